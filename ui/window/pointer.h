// One finger as the display sees it. Real touches, the mouse of a laptop and the taps of tests all become
// these events and pass through one queue, so that tests exercise what patients use.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "ui/kit/kit.h"

namespace kiosk::ui {

enum class PointerKind { down, move, up };

struct PointerEvent {
    PointerKind kind = PointerKind::down;
    Point at;
    Millis time{0};  // monotonic
};

// Follows the first finger and decides what a touch means; others on the glass are ignored until it lifts.
// Acts on lift, and only where finger and screen are still the ones of the moment it went down.
class Finger {
public:
    struct Result {
        bool look_changed = false;     // something is pressed or released
        std::optional<Record> chosen;  // lifted inside this one
        std::uint64_t sequence = 0;    // of the screen shown when the finger went down
    };
    // `guard_until`: the moment from which touches of this screen count.
    Result handle(const PointerEvent& event, const std::vector<Record>& records, std::uint64_t sequence,
                  Millis guard_until, float unit);
    [[nodiscard]] std::string pressed() const {
        return inside_ && target_ ? target_->item.id : std::string{};
    }
    void forget() { target_.reset(); }

private:
    std::optional<Record> target_;
    std::uint64_t sequence_ = 0;
    bool inside_ = false;
};

}  // namespace kiosk::ui
