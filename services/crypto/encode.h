// Bytes as text and back: upper-case hex and Base64, as the counterparties' signatures travel. Lower-case hex
// is kiosk/base/text.h.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/result.h"

namespace kiosk::services::crypto {

[[nodiscard]] std::string to_upper_hex(std::string_view bytes);
// Either case; an odd count or another character is Error(malformed).
Result<std::string> from_hex(std::string_view hex);
// RFC 4648 with padding, no line breaks.
[[nodiscard]] std::string to_base64(std::string_view bytes);
Result<std::string> from_base64(std::string_view text);

}  // namespace kiosk::services::crypto
