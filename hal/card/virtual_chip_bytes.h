// Words of a chip as bytes, for the twins of cards and modules.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiosk::hal {

// SW1 SW2 of an answer, e.g. 0x9000 (ISO/IEC 7816-4 5.6).
[[nodiscard]] inline std::string status_word(int status) {
    return {static_cast<char>(status >> 8), static_cast<char>(status & 0xFF)};
}
[[nodiscard]] inline int byte_of(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

}  // namespace kiosk::hal
