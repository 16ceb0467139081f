// Digests, keyed digests and random numbers that the counterparties' signatures are made of
// (specification 1.5, 1.6; acquirer/PROTOCOL.md). All take bytes and give text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "kiosk/base/secret.h"

namespace kiosk::services::crypto {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);  // lower case
[[nodiscard]] std::string sm3_hex(std::string_view bytes);     // lower case, 64 digits; GB/T 32905
[[nodiscard]] std::string hmac_sha1_base64(const Secret& key, std::string_view bytes);
[[nodiscard]] std::string hmac_sha256_hex(const Secret& key, std::string_view bytes);  // lower case
// `digits` lower-case hex digits from the system's generator.
[[nodiscard]] std::string random_hex(std::size_t digits);
// Takes the same time whatever differs.
[[nodiscard]] bool same_text(std::string_view a, std::string_view b);

}  // namespace kiosk::services::crypto
