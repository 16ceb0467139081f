// The queue is kept under one mutex and the posting under another, so that a receiver may submit the next
// command from inside the callback.
#include "hal/driver/driver.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "kiosk/base/log.h"

namespace kiosk::hal {

namespace {

std::int64_t unix_ms_now() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

device::Completion unbegun_completion(const device::Command& command, device::Unable why) {
    if (std::holds_alternative<device::EnterPin>(command)) return device::PinAborted{false};
    if (std::holds_alternative<device::Print>(command))
        return device::Printed{device::PrintEnd::failed, why.trouble};
    return why;
}

device::Completion begun_completion(const device::Command& command, device::Unable why) {
    if (std::holds_alternative<device::Print>(command))
        return device::Printed{device::PrintEnd::uncertain, why.trouble};
    if (std::holds_alternative<device::Purchase>(command) ||
        std::holds_alternative<device::VoidPurchase>(command))
        return device::TerminalAnswer{device::TerminalEnd::unknown, "", "", why.detail};
    return unbegun_completion(command, std::move(why));
}

bool is_failure(const device::Completion& completion) {
    if (const auto* unable = std::get_if<device::Unable>(&completion))
        return unable->trouble != DeviceTrouble::none;
    if (const auto* printed = std::get_if<device::Printed>(&completion))
        return printed->end != device::PrintEnd::printed;
    if (const auto* failed = std::get_if<device::CardFailed>(&completion))
        return failed->trouble == device::CardTrouble::reader;
    if (const auto* answer = std::get_if<device::TerminalAnswer>(&completion))
        return answer->end == device::TerminalEnd::unknown;
    return false;
}

void Driver::start(Post post) {
    {
        const std::lock_guard lock{post_mutex_};
        post_ = std::move(post);
        silent_ = false;
    }
    thread_ = std::thread{[this] { run(); }};
}

void Driver::stop() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    changed_.notify_all();
    interrupt();
    if (thread_.joinable()) thread_.join();
    const std::lock_guard lock{post_mutex_};
    silent_ = true;
}

void Driver::submit(EffectId id, const device::Command& command, Millis deadline) {
    {
        const std::lock_guard lock{mutex_};
        if (stopping_) return;  // nothing is posted any more, not even a refusal
        const auto until = deadline.count() > 0 ? Steady::now() + deadline : Steady::time_point::max();
        queue_.push_back({id, command, until});
    }
    changed_.notify_all();
}

void Driver::cancel(EffectId id) {
    bool running = false;
    {
        const std::lock_guard lock{mutex_};
        running = current_ == id;
        if (running) current_cancelled_ = true;
        for (auto& order : queue_)
            if (order.id == id) order.cancelled = true;
    }
    changed_.notify_all();
    if (running) interrupt();
}

bool Driver::ended_locked() const {
    return stopping_ || (current_ && (current_cancelled_ || Steady::now() >= current_until_));
}

bool Driver::ended() const {
    const std::lock_guard lock{mutex_};
    return ended_locked();
}

device::Unable Driver::ended_early() const {
    const std::lock_guard lock{mutex_};
    if (stopping_) return {DeviceTrouble::none, "stopped"};
    if (current_cancelled_) return {DeviceTrouble::none, "cancelled"};
    return {DeviceTrouble::timed_out, "ran into its deadline"};
}

bool Driver::stopping() const {
    const std::lock_guard lock{mutex_};
    return stopping_;
}

bool Driver::wait(Millis time) {
    std::unique_lock lock{mutex_};
    const auto until = std::min(Steady::now() + time, current_ ? current_until_ : Steady::time_point::max());
    changed_.wait_until(lock, until, [&] { return ended_locked(); });
    return ended_locked();
}

void Driver::wait_for_wake(Millis time) {
    std::unique_lock lock{mutex_};
    const auto until = std::min(Steady::now() + time, current_ ? current_until_ : Steady::time_point::max());
    changed_.wait_until(lock, until, [&] { return woken_ || ended_locked(); });
    woken_ = false;
}

void Driver::wake() {
    {
        const std::lock_guard lock{mutex_};
        woken_ = true;
    }
    changed_.notify_all();
}

void Driver::post(device::Event event) {
    const std::lock_guard lock{post_mutex_};
    if (!silent_) post_(kind_, std::move(event));
}

void Driver::status(DeviceState state, DeviceTrouble trouble, std::string detail) {
    DeviceStatus now{kind_, state, trouble, std::move(detail)};
    const std::lock_guard lock{post_mutex_};
    if (told_ == now) return;
    if (told_ && told_->usable() && !now.usable()) ++statistics_.losses;
    if (!told_ || told_->state != now.state || told_->trouble != now.trouble)
        statistics_.state_since_unix_ms = unix_ms_now();
    told_ = now;
    if (!silent_) post_(kind_, device::StatusChanged{std::move(now)});
}

DeviceStatus Driver::status_now() const {
    const std::lock_guard lock{post_mutex_};
    return told_.value_or(DeviceStatus{kind_, DeviceState::absent});
}

DeviceStatistics Driver::statistics() const {
    const std::lock_guard lock{post_mutex_};
    return statistics_;
}

void Driver::count(const device::Completion& completion) {
    const std::lock_guard lock{post_mutex_};
    ++statistics_.commands;
    if (is_failure(completion))
        ++statistics_.failures;
    else
        statistics_.last_success_unix_ms = unix_ms_now();
}

void Driver::complete(EffectId id, device::Completion completion) {
    count(completion);
    post(device::Completed{id, std::move(completion)});
}

std::optional<Driver::Order> Driver::next_order(std::unique_lock<std::mutex>& lock) {
    const auto ready = [&] { return stopping_ || woken_ || !queue_.empty(); };
    if (idle_interval_.count() > 0) changed_.wait_for(lock, idle_interval_, ready);
    woken_ = false;
    if (stopping_ || queue_.empty()) return std::nullopt;
    Order order = std::move(queue_.front());
    queue_.pop_front();
    current_ = order.id;
    current_until_ = order.until;
    current_cancelled_ = order.cancelled;
    return order;
}

// Foreign libraries throw. That costs a command, never the kiosk.
device::Completion Driver::perform_safely(const device::Command& command) {
    try {
        return perform(command);
    } catch (const std::exception& problem) {
        log::error("device", "a driver threw: {}", problem.what());
        return begun_completion(command, {DeviceTrouble::hardware, problem.what()});
    }
}

void Driver::serve(Order order) {
    device::Completion completion;
    if (ended())
        completion = unbegun_completion(order.command, ended_early());
    else
        completion = perform_safely(order.command);
    {
        const std::lock_guard lock{mutex_};
        current_.reset();
        current_cancelled_ = false;
    }
    complete(order.id, std::move(completion));
}

void Driver::run() {
    opened();
    while (true) {
        std::optional<Order> order;
        {
            std::unique_lock lock{mutex_};
            order = next_order(lock);
            if (stopping_ && !order) break;
        }
        if (order)
            serve(std::move(*order));
        else
            idle();
    }
    closed();
    std::deque<Order> left;
    {
        const std::lock_guard lock{mutex_};
        left.swap(queue_);
    }
    const device::Unable stopped{DeviceTrouble::none, "stopped"};
    for (const auto& order : left) complete(order.id, unbegun_completion(order.command, stopped));
}

}  // namespace kiosk::hal
