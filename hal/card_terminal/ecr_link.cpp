// An answer that comes before its ACK proves that the question arrived.
#include "hal/card_terminal/ecr_link.h"

#include <algorithm>
#include <utility>

namespace kiosk::hal::ecr {
namespace {

using Clock = std::chrono::steady_clock;
constexpr Millis slice{50};

Millis left_until(Clock::time_point until) {
    return std::max(Millis{0}, std::chrono::duration_cast<Millis>(until - Clock::now()));
}

}  // namespace

Link::Link(std::unique_ptr<Line> line, Millis ack_timeout)
    : line_{std::move(line)}, ack_timeout_{ack_timeout} {}

Link::Sent Link::send(const Question& question) {
    const auto frame = frame_of(question);
    if (!frame) return Sent::nothing;
    if (answer_ && answer_->trace != question.trace) answer_.reset();
    hear(question, Millis{0});  // what is left of earlier
    bool only_refused = true;
    for (int i = 0; i < sends_max; ++i) {
        const auto taken = line_->write(*frame, ack_timeout_);
        if (i == 0 && taken == 0) return Sent::nothing;
        const auto reply = taken == frame->size() ? await_ack(question) : Reply::none;
        if (reply == Reply::good) return Sent::acked;
        if (reply == Reply::none) only_refused = false;
        if (cut()) break;
    }
    return only_refused ? Sent::refused : Sent::unknown;
}

Link::Reply Link::await_ack(const Question& question) {
    const auto until = Clock::now() + ack_timeout_;
    while (!cut() && Clock::now() < until) {
        const auto reply = hear(question, std::min(slice, left_until(until)));
        if (answer_) return Reply::good;
        if (reply != Reply::none) return reply;
    }
    return Reply::none;
}

std::optional<Answer> Link::await(const Question& question, Millis limit,
                                  const std::function<bool()>& enough) {
    const auto until = Clock::now() + limit;
    while (!answer_ && !cut() && !enough() && Clock::now() < until)
        hear(question, std::min(slice, left_until(until)));
    return std::exchange(answer_, std::nullopt);
}

Link::Reply Link::hear(const Question& question, Millis limit) {
    auto reply = Reply::none;
    for (const auto& piece : reader_.take(line_->read(limit))) {
        if (std::holds_alternative<Ack>(piece)) reply = Reply::good;
        if (std::holds_alternative<Nak>(piece) && reply == Reply::none) reply = Reply::bad;
        if (std::holds_alternative<Broken>(piece)) line_->write({&nak, 1}, ack_timeout_);
        if (const auto* data = std::get_if<Data>(&piece)) hear_answer(question, data->bytes);
    }
    return reply;
}

void Link::hear_answer(const Question& question, const std::string& data) {
    auto answer = answer_of(data);
    line_->write({answer ? &ack : &nak, 1}, ack_timeout_);
    // A stop is answered by the purchase that it stops.
    const auto code = question.code == stop ? purchase : std::string_view{question.code};
    const bool ours =
        answer && answer->code == code && answer->trace == question.trace && answer->order == question.order;
    if (ours) answer_ = std::move(answer);
}

}  // namespace kiosk::hal::ecr
