// Replies to DLE EOT do not say which question they answer: one question is open at a time, and late answers
// are thrown away before the next.
#include "hal/printer/esc_pos_link.h"

#include <algorithm>
#include <utility>

#include "hal/printer/esc_pos_commands.h"

namespace kiosk::hal::esc_pos {
namespace {

// More than a printer can mean; a line that talks like this is not one.
constexpr std::size_t nonsense_max = 4'096;
constexpr std::size_t marks_kept_max = 32;
constexpr Millis slice{50};

}  // namespace

Link::Link(std::unique_ptr<Line> line, Millis answer_timeout)
    : line_{std::move(line)}, answer_timeout_{answer_timeout} {}

void Link::hear(const std::vector<Reply>& replies) {
    for (const auto& reply : replies) {
        if (const auto* byte = std::get_if<RealTimeByte>(&reply)) real_time_ = byte->value;
        if (const auto* mark = std::get_if<ProcessId>(&reply); mark && process_ids_.size() < marks_kept_max)
            process_ids_.push_back(mark->id);
        if (std::holds_alternative<TransmittedStatus>(reply)) ++transmitted_;
        if (const auto* push = std::get_if<PushedStatus>(&reply)) pushed_ = trouble_of_push(push->bytes);
    }
    if (reader_.dropped() > nonsense_max) babbles_ = true;
}

void Link::listen(Millis limit) { hear(reader_.take(line_->read(limit))); }

std::optional<std::uint8_t> Link::ask_one(int n) {
    listen(Millis{0});
    real_time_.reset();
    const auto question = ask_status(n);
    const auto taken = line_->write(question, answer_timeout_);
    if (taken != question.size()) {
        owes_ = taken == 0 ? 0 : question.size() - taken;
        return std::nullopt;
    }
    const auto until = std::chrono::steady_clock::now() + answer_timeout_;
    while (!real_time_ && !cut()) {
        const auto left = std::chrono::duration_cast<Millis>(until - std::chrono::steady_clock::now());
        if (left.count() <= 0) break;
        listen(left);
    }
    return std::exchange(real_time_, std::nullopt);
}

DeviceTrouble Link::ask() {
    RealTimeStatus status;
    int n = 0;
    for (auto* byte : {&status.printer, &status.offline_cause, &status.error_cause, &status.paper}) {
        const auto answer = ask_one(++n);
        if (!answer) {
            const auto lines = cut() ? std::nullopt : line_->port_status();
            return lines ? trouble_of_port(*lines) : DeviceTrouble::unreachable;
        }
        *byte = *answer;
    }
    return trouble_of(status);
}

bool Link::give(const std::string& command, Millis limit, const Ended& ended) {
    const auto until = std::chrono::steady_clock::now() + limit;
    std::string_view left = command;
    while (!left.empty() && !cut() && std::chrono::steady_clock::now() < until) {
        left.remove_prefix(line_->write(left, slice));
        listen(Millis{0});
        if (!left.empty() && ended()) break;
    }
    owes_ = left.size() == command.size() ? 0 : left.size();
    return left.empty();
}

bool Link::heard_process_id(const std::string& id) const {
    return std::find(process_ids_.begin(), process_ids_.end(), id) != process_ids_.end();
}

void Link::forget() {
    listen(Millis{0});
    process_ids_.clear();
    transmitted_ = 0;
    real_time_.reset();
}

}  // namespace kiosk::hal::esc_pos
