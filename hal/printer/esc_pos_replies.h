// The bytes that come back from an ESC/POS printer, cut into replies. They are told apart by their fixed bits
// (Epson ESC/POS reference, "identification of the transmission data"); what fits none is dropped and
// counted, because a printer may be a clone, or something else altogether.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kiosk::hal::esc_pos {

struct StatusReply {  // to DLE EOT
    std::uint8_t byte = 0;
    friend bool operator==(const StatusReply&, const StatusReply&) = default;
};
struct TransmittedReply {  // to GS r, in the order of the stream
    std::uint8_t byte = 0;
    friend bool operator==(const TransmittedReply&, const TransmittedReply&) = default;
};
struct ProcessReply {  // to GS ( H function 48: everything before it is printed
    std::string id;    // 4 characters, 0x20 … 0x7E
    friend bool operator==(const ProcessReply&, const ProcessReply&) = default;
};
struct ClearedReply {  // to DLE DC4 function 8: the buffers are empty
    friend bool operator==(const ClearedReply&, const ClearedReply&) = default;
};
struct AutomaticReply {  // ASB, which some clones push although nobody asked
    std::array<std::uint8_t, 4> bytes{};
    friend bool operator==(const AutomaticReply&, const AutomaticReply&) = default;
};
using Reply = std::variant<StatusReply, TransmittedReply, ProcessReply, ClearedReply, AutomaticReply>;

class ReplyReader {
public:
    void feed(std::string_view bytes);
    // The next whole reply; nothing until it is complete.
    std::optional<Reply> next();
    // Bytes without meaning since the last reply that had one.
    [[nodiscard]] int nonsense() const { return nonsense_; }

private:
    enum class Found { reply, incomplete, nothing };
    Found take(Reply& reply);
    Found take_block(Reply& reply);
    Found take_automatic(Reply& reply);
    [[nodiscard]] std::uint8_t at(std::size_t index) const { return static_cast<std::uint8_t>(held_[index]); }

    std::string held_;
    int nonsense_ = 0;
};

}  // namespace kiosk::hal::esc_pos
