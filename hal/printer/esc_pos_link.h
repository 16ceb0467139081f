// The conversation with one ESC/POS printer over one line: ask for its state, hand over commands whole, hear
// the marks that come back. Knows whether the printer stands in the middle of a command, because a real-time
// byte there would be taken as picture.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hal/line/line.h"
#include "hal/printer/esc_pos_status.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal::esc_pos {

class Link {
public:
    using Ended = std::function<bool()>;  // the driver's command is over: stop waiting

    Link(std::unique_ptr<Line> line, Millis answer_timeout);

    // One round of DLE EOT 1..4. A printer that does not answer and whose port has status lines is judged by
    // these; otherwise DeviceTrouble::unreachable. Must not be called while owes() > 0.
    DeviceTrouble ask();
    // Hands over one command; false when it was not taken whole within the limit or `ended` came first.
    bool give(const std::string& command, Millis limit, const Ended& ended);
    // Hears what the printer says by itself, waiting at most so long.
    void listen(Millis limit);

    // Bytes of the command that was not taken whole.
    [[nodiscard]] std::size_t owes() const { return owes_; }
    [[nodiscard]] bool cut() const { return line_->cut() || babbles_; }
    [[nodiscard]] bool heard_process_id(const std::string& id) const;
    [[nodiscard]] int transmitted() const { return transmitted_; }
    // What the printer pushed last; a hint.
    [[nodiscard]] DeviceTrouble pushed() const { return pushed_; }
    // Forgets marks and what is left of old replies.
    void forget();

private:
    std::optional<std::uint8_t> ask_one(int n);
    void hear(const std::vector<Reply>& replies);

    std::unique_ptr<Line> line_;
    const Millis answer_timeout_;
    ReplyReader reader_;
    std::size_t owes_ = 0;
    std::vector<std::string> process_ids_;
    int transmitted_ = 0;
    std::optional<std::uint8_t> real_time_;
    DeviceTrouble pushed_ = DeviceTrouble::none;
    bool babbles_ = false;
};

}  // namespace kiosk::hal::esc_pos
