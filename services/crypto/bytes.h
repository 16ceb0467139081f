// Text as the bytes that OpenSSL takes.
#pragma once

#include <string_view>

namespace kiosk::services::crypto {

[[nodiscard]] inline const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace kiosk::services::crypto
