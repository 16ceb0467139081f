// The card's own PIN by a reader with keys of its own (PC/SC part 10, FEATURE_VERIFY_PIN_DIRECT): the reader
// takes the digits, builds VERIFY and sends it; what comes here is a status word. No VERIFY with data is
// built here, so no digit of a patient passes through this process (a staff member's does: staff_card.h).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "hal/card/apdu.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal::card {

// Sends a control code of PC/SC part 10 to the reader, returns what it answers.
using Control = std::function<Read<std::string>(std::uint32_t code, std::string_view input)>;

inline constexpr std::uint32_t control_get_features = 0x42000000 + 3400;  // CM_IOCTL_GET_FEATURE_REQUEST
inline constexpr int feature_verify_pin_direct = 0x06;

struct PinRules {
    int digits = 6;          // of a social-security card's PIN; sent packed, two digits a byte (devices 1.5)
    Millis timeout{30'000};  // without a key, whole seconds
};

// The control code of the reader's "verify a PIN"; nothing: it has no keys.
[[nodiscard]] Read<std::optional<std::uint32_t>> find_pin_pad(const Control& control);

// PIN_VERIFY_STRUCTURE (PC/SC part 10, 2.5.2), little endian. Its template of VERIFY holds filler where the
// reader puts the digits.
[[nodiscard]] std::string pin_verify_structure(const PinRules& rules);

// How many tries are left, asked by VERIFY without data `00 20 00 xx` (ISO 7816-4): 0 = blocked; nothing when
// this card does not say. `reference`: which PIN; 0 = the only one.
[[nodiscard]] Read<std::optional<int>> tries_left(const Transmit& transmit, int reference = 0);

// What the status word means that the reader brings: 9000, 63Cx, 6983 from the card; 6400 time out, 6401
// cancelled, 6403 too short, 6B80 structure not understood from the reader.
[[nodiscard]] device::Completion pin_completion(std::string_view status_word);

}  // namespace kiosk::hal::card
