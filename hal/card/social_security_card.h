// Reading a social-security card, as far as it is the same for every reader: select the environment, read
// EF05 and EF06, make text of bytes and check that the data agree with themselves (LD/T 32; devices 1.2–1.6).
// Pure over a function that exchanges one APDU; it never sends VERIFY, so it cannot burn a citizen's PIN
// tries.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>

#include "kiosk/domain/device.h"

namespace kiosk::hal::card {

// Sends one command APDU, returns data and status word, or why the link is gone.
using Transmit = std::function<std::expected<std::string, device::CardFailed>(std::string_view command)>;

[[nodiscard]] std::expected<device::CardData, device::CardFailed> read_social_security_card(
    const Transmit& transmit, std::string_view atr);

// What contradicts itself in a card's data, in words without the data; empty = nothing. For every reader.
[[nodiscard]] std::string complaint_about(const device::CardData& card);

// GBK and its superset GB18030, the card's coding of names. Broken tails are dropped.
[[nodiscard]] std::string utf8_from_gb18030(std::string_view bytes);
[[nodiscard]] std::string gb18030_from_utf8(std::string_view text);

}  // namespace kiosk::hal::card
