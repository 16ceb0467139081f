// A lift that comes late out of a busy loop still counts by the time at which the finger left.
#include "ui/window/staff_call.h"

#include <cmath>

namespace kiosk::ui {
namespace {

// In reference units of 0.248 mm: as far beside the clock as a finger lands, and as far as one drifts that
// means to rest.
constexpr float beside_the_clock = 20;
constexpr float drifts = 60;
// A glass that forgot to say that a finger left must not keep staff out for ever.
constexpr Millis surely_gone{30'000};

bool is_on_clock(const std::vector<Record>& records, Point at, float unit) {
    for (const auto& record : records) {
        const auto& item = record.item;
        const Rect place{static_cast<float>(item.x), static_cast<float>(item.y),
                         static_cast<float>(item.width), static_cast<float>(item.height)};
        if (item.role == "clock" && place.inset(-beside_the_clock * unit).contains(at)) return true;
    }
    return false;
}

}  // namespace

void StaffCall::handle(const PointerEvent& event, const std::vector<Record>& records, float unit) {
    const bool holding = hold_ && !hold_->lifted && hold_->finger == event.finger;
    switch (event.kind) {
        case PointerKind::down:
            std::erase_if(down_, [&](const auto& each) { return event.time > each.second + surely_gone; });
            down_[event.finger] = event.time;
            hold_.reset();
            if (down_.size() == 1 && is_on_clock(records, event.at, unit))
                hold_ = Hold{event.finger, event.at, event.time, std::nullopt};
            return;
        case PointerKind::move:
            if (down_.contains(event.finger)) down_[event.finger] = event.time;
            if (holding && std::hypot(event.at.x - hold_->from.x, event.at.y - hold_->from.y) > drifts * unit)
                hold_.reset();
            return;
        case PointerKind::up:
            down_.erase(event.finger);
            if (holding) hold_->lifted = event.time;
            return;
    }
}

bool StaffCall::take(Millis now) {
    if (!hold_) return false;
    const bool long_enough = hold_->lifted.value_or(now) >= hold_->since + staff_gesture;
    if (long_enough || hold_->lifted) hold_.reset();
    return long_enough;
}

std::optional<Millis> StaffCall::next_due() const {
    return hold_ ? std::optional{hold_->since + staff_gesture} : std::nullopt;
}

}  // namespace kiosk::ui
