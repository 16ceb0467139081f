// The service loses events, says "valid" about dead contexts and lists readers late (devices 2.1): so every
// event, every probe and every look_again() asks for the whole list again and compares.
#include "hal/card/slot_watcher.h"

#include <algorithm>

#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using pcsc::Problem;

constexpr Millis shortest_pause{100};
constexpr Millis longest_pause{2000};

bool matches(const std::string& name, const std::string& part) {
    return name.find(part) != std::string::npos;
}

}  // namespace

void SlotWatcher::start() {
    thread_ = std::thread{[this] {
        watch();
        const std::lock_guard lock{mutex_};
        ended_ = true;
        changed_.notify_all();
    }};
}

void SlotWatcher::stop() {
    if (!thread_.joinable()) return;
    {
        std::unique_lock lock{mutex_};
        stopping_ = true;
        // A cancel that comes just before the thread blocks is lost, so it is repeated.
        while (!ended_) {
            if (watching_ != nullptr) watching_->cancel();
            changed_.notify_all();
            changed_.wait_for(lock, Millis{20}, [&] { return ended_; });
        }
    }
    thread_.join();
}

void SlotWatcher::look_again() {
    const std::lock_guard lock{mutex_};
    look_ = true;
    if (watching_ != nullptr) watching_->cancel();
    changed_.notify_all();
}

bool SlotWatcher::stopping() const {
    const std::lock_guard lock{mutex_};
    return stopping_;
}

// How long to wait for an event now: not at all when somebody asked to look.
Millis SlotWatcher::patience() {
    const std::lock_guard lock{mutex_};
    return std::exchange(look_, false) ? Millis{0} : wanted_.probe_interval;
}

void SlotWatcher::pause(Millis time) {
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, time, [&] { return stopping_ || look_; });
    look_ = false;
}

SlotWatcher::Sight SlotWatcher::sight(pcsc::Context& context, const std::vector<std::string>& readers) const {
    Sight sight;
    const bool wants_module = !wanted_.security_module.empty();
    for (const auto& name : readers) {
        const bool is_module = wants_module && matches(name, wanted_.security_module);
        if (is_module && sight.module_reader.empty()) sight.module_reader = name;
        if (!is_module && sight.reader.empty() && matches(name, wanted_.reader)) sight.reader = name;
    }
    if (sight.module_reader.empty()) return sight;
    const auto slot = context.wait_for_change(sight.module_reader, 0, Millis{0});
    sight.module_in = slot && slot->present;
    return sight;
}

void SlotWatcher::see(const pcsc::Slot& slot) {
    // Two events between two looks: the card was swapped.
    const bool swapped = slot.present && present_ && slot.event_count != event_count_;
    if (present_ && (!slot.present || swapped)) tell_.card_out();
    if (slot.present && (!present_ || swapped)) tell_.card_in();
    present_ = slot.present;
    event_count_ = slot.event_count;
}

// True: go on with this context.
bool SlotWatcher::watch_reader(pcsc::Context& context, const Sight& first) {
    auto told = first;
    tell_.ready(told);
    std::uint32_t raw = 0;
    while (!stopping()) {
        const auto slot = context.wait_for_change(told.reader, raw, patience());
        if (!slot && slot.error().problem == Problem::daemon_dead) return false;
        if (slot && !slot->gone) {
            see(*slot);
            raw = slot->raw;
        }
        if (!slot && slot.error().problem == Problem::other) pause(shortest_pause);
        const auto list = context.readers();
        if (!list) return list.error().problem != Problem::daemon_dead;
        const auto now = sight(context, *list);
        if (now.reader != told.reader || (slot && slot->gone)) return true;
        if (now != told) tell_.ready(now);
        told = now;
    }
    return false;
}

void SlotWatcher::wait_for_reader(pcsc::Context& context, bool& died) {
    const auto change = context.wait_for_change("", 0, patience());
    died = !change && change.error().problem == Problem::daemon_dead;
    if (change) pause(shortest_pause);  // the notification may come before the reader is listed
}

// True when the service died and a new context is needed; false when the watcher stops.
bool SlotWatcher::watch_context(pcsc::Context& context) {
    while (!stopping()) {
        const auto list = context.readers();
        if (!list) return true;
        const auto now = sight(context, *list);
        bool died = false;
        if (now.reader.empty()) {
            tell_.lost(DeviceTrouble::unplugged, "no card reader");
            wait_for_reader(context, died);
        } else {
            died = !watch_reader(context, now);
            see({.event_count = event_count_});  // a card that nobody sees is not there
        }
        if (died) return !stopping();
    }
    return false;
}

void SlotWatcher::watch() {
    Millis wait = shortest_pause;
    while (!stopping()) {
        auto context = make_context_();
        if (context) {
            {
                const std::lock_guard lock{mutex_};
                watching_ = context->get();
            }
            wait = shortest_pause;
            const bool died = watch_context(**context);
            const std::lock_guard lock{mutex_};
            watching_ = nullptr;
            if (died) log::warning("card", "the smart-card service is gone");
        }
        if (stopping()) break;
        tell_.lost(DeviceTrouble::daemon_dead, context ? "connection lost" : context.error().code);
        pause(wait);
        wait = std::min(wait * 2, longest_pause);
    }
}

}  // namespace kiosk::hal
