// Keeps what a device posts and waits for it with a limit, so that a test never sleeps longer than it must.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

#include "hal/device.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal {

class Recorder {
public:
    Post post() {
        return [this](DeviceKind, device::Event event) {
            const std::lock_guard lock{mutex_};
            events_.push_back(std::move(event));
            changed_.notify_all();
        };
    }

    template <class Wanted>
    bool wait_for(Wanted&& wanted, Millis limit = Millis{15'000}) {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, limit, [&] { return wanted(events_); });
    }

    [[nodiscard]] std::vector<device::Event> events() const {
        const std::lock_guard lock{mutex_};
        return events_;
    }

    template <class Kind>
    [[nodiscard]] std::vector<Kind> all() const {
        std::vector<Kind> found;
        for (const auto& event : events())
            if (const auto* one = std::get_if<Kind>(&event)) found.push_back(*one);
        return found;
    }
    template <class Kind>
    bool wait_for_count(std::size_t count, Millis limit = Millis{15'000}) {
        return wait_for(
            [&](const auto& events) {
                std::size_t found = 0;
                for (const auto& event : events) found += std::holds_alternative<Kind>(event) ? 1 : 0;
                return found >= count;
            },
            limit);
    }

    // The latest status satisfies `wanted`, now or within the limit.
    template <class Wanted>
    bool wait_for_status(Wanted&& wanted, Millis limit = Millis{15'000}) {
        return wait_for(
            [&](const auto& events) {
                std::optional<DeviceStatus> last;
                for (const auto& event : events)
                    if (const auto* changed = std::get_if<device::StatusChanged>(&event))
                        last = changed->status;
                return last && wanted(*last);
            },
            limit);
    }
    bool wait_until_usable() {
        return wait_for_status([](const DeviceStatus& status) { return status.usable(); });
    }

    std::optional<device::Completion> completion(EffectId id, Millis limit = Millis{15'000}) {
        std::optional<device::Completion> found;
        wait_for(
            [&](const auto& events) {
                for (const auto& event : events)
                    if (const auto* done = std::get_if<device::Completed>(&event);
                        done && done->command == id)
                        found = done->completion;
                return found.has_value();
            },
            limit);
        return found;
    }
    [[nodiscard]] int completions_of(EffectId id) const {
        int count = 0;
        for (const auto& done : all<device::Completed>()) count += done.command == id ? 1 : 0;
        return count;
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<device::Event> events_;
};

template <class Kind>
const Kind* as(const std::optional<device::Completion>& completion) {
    return completion ? std::get_if<Kind>(&*completion) : nullptr;
}

}  // namespace kiosk::hal
