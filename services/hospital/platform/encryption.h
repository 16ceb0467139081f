// Body encryption and signature of specification 1.6 as ENCRYPTION.md writes it down: SM4-ECB around the
// envelope, SM2 over the sign string. A request that has the outer object gets its reply in the same
// wrapping.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "services/hospital/wire.h"

namespace kiosk::hospital {

inline constexpr std::string_view demo_app_id = "DEMOAPPID0000000ABCDEF";
inline constexpr std::string_view demo_app_secret = "DEMOSECRET0000000000000000000001";

struct BodyKeys {
    std::string kiosk_public_pem;
    std::string platform_private_pem;
};

[[nodiscard]] std::string body_key(std::string_view app_id, std::string_view app_secret);
// The text that is signed: members sorted, `k=v` joined by &, the secret at the end.
[[nodiscard]] std::string sign_string(std::string_view data, std::string_view timestamp);

[[nodiscard]] bool is_wrapped(const Json& outer);
struct Unwrapped {
    std::string text;     // of the envelope
    std::string problem;  // empty: good
};
[[nodiscard]] Unwrapped unwrap(const Json& outer, const BodyKeys& keys, CivilTime now);
[[nodiscard]] std::string wrap(std::string_view text, const BodyKeys& keys, CivilTime now);

}  // namespace kiosk::hospital
