// Fingers as the display sees them. Real touches, the mouse of a laptop and the taps of tests all become
// these events and pass through one queue, so that tests exercise what patients use.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "ui/kit/kit.h"

namespace kiosk::ui {

enum class PointerKind { down, move, up };

struct PointerEvent {
    PointerKind kind = PointerKind::down;
    Point at;                 // pixels of the picture
    Millis time{0};           // monotonic
    std::int64_t finger = 0;  // which of several on the glass
};

// What lies under the glass at this moment.
struct Touchscreen {
    const std::vector<Record>& records;
    std::uint64_t sequence = 0;  // of the screen shown
    std::size_t kind = 0;        // of the screen shown: its content's
    Millis guard_until{0};       // from here on its touches count
    float unit = 1;              // pixels for 0.248 mm
    std::optional<ListRoom> list;
    Millis shown_at{0};  // when this kind of screen came
};

// Decides what the fingers of one patient mean. A press is what goes down and is lifted on the same target of
// the same screen; where the screen was brought up to date in between, that is the same as long as the target
// still says the same there and is not the filled action, which commits to exactly what was shown (staff's
// pages are brought up to date many times a second, and nothing there moves money). Made for hands that
// tremble:
//   - a finger that misses a target by 2 mm hits it, and one that drifts up to 10 mm does not lose it;
//   - a second and third tap that follow at once on the same place belong to the first one;
//   - a palm that rests beside the finger neither blocks it nor presses anything when it leaves.
class Hand {
public:
    struct Drag {
        float moved = 0;  // pixels since the finger began to drag the list, downwards
        bool over = false;
        float speed = 0;  // pixels a second, when it is over
    };
    struct Result {
        bool look_changed = false;     // something is pressed or released
        std::optional<Record> chosen;  // lifted inside this one
        std::uint64_t sequence = 0;    // of the screen on which it is chosen
        Point from;                    // where the finger went down that chose
        std::optional<Drag> drag;
    };
    Result handle(const PointerEvent& event, const Touchscreen& screen);
    [[nodiscard]] std::string pressed() const;
    // The earliest time at which a press is no echo of the last one, on a screen that came then.
    [[nodiscard]] Millis free_at(Millis shown_at) const;
    // Whatever is down neither presses nor drags any more.
    void forget();

private:
    struct Contact {
        std::optional<Record> target;
        std::uint64_t sequence = 0;
        std::size_t kind = 0;
        bool inside = false;
        bool echo = false;  // of the press before
        bool dragging = false;
        Point from, last;
        Millis since{0};
        float speed = 0;
    };
    struct Lift {
        std::string id;
        std::uint64_t sequence = 0;
        std::size_t kind = 0;
        Point at;
        Millis time{-10'000};
    };
    [[nodiscard]] bool echoes(const Record* hit, const PointerEvent& event, const Touchscreen& screen) const;
    void go_down(const PointerEvent& event, const Touchscreen& screen);
    void move(Contact& contact, const PointerEvent& event, const Touchscreen& screen, Result& result);
    void lift(Contact contact, const PointerEvent& event, const Touchscreen& screen, Result& result);

    std::map<std::int64_t, Contact> contacts_;
    Lift last_lift_;
};

}  // namespace kiosk::ui
