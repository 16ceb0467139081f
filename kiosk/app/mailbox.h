// The way into the core from other threads. Bounded: answers have their place reserved by being asked for,
// touches that nobody fetches in time are dropped by the patient's own next touch being newer.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "kiosk/base/clock.h"

namespace kiosk::app {

template <class Letter>
class Mailbox {
public:
    void post(Letter letter) {
        const std::lock_guard lock{mutex_};
        if (closed_) return;
        letters_.push_back(std::move(letter));
        arrived_.notify_one();
    }

    // The next letter, or nothing after `wait` or once closed and empty.
    std::optional<Letter> fetch(Millis wait) {
        std::unique_lock lock{mutex_};
        arrived_.wait_for(lock, wait, [&] { return !letters_.empty() || closed_; });
        if (letters_.empty()) return std::nullopt;
        auto letter = std::move(letters_.front());
        letters_.pop_front();
        return letter;
    }

    void close() {
        const std::lock_guard lock{mutex_};
        closed_ = true;
        arrived_.notify_all();
    }
    [[nodiscard]] bool closed() const {
        const std::lock_guard lock{mutex_};
        return closed_;
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Letter> letters_;
    bool closed_ = false;
};

}  // namespace kiosk::app
