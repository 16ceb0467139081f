// What a card is that has no social-security environment, so that the screen can say "this is a bank card".
// Applications are only selected by name, never read.
#pragma once

#include <string_view>

#include "hal/card/apdu.h"

namespace kiosk::hal::card {

// A synchronous memory card behind a reader that makes an answer to reset for it: no APDU is for such a card.
[[nodiscard]] bool is_memory_card(std::string_view atr);
// Ends with the link's own failure when the card goes meanwhile.
[[nodiscard]] Read<device::CardKind> what_card(const Transmit& transmit);

}  // namespace kiosk::hal::card
