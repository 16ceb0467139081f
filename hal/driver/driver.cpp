// The queue is kept under one mutex and the posting under another, so that a receiver may submit the next
// command from inside the callback.
#include "hal/driver/driver.h"

#include <algorithm>
#include <utility>

namespace kiosk::hal {

device::Completion cancelled_completion(const device::Command& command) {
    if (std::holds_alternative<device::EnterPin>(command)) return device::PinAborted{false};
    if (std::holds_alternative<device::Print>(command)) return device::Printed{device::PrintEnd::failed};
    return device::Unable{DeviceTrouble::none, "cancelled"};
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

void Driver::submit(EffectId id, const device::Command& command) {
    {
        const std::lock_guard lock{mutex_};
        if (stopping_) return;  // nothing is posted any more, not even a refusal
        queue_.push_back({id, command});
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

bool Driver::ended() const {
    const std::lock_guard lock{mutex_};
    return stopping_ || (current_ && current_cancelled_);
}

bool Driver::stopping() const {
    const std::lock_guard lock{mutex_};
    return stopping_;
}

bool Driver::wait(Millis time) {
    std::unique_lock lock{mutex_};
    return changed_.wait_for(lock, time, [&] { return stopping_ || (current_ && current_cancelled_); });
}

void Driver::wait_for_wake(Millis time) {
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, time, [&] { return stopping_ || woken_ || (current_ && current_cancelled_); });
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
    told_ = now;
    if (!silent_) post_(kind_, device::StatusChanged{std::move(now)});
}

DeviceStatus Driver::status_now() const {
    const std::lock_guard lock{post_mutex_};
    return told_.value_or(DeviceStatus{kind_, DeviceState::absent});
}

void Driver::complete(EffectId id, device::Completion completion) {
    post(device::Completed{id, std::move(completion)});
}

std::optional<Driver::Order> Driver::next_order(std::unique_lock<std::mutex>& lock) {
    const auto ready = [&] { return stopping_ || woken_ || !queue_.empty(); };
    changed_.wait_for(lock, idle_interval_, ready);
    woken_ = false;
    if (stopping_ || queue_.empty()) return std::nullopt;
    Order order = std::move(queue_.front());
    queue_.pop_front();
    current_ = order.id;
    current_cancelled_ = order.cancelled;
    return order;
}

void Driver::serve(Order order) {
    auto completion = order.cancelled ? cancelled_completion(order.command) : perform(order.command);
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
    for (const auto& order : left) complete(order.id, device::Unable{DeviceTrouble::none, "stopped"});
}

}  // namespace kiosk::hal
