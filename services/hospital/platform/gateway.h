// The gateway before the platform: which transaction a URL means (three styles) and whether the request is
// signed as the style demands (TIF, CSB). The body is not covered by either signature (specification 1.5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "services/hospital/http.h"

namespace kiosk::hospital {

inline constexpr std::string_view tif_account = "demo";
inline constexpr std::string_view tif_secret = "DEMO_SECRET_KEY";
inline constexpr std::string_view csb_access_key = "ak-demo";
inline constexpr std::string_view csb_secret = "sk-demo";
inline constexpr std::int64_t gateway_skew_ms_max = 300'000;

struct PlatformPath {
    bool known = false;
    bool ec_query = false;  // the e-code front, which is no envelope transaction
    std::string infno;      // empty: the body alone says (style 2)
    std::string gateway;    // tif, csb, any: what this URL style asks for
};
[[nodiscard]] PlatformPath platform_path(std::string_view path);

[[nodiscard]] std::string tif_signature(std::string_view timestamp, std::string_view secret,
                                        std::string_view nonce);
[[nodiscard]] std::string csb_signature(std::string_view secret, std::string_view signed_text);

// What is wrong with the signature; nothing if it is good. `demanded`: tif, csb, none, or any (what is there
// must be right).
[[nodiscard]] std::optional<std::string> gateway_problem(const Request& request, std::string_view demanded,
                                                         CivilTime now);

}  // namespace kiosk::hospital
