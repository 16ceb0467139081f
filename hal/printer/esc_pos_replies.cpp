// Looks at the first byte held and takes what it begins. A block that breaks its own rules loses its first
// byte only, so that a reply behind it is still found.
#include "hal/printer/esc_pos_replies.h"

#include <algorithm>

#include "hal/printer/esc_pos_status.h"

namespace kiosk::hal::esc_pos {
namespace {

constexpr std::size_t held_max = 4'096;
constexpr std::uint8_t block_begins = 0x37;
constexpr std::uint8_t process_block = 0x22;
constexpr std::uint8_t cleared_block = 0x25;

bool begins_automatic(std::uint8_t byte) { return (byte & 0x93) == 0x10; }     // 0xx1xx00
bool continues_automatic(std::uint8_t byte) { return (byte & 0x90) == 0x00; }  // 0xx0xxxx

}  // namespace

void ReplyReader::feed(std::string_view bytes) {
    const auto room = held_max - std::min(held_.size(), held_max);
    held_.append(bytes.substr(0, room));
    nonsense_ += static_cast<int>(bytes.size() - std::min(bytes.size(), room));
}

std::optional<Reply> ReplyReader::next() {
    while (!held_.empty()) {
        Reply reply;
        const auto found = take(reply);
        if (found == Found::incomplete) return std::nullopt;
        if (found == Found::reply) {
            nonsense_ = 0;
            return reply;
        }
        held_.erase(0, 1);
        ++nonsense_;
    }
    return std::nullopt;
}

ReplyReader::Found ReplyReader::take(Reply& reply) {
    const auto first = at(0);
    if (first == block_begins) return take_block(reply);
    if (begins_automatic(first)) return take_automatic(reply);
    if (is_status(first))
        reply = StatusReply{first};
    else if (continues_automatic(first))
        reply = TransmittedReply{first};
    else
        return Found::nothing;
    held_.erase(0, 1);
    return Found::reply;
}

ReplyReader::Found ReplyReader::take_block(Reply& reply) {
    if (held_.size() < 2) return Found::incomplete;
    const bool process = at(1) == process_block;
    if (!process && at(1) != cleared_block) return Found::nothing;
    const std::size_t body = process ? 4 : 0;
    const auto present = std::min(held_.size() - 2, body);
    for (std::size_t i = 0; i < present; ++i)
        if (at(2 + i) < 0x20 || at(2 + i) > 0x7E) return Found::nothing;
    if (held_.size() < 3 + body) return Found::incomplete;
    if (at(2 + body) != 0) return Found::nothing;
    if (process)
        reply = ProcessReply{held_.substr(2, 4)};
    else
        reply = ClearedReply{};
    held_.erase(0, 3 + body);
    return Found::reply;
}

// The answer to a question may stand between the bytes of an automatic status: it is taken out first.
ReplyReader::Found ReplyReader::take_automatic(Reply& reply) {
    AutomaticReply automatic;
    for (std::size_t i = 0; i < automatic.bytes.size(); ++i) {
        if (i == held_.size()) return Found::incomplete;
        if (i > 0 && is_status(at(i))) {
            reply = StatusReply{at(i)};
            held_.erase(i, 1);
            return Found::reply;
        }
        if (i > 0 && !continues_automatic(at(i))) return Found::nothing;
        automatic.bytes[i] = at(i);
    }
    held_.erase(0, automatic.bytes.size());
    reply = automatic;
    return Found::reply;
}

}  // namespace kiosk::hal::esc_pos
