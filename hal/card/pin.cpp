// Built by hand, byte by byte: the structure is packed and differs between compilers, not between readers.
#include "hal/card/pin.h"

#include <algorithm>

#include <fmt/format.h>

namespace kiosk::hal::card {
namespace {

using device::CardTrouble;

unsigned status_of(std::string_view word) {
    return static_cast<unsigned>(static_cast<unsigned char>(word[0])) << 8 |
           static_cast<unsigned char>(word[1]);
}

}  // namespace

Read<std::optional<std::uint32_t>> find_pin_pad(const Control& control) {
    const auto list = control(control_get_features, "");
    if (!list) return std::unexpected{list.error()};
    // Tag, length 4, control code with the high byte first.
    constexpr std::size_t entry_bytes = 6;
    for (std::size_t at = 0; at + entry_bytes <= list->size();) {
        const auto byte = [&](std::size_t offset) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>((*list)[at + offset]));
        };
        if (byte(0) == feature_verify_pin_direct && byte(1) == 4)
            return std::optional{byte(2) << 24 | byte(3) << 16 | byte(4) << 8 | byte(5)};
        at += 2 + byte(1);
    }
    return std::optional<std::uint32_t>{};
}

std::string pin_verify_structure(const PinRules& rules) {
    const int seconds = static_cast<int>(std::clamp<std::int64_t>(rules.timeout.count() / 1000, 1, 255));
    const int pin_bytes = (rules.digits + 1) / 2;
    constexpr int bcd_from_the_left_in_bytes = 0x81;
    constexpr int ends_by_the_enter_key = 0x02;
    auto structure = bytes({seconds, seconds, bcd_from_the_left_in_bytes,
                            pin_bytes,                    // block size, no length inside
                            0x00,                         // no length in the command
                            rules.digits, rules.digits,   // at most, at least
                            ends_by_the_enter_key, 0x01,  // one message
                            0x04, 0x08,                   // zh-CN
                            0x00, 0x00, 0x00, 0x00,       // message 0, no T=1 prologue
                            5 + pin_bytes, 0x00, 0x00, 0x00});
    structure += bytes({0x00, 0x20, 0x00, 0x00, pin_bytes});
    return structure.append(static_cast<std::size_t>(pin_bytes), '\xFF');
}

Read<std::optional<int>> tries_left(const Transmit& transmit, int reference) {
    const auto answer = exchange(transmit, bytes({0x00, 0x20, 0x00, reference}));
    if (!answer) return std::unexpected{answer.error()};
    if ((answer->status & 0xFFF0) == 0x63C0) return std::optional{static_cast<int>(answer->status & 0x0F)};
    if (answer->status == 0x6983) return std::optional{0};
    if (answer->status == 0x6283 || answer->status == 0x9303)
        return failed(CardTrouble::locked, fmt::format("PIN: {:04X}", answer->status));
    return std::optional<int>{};
}

device::Completion pin_completion(std::string_view status_word) {
    if (status_word.size() != 2) return device::Unable{DeviceTrouble::hardware, "no status from the PIN pad"};
    const auto status = status_of(status_word);
    if (status == 0x9000) return device::PinVerified{};
    if ((status & 0xFFF0) == 0x63C0) return device::PinWrong{static_cast<int>(status & 0x0F)};
    if (status == 0x6983 || status == 0x6984) return device::PinWrong{0};
    if (status == 0x6400) return device::PinAborted{false};
    if (status == 0x6401 || status == 0x6403) return device::PinAborted{true};
    return device::Unable{DeviceTrouble::hardware, fmt::format("PIN pad: {:04X}", status)};
}

}  // namespace kiosk::hal::card
