// Virtual time: what will happen, in order. Nothing here waits; the clock jumps to the next event. Events of
// the kiosk die with it in a power cut, events of the world (a request still travelling) do not.
#pragma once

#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "kiosk/base/clock.h"

namespace kiosk::simulation {

// What belongs to the keeper (a clock that is set right, paper that comes out) outlives the kiosk and changes
// no books.
enum class Belongs { to_kiosk, to_world, to_keeper };

class Timeline {
public:
    explicit Timeline(ManualClock& clock) : clock_{clock} {}

    void after(Millis wait, Belongs belongs, std::function<void()> what) {
        events_.emplace(std::pair{clock_.monotonic() + wait, ++sequence_}, Event{belongs, std::move(what)});
    }
    // Runs the next event due until then, at its time. False: none, and the clock stands at `until`.
    bool run_next(Millis until) {
        const auto next = events_.begin();
        if (next == events_.end() || next->first.first > until) {
            if (until > clock_.monotonic()) clock_.advance(until - clock_.monotonic());
            return false;
        }
        const auto due = next->first.first;
        const auto what = std::move(next->second.what);
        events_.erase(next);
        if (due > clock_.monotonic()) clock_.advance(due - clock_.monotonic());
        what();
        return true;
    }
    [[nodiscard]] Millis now() const { return clock_.monotonic(); }
    // The machine sleeps: what the kiosk waits for comes later by so much, the world goes on.
    void sleep(Millis time) {
        const auto wakes = now() + time;
        decltype(events_) later;
        for (auto& [due, event] : events_) {
            const auto shift = event.belongs == Belongs::to_kiosk ? time : Millis{0};
            later.emplace(std::pair{due.first + shift, due.second}, std::move(event));
        }
        events_ = std::move(later);
        while (!events_.empty() && events_.begin()->first.first < wakes) run_next(wakes);
        if (wakes > now()) clock_.advance(wakes - now());
    }
    void forget_kiosk() {
        std::erase_if(events_, [](const auto& event) { return event.second.belongs == Belongs::to_kiosk; });
    }
    // How long from now, and whose.
    [[nodiscard]] std::vector<std::pair<Millis, Belongs>> pending() const {
        std::vector<std::pair<Millis, Belongs>> waits;
        for (const auto& [due, event] : events_) waits.emplace_back(due.first - now(), event.belongs);
        return waits;
    }
    [[nodiscard]] bool world_is_quiet() const {
        for (const auto& [due, event] : events_)
            if (event.belongs == Belongs::to_world) return false;
        return true;
    }

private:
    struct Event {
        Belongs belongs;
        std::function<void()> what;
    };
    ManualClock& clock_;
    std::map<std::pair<Millis, int>, Event> events_;
    int sequence_ = 0;
};

// Thrown where the power goes; everything of the kiosk is destroyed on its way out.
struct PowerCut {};

}  // namespace kiosk::simulation
