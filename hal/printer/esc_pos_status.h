// What an ESC/POS printer says of itself, folded into the trouble that the house knows. Pure: bytes in,
// meaning out. Source of the bits: spec/devices 4.1 (real-time status DLE EOT 1..4; automatic status GS a).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/domain/device.h"

namespace kiosk::hal::esc_pos {

// One round of DLE EOT 1..4, each byte as it came.
struct RealTimeStatus {
    std::uint8_t printer = 0x12;
    std::uint8_t offline_cause = 0x12;
    std::uint8_t error_cause = 0x12;
    std::uint8_t paper = 0x12;
};

// The worst that the four say; `none` when all is well. Order: cover, paper end, cutter, jam, fatal, hot,
// offline, near end: what a hand can cure is said before what it hides.
[[nodiscard]] DeviceTrouble trouble_of(const RealTimeStatus& status);
// The parallel port's three lines, for printers that cannot talk back (usblp: 0x20 paper out, 0x10 selected,
// 0x08 no error).
[[nodiscard]] DeviceTrouble trouble_of_port(int status);
// The four bytes that a printer pushes when something changes. A hint only: clones lie here.
[[nodiscard]] DeviceTrouble trouble_of_push(const std::array<std::uint8_t, 4>& pushed);

// The frame of a real-time byte: 0xx1xx10.
[[nodiscard]] constexpr bool is_real_time(std::uint8_t byte) { return (byte & 0x93) == 0x12; }

struct RealTimeByte {
    std::uint8_t value;
    friend bool operator==(const RealTimeByte&, const RealTimeByte&) = default;
};
struct PushedStatus {
    std::array<std::uint8_t, 4> bytes;
    friend bool operator==(const PushedStatus&, const PushedStatus&) = default;
};
// All data before this mark are on paper (GS ( H function 48).
struct ProcessId {
    std::string id;  // the four bytes that were sent with it
    friend bool operator==(const ProcessId&, const ProcessId&) = default;
};
// GS r 1, answered in the order of the data.
struct TransmittedStatus {
    std::uint8_t value;
    friend bool operator==(const TransmittedStatus&, const TransmittedStatus&) = default;
};
using Reply = std::variant<RealTimeByte, PushedStatus, ProcessId, TransmittedStatus>;

// Splits what comes back from a printer into replies. Bytes that fit nothing are dropped and counted; it
// holds at most one unfinished reply of seven bytes, whatever is sent to it.
class ReplyReader {
public:
    [[nodiscard]] std::vector<Reply> take(std::string_view bytes);
    [[nodiscard]] std::size_t dropped() const { return dropped_; }
    void forget() { pending_.clear(); }

private:
    // Length of a whole reply at the front of pending_, 0 = wait for more, and the reply itself.
    std::size_t front(std::optional<Reply>& reply) const;
    std::string pending_;
    std::size_t dropped_ = 0;
};

}  // namespace kiosk::hal::esc_pos
