// One promise for each command under way.
#include "kiosk/app/terminal_counter.h"

#include <chrono>

namespace kiosk::app {
namespace {

// An answer that comes a little after its deadline is still the better one.
constexpr Millis grace{3'000};

}  // namespace

std::optional<device::Completion> TerminalCounter::ask(const device::Command& command, Millis wait) {
    EffectId number;
    std::future<device::Completion> answer;
    {
        const std::lock_guard lock{mutex_};
        if (!open_) return device::Unable{DeviceTrouble::offline, "the terminal is not started"};
        number = {next_++};
        answer = waiting_[number.value].get_future();
    }
    terminal_->submit(number, command, wait);
    if (answer.wait_for(wait + grace) == std::future_status::ready) return answer.get();
    terminal_->cancel(number);
    const std::lock_guard lock{mutex_};
    waiting_.erase(number.value);
    return std::nullopt;
}

bool TerminalCounter::took(const device::Event& event) {
    const auto* completed = std::get_if<device::Completed>(&event);
    if (completed == nullptr || completed->command.value < first_number) return false;
    const std::lock_guard lock{mutex_};
    const auto found = waiting_.find(completed->command.value);
    if (found == waiting_.end()) return true;
    found->second.set_value(completed->completion);
    waiting_.erase(found);
    return true;
}

void TerminalCounter::open() {
    const std::lock_guard lock{mutex_};
    open_ = true;
}

void TerminalCounter::close() {
    const std::lock_guard lock{mutex_};
    open_ = false;
    const device::TerminalAnswer unknown{device::TerminalEnd::unknown, "", "", "the kiosk was stopped"};
    for (auto& [number, answer] : waiting_) answer.set_value(unknown);
    waiting_.clear();
}

}  // namespace kiosk::app
