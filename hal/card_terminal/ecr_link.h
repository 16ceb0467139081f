// Questions and answers over one line to the terminal: frames acknowledged, sent again only while no ACK
// came, answers matched to their question. Says how far a question got, because money hangs on it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "hal/card_terminal/ecr_frame.h"
#include "hal/line/line.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal::ecr {

class Link {
public:
    Link(std::unique_ptr<Line> line, Millis ack_timeout);

    enum class Sent {
        acked,
        refused,  // every try was answered by NAK: the terminal has never had it whole
        nothing,  // no byte left
        unknown,  // left, and no ACK came
    };
    Sent send(const Question& question);
    // The answer to this question, waiting until the limit or `enough`.
    std::optional<Answer> await(const Question& question, Millis limit, const std::function<bool()>& enough);
    [[nodiscard]] bool cut() const { return line_->cut(); }

private:
    enum class Reply { none, good, bad };
    Reply await_ack(const Question& question);
    Reply hear(const Question& question, Millis limit);
    void hear_answer(const Question& question, const std::string& data);

    std::unique_ptr<Line> line_;
    const Millis ack_timeout_;
    FrameReader reader_;
    std::optional<Answer> answer_;
};

}  // namespace kiosk::hal::ecr
