// One command to a chip and its whole answer, for everything that talks to a card or a security module.
// Pure over a function that moves the bytes; ISO 7816-4 (devices 1.6, 1.7).
#pragma once

#include <expected>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "kiosk/domain/device.h"

namespace kiosk::hal::card {

// Sends one command APDU, returns data and status word, or why the link is gone.
using Transmit = std::function<std::expected<std::string, device::CardFailed>(std::string_view command)>;

template <class T>
using Read = std::expected<T, device::CardFailed>;

struct Answer {
    std::string data;
    unsigned status = 0;
    [[nodiscard]] bool well() const { return status == 0x9000; }
};

// Follows 61xx (more data) and 6Cxx (other length), which T=0 leaves to us; ends with `malformed` when the
// chip would go on for ever: 256 bytes come with each answer, 4096 in all.
[[nodiscard]] Read<Answer> exchange(const Transmit& transmit, std::string command,
                                    int chained_answers_max = 8);

// A command that has data and expects some (case 4) ends with Le. T=0 has no room for it: without its last
// byte there (ISO 7816-3 12.2.4), the answer comes by 61xx. Every other command as it is.
[[nodiscard]] std::string_view as_t0_takes_it(std::string_view command);

// What a status word means for the person who holds the card; `otherwise` where it says nothing of that kind.
[[nodiscard]] device::CardTrouble trouble_of(unsigned status, device::CardTrouble otherwise);

[[nodiscard]] std::unexpected<device::CardFailed> failed(device::CardTrouble trouble, std::string detail);

[[nodiscard]] std::string bytes(std::initializer_list<int> values);
// Upper case: codes of cards are written so wherever people and platforms write them.
[[nodiscard]] std::string upper_hex(std::string_view bytes);
// Empty when it is no hex, or is odd. Either case of letters.
[[nodiscard]] std::string from_hex(std::string_view hex);

}  // namespace kiosk::hal::card
