// What an ESC/POS printer says about itself, folded into one trouble. Pure: bytes in, meaning out.
// Source: Epson ESC/POS reference, DLE EOT; agreeing manuals of other makers (devices 4.1).
#pragma once

#include <cstdint>

#include "kiosk/domain/device.h"

namespace kiosk::hal::esc_pos {

// The answers to DLE EOT 1, 2, 3 and 4; as they are when nothing is wrong.
struct Status {
    std::uint8_t printer = 0x12;
    std::uint8_t offline_cause = 0x12;
    std::uint8_t error_cause = 0x12;
    std::uint8_t paper = 0x12;
    friend bool operator==(const Status&, const Status&) = default;
};

// The fixed bits of an answer to DLE EOT: 0xx1xx10.
[[nodiscard]] constexpr bool is_status(std::uint8_t byte) { return (byte & 0x93) == 0x12; }

// The worst of what the four bytes say: what a hand must mend first, what passes by itself later, warnings
// last. An open cover comes before everything because its sensors then tell of paper that nobody sees.
[[nodiscard]] DeviceTrouble trouble_of(const Status& status);

// Bits of the paper sensor as GS r 1 sends them: end in bits 2 and 3, near end in bits 0 and 1.
[[nodiscard]] DeviceTrouble trouble_of_transmitted(std::uint8_t byte);

}  // namespace kiosk::hal::esc_pos
