// The driver's runtime on virtual time: one queue, no thread. Work runs at once and its letter arrives when
// the network says that the answer does.
#pragma once

#include <deque>

#include "kiosk/app/runtime.h"
#include "tests/simulation/network.h"
#include "tests/simulation/timeline.h"

namespace kiosk::simulation {

class VirtualRuntime : public app::Runtime {
public:
    // `at_rest` is asked whenever nothing waits to be handled; true ends the run.
    VirtualRuntime(Timeline& timeline, const ManualClock& clock, Network& network,
                   std::function<bool()> at_rest)
        : timeline_{timeline}, clock_{clock}, network_{network}, at_rest_{std::move(at_rest)} {}

    void post(app::Letter letter) override {
        if (!working_) return inbox_.push_back(std::move(letter));
        timeline_.after(
            network_.take_answer_delay(), Belongs::to_kiosk,
            [this, arrived = std::move(letter)]() mutable { inbox_.push_back(std::move(arrived)); });
    }
    std::optional<app::Letter> fetch(Millis wait) override {
        const auto until = clock_.monotonic() + wait;
        for (;;) {
            if (!inbox_.empty()) {
                auto letter = std::move(inbox_.front());
                inbox_.pop_front();
                return letter;
            }
            if (at_rest_()) closed_ = true;
            if (closed_ || !timeline_.run_next(until)) return std::nullopt;
        }
    }
    void submit(std::function<void()> work) override {
        working_ = true;
        work();
        working_ = false;
    }
    void close() override { closed_ = true; }
    [[nodiscard]] bool closed() const override { return closed_; }
    void stop_work() override {}
    std::string draw_reprint_code() override { return "RP0000000000000001"; }
    Millis draw_part(Millis spread) override { return spread / 2; }

private:
    Timeline& timeline_;
    const ManualClock& clock_;
    Network& network_;
    std::function<bool()> at_rest_;
    std::deque<app::Letter> inbox_;
    bool working_ = false;
    bool closed_ = false;
};

}  // namespace kiosk::simulation
