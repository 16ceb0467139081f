// Trembling hands: a finger that misses a target by a little hits it, and one that slides a little does not
// lose it.
#include "ui/window/pointer.h"

#include <limits>

namespace kiosk::ui {
namespace {

constexpr float snap = 8;   // reference units, when the finger goes down
constexpr float slop = 16;  // while it is down

float distance(const Rect& r, Point p) {
    const float dx = std::max({r.x - p.x, 0.0F, p.x - r.right()});
    const float dy = std::max({r.y - p.y, 0.0F, p.y - r.bottom()});
    return std::max(dx, dy);
}

const Record* nearest(const std::vector<Record>& records, Point at, float reach) {
    const Record* best = nullptr;
    float least = std::numeric_limits<float>::max();
    for (const auto& record : records) {
        if (!record.touchable) continue;
        const float away = distance(record.room, at);
        if (away <= reach && away < least) {
            best = &record;
            least = away;
        }
    }
    return best;
}

}  // namespace

Finger::Result Finger::handle(const PointerEvent& event, const std::vector<Record>& records,
                              std::uint64_t sequence, Millis guard_until, float unit) {
    const auto before = pressed();
    Result result;
    if (event.kind == PointerKind::down) {
        target_.reset();
        const auto* hit = nearest(records, event.at, snap * unit);
        if (hit != nullptr && hit->item.enabled && event.time >= guard_until) {
            target_ = *hit;
            sequence_ = sequence;
            inside_ = true;
        }
    } else if (target_) {
        inside_ = distance(target_->room, event.at) <= slop * unit;
        if (event.kind == PointerKind::up) {
            if (inside_ && sequence_ == sequence) {
                result.chosen = target_;
                result.sequence = sequence_;
            }
            target_.reset();
        }
    }
    result.look_changed = before != pressed();
    return result;
}

}  // namespace kiosk::ui
