// A hand as many old patients have: each press drifts 8 mm while it lasts, comes with a palm beside the
// finger, and is followed by two more taps that nobody meant. The same seed trembles in the same way.
#pragma once

#include <deque>
#include <random>

#include "ui/display.h"

namespace kiosk::demo {

class TremblingHand {
public:
    TremblingHand(ui::Display& display, double mm_per_px, unsigned seed)
        : display_{display}, mm_per_px_{mm_per_px}, chance_{seed} {}

    // Begins to press somewhere on the item; what belongs to it reaches the glass in feel().
    void press(const ui::Item& item);
    // Contacts that are due by now. Called again and again.
    void feel();
    // Nothing of the last press is on its way, and the patient has looked at the screen.
    [[nodiscard]] bool rested() const;
    // The press itself is over: what still comes is unmeant.
    [[nodiscard]] bool lifted() const { return clock_.monotonic() >= lifts_at_; }

private:
    struct Due {
        Millis at{0};
        ui::Contact contact;
    };
    [[nodiscard]] float between(float low, float high) {
        return std::uniform_real_distribution<float>{low, high}(chance_);
    }
    void plan(Millis at, ui::Contact::Kind kind, int finger, float x, float y);
    void plan_palm(float x, float y, Millis down, Millis up);

    ui::Display& display_;
    SystemClock clock_;
    double mm_per_px_;
    std::mt19937 chance_;
    std::deque<Due> due_;  // by time
    Millis lifts_at_{0};
    Millis felt_at_{-10'000};
    int fingers_ = 0;  // a number for each contact
};

}  // namespace kiosk::demo
