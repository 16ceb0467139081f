// Bits to meaning. Where a printer contradicts itself the worse reading wins: a slip that is not printed can
// be asked for again, a slip that is believed printed cannot.
#include "hal/printer/esc_pos_status.h"

namespace kiosk::hal::esc_pos {
namespace {

constexpr char process_id_header = 0x37;
constexpr char process_id_kind = 0x22;
constexpr std::size_t process_id_size = 7;
constexpr std::size_t pushed_size = 4;

constexpr bool has(std::uint8_t byte, std::uint8_t bits) { return (byte & bits) != 0; }
constexpr bool is_push_start(std::uint8_t byte) { return (byte & 0x93) == 0x10; }
constexpr bool is_low(std::uint8_t byte) { return (byte & 0x90) == 0; }

}  // namespace

DeviceTrouble trouble_of(const RealTimeStatus& status) {
    if (has(status.offline_cause, 0x04)) return DeviceTrouble::cover_open;
    if (has(status.offline_cause, 0x20) || has(status.paper, 0x60)) return DeviceTrouble::paper_out;
    if (has(status.error_cause, 0x08)) return DeviceTrouble::cutter;
    if (has(status.error_cause, 0x04)) return DeviceTrouble::paper_jam;
    if (has(status.error_cause, 0x20)) return DeviceTrouble::hardware;
    if (has(status.error_cause, 0x40)) return DeviceTrouble::head_hot;
    if (has(status.offline_cause, 0x40)) return DeviceTrouble::hardware;
    if (has(status.printer, 0x08)) return DeviceTrouble::offline;
    if (has(status.paper, 0x0C)) return DeviceTrouble::paper_low;
    return DeviceTrouble::none;
}

DeviceTrouble trouble_of_port(int status) {
    if ((status & 0x20) != 0) return DeviceTrouble::paper_out;
    if ((status & 0x08) == 0) return DeviceTrouble::hardware;
    if ((status & 0x10) == 0) return DeviceTrouble::offline;
    return DeviceTrouble::none;
}

DeviceTrouble trouble_of_push(const std::array<std::uint8_t, 4>& pushed) {
    if (has(pushed[0], 0x20)) return DeviceTrouble::cover_open;
    if (has(pushed[2], 0x0C)) return DeviceTrouble::paper_out;
    if (has(pushed[1], 0x08)) return DeviceTrouble::cutter;
    if (has(pushed[1], 0x04)) return DeviceTrouble::paper_jam;
    if (has(pushed[1], 0x20)) return DeviceTrouble::hardware;
    if (has(pushed[1], 0x40)) return DeviceTrouble::head_hot;
    if (has(pushed[0], 0x08)) return DeviceTrouble::offline;
    if (has(pushed[2], 0x03)) return DeviceTrouble::paper_low;
    return DeviceTrouble::none;
}

std::size_t ReplyReader::front(std::optional<Reply>& reply) const {
    const auto first = static_cast<std::uint8_t>(pending_.front());
    if (is_real_time(first)) return reply = RealTimeByte{first}, 1;
    if (pending_.front() == process_id_header) {
        if (pending_.size() > 1 && pending_[1] != process_id_kind) return 1;
        if (pending_.size() < process_id_size) return 0;
        if (pending_[process_id_size - 1] != 0) return 1;
        return reply = ProcessId{pending_.substr(2, 4)}, process_id_size;
    }
    if (is_push_start(first)) {
        for (std::size_t i = 1; i < pending_.size() && i < pushed_size; ++i)
            if (!is_low(static_cast<std::uint8_t>(pending_[i]))) return 1;
        if (pending_.size() < pushed_size) return 0;
        PushedStatus pushed{};
        for (std::size_t i = 0; i < pushed_size; ++i)
            pushed.bytes[i] = static_cast<std::uint8_t>(pending_[i]);
        return reply = pushed, pushed_size;
    }
    if (is_low(first)) return reply = TransmittedStatus{first}, 1;
    return 1;
}

std::vector<Reply> ReplyReader::take(std::string_view bytes) {
    std::vector<Reply> replies;
    for (const char byte : bytes) {
        pending_ += byte;
        while (!pending_.empty()) {
            std::optional<Reply> reply;
            const auto length = front(reply);
            if (length == 0) break;
            pending_.erase(0, length);
            if (reply)
                replies.push_back(*reply);
            else
                ++dropped_;
        }
    }
    return replies;
}

}  // namespace kiosk::hal::esc_pos
