// The conversation with an ESC/POS printer: questions with their answers, documents, and a clean start. One
// question is open at a time; a printer that leaves one unanswered is not believed any more and must be
// opened anew.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hal/printer/byte_channel.h"
#include "hal/printer/esc_pos_replies.h"
#include "hal/printer/esc_pos_status.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace kiosk::hal::esc_pos {

class Link {
public:
    struct Patience {
        Millis connect{1'000};
        Millis reply{300};
    };
    [[nodiscard]] static Result<Link> open(const std::string& device, Patience patience);

    // DLE EOT 1 … 4. Only between commands.
    [[nodiscard]] Result<Status> status();
    // Empties the printer's buffers; true: the printer confirmed it, so nothing sent before can still come
    // out. `unfinished`: bytes of a command that were not sent any more.
    bool clear(std::size_t unfinished = 0);
    // How many bytes were taken.
    [[nodiscard]] std::size_t send(std::string_view bytes, Millis patience);
    // Listens for replies that answer no status question; an error: the connection is gone or talks nonsense.
    [[nodiscard]] Result<void> listen(Millis patience);

    // What was heard since forget_proofs().
    void forget_proofs();
    [[nodiscard]] const std::string& process_heard() const { return process_; }
    [[nodiscard]] std::optional<std::uint8_t> transmitted_heard() const { return transmitted_; }

private:
    Link(ByteChannel channel, Patience patience) : channel_{std::move(channel)}, patience_{patience} {}
    [[nodiscard]] Result<std::uint8_t> ask(int n);
    // Takes in what is there; false: nothing came in time.
    [[nodiscard]] Result<bool> hear(Millis patience);

    ByteChannel channel_;
    Patience patience_;
    ReplyReader reader_;
    std::optional<std::uint8_t> status_;
    std::optional<std::uint8_t> transmitted_;
    std::string process_;
    bool cleared_ = false;
};

}  // namespace kiosk::hal::esc_pos
