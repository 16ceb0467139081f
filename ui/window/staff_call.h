// The hidden way in for staff: one finger that rests on the header's clock for staff_gesture. Nothing is seen
// of it. A second finger anywhere, a palm among them, ends it, and so does a finger that wanders off.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "ui/window/pointer.h"

namespace kiosk::ui {

class StaffCall {
public:
    // `records` are those of the picture that the finger sees; `unit` is the pixels for 0.248 mm.
    void handle(const PointerEvent& event, const std::vector<Record>& records, float unit);
    // True once for each hold that has lasted long enough.
    [[nodiscard]] bool take(Millis now);
    // When take() can say so next, if nothing else happens.
    [[nodiscard]] std::optional<Millis> next_due() const;
    void forget() { hold_.reset(); }

private:
    struct Hold {
        std::int64_t finger = 0;
        Point from;
        Millis since{0};
        std::optional<Millis> lifted;
    };
    std::map<std::int64_t, Millis> down_;  // all fingers on the glass, and when each was heard of last
    std::optional<Hold> hold_;
};

}  // namespace kiosk::ui
