// Whose clock? The world's time is the truth; the kiosk and the hospital each have a clock of their own that
// somebody may set wrongly, and the kiosk's machine may sleep, during which its monotonic clock stands still.
#pragma once

#include "kiosk/base/clock.h"

namespace kiosk::simulation {

class OwnClock final : public Clock {
public:
    explicit OwnClock(const ManualClock& truth) : truth_{truth} {}
    [[nodiscard]] Millis monotonic() const override { return truth_.monotonic() - slept_; }
    [[nodiscard]] CivilTime civil() const override { return truth_.civil() + off_ + ahead_; }
    void be_off_by(Millis off) { off_ = off; }
    // What happens after a wait is computed before the world gets there: for that moment only.
    void run_ahead(Millis by) { ahead_ = by; }
    void sleep(Millis time) { slept_ += time; }

private:
    const ManualClock& truth_;
    Millis off_{0};
    Millis ahead_{0};
    Millis slept_{0};
};

}  // namespace kiosk::simulation
