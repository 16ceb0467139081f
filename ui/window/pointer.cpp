// Lengths are in reference units: 0.248 mm of glass.
#include "ui/window/pointer.h"

#include <cmath>
#include <limits>

namespace kiosk::ui {
namespace {

constexpr float snap = 8;  // a finger that lands this far off still hits
// 10 mm: while it is down, beyond its target; a list is dragged only from here on.
constexpr float drift = 40;
constexpr float same_place = 100;  // 25 mm: two taps this close are of one finger
constexpr Millis echo_after{400};
constexpr Millis key_echo_after{80};  // digits and pages are meant to be pressed several times

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

bool repeats(const Record& record) {
    const auto& id = record.item.id;
    return record.item.role == "key" || id.ends_with("/page_up") || id.ends_with("/page_down");
}

bool says_the_same(const Record& target, const std::vector<Record>& records) {
    for (const auto& record : records)
        if (record.touchable && record.item.id == target.item.id)
            return record.item.enabled && record.item.label == target.item.label &&
                   (!record.primary || record.item.id.starts_with("staff/"));
    return false;
}

}  // namespace

std::string Hand::pressed() const {
    const Contact* latest = nullptr;
    for (const auto& [finger, contact] : contacts_)
        if (contact.target && contact.inside && (latest == nullptr || contact.since >= latest->since))
            latest = &contact;
    return latest != nullptr ? latest->target->item.id : std::string{};
}

Millis Hand::free_at(Millis shown_at) const { return std::max(last_lift_.time, shown_at) + echo_after; }

void Hand::forget() { contacts_.clear(); }

// A tap that follows at once on the same place: on another screen, which may have been slow to come, it was
// meant for the one before; on the same one it is the same press again, even if the finger has drifted to a
// neighbour.
bool Hand::echoes(const Record* hit, const PointerEvent& event, const Touchscreen& screen) const {
    if (screen.sequence == last_lift_.sequence && hit != nullptr && repeats(*hit))
        return hit->item.id == last_lift_.id && event.time - last_lift_.time < key_echo_after;
    const bool other_screen = screen.kind != last_lift_.kind;
    const auto since = other_screen ? std::max(last_lift_.time, screen.shown_at) : last_lift_.time;
    const float away = std::hypot(event.at.x - last_lift_.at.x, event.at.y - last_lift_.at.y);
    return away <= same_place * screen.unit && event.time - since < echo_after;
}

void Hand::go_down(const PointerEvent& event, const Touchscreen& screen) {
    Contact contact;
    contact.from = contact.last = event.at;
    contact.since = event.time;
    contact.sequence = screen.sequence;
    contact.kind = screen.kind;
    const auto* hit = nearest(screen.records, event.at, snap * screen.unit);
    contact.echo = echoes(hit, event, screen);
    // What follows at once is one too; the screen may change before this one is lifted.
    if (contact.echo) last_lift_.time = event.time;
    if (hit != nullptr && hit->item.enabled && event.time >= screen.guard_until && !contact.echo) {
        contact.target = *hit;
        contact.inside = true;
    }
    contacts_[event.finger] = std::move(contact);
}

void Hand::move(Contact& contact, const PointerEvent& event, const Touchscreen& screen, Result& result) {
    const float moved = event.at.y - contact.from.y;
    const bool on_list = screen.list && screen.list->room.contains(contact.from) && contacts_.size() == 1;
    if (!contact.dragging && on_list && std::abs(moved) > drift * screen.unit) {
        contact.dragging = true;
        contact.target.reset();
        contact.from.y += moved;  // the list starts from where it is
    }
    if (contact.dragging) {
        constexpr float fresh = 0.4F;  // of the speed: a hand is not even
        const auto passed = static_cast<float>((event.time - contact.since).count()) / 1000;
        if (passed > 0) {
            contact.speed += fresh * ((event.at.y - contact.last.y) / passed - contact.speed);
            contact.since = event.time;
        }
        result.drag = Drag{event.at.y - contact.from.y, false, contact.speed};
    } else if (contact.target) {
        contact.inside = distance(contact.target->room, event.at) <= drift * screen.unit;
    }
    contact.last = event.at;
}

void Hand::lift(Contact contact, const PointerEvent& event, const Touchscreen& screen, Result& result) {
    if (contact.dragging) {
        const bool rested = event.time - contact.since > Millis{80};
        result.drag = Drag{event.at.y - contact.from.y, true, rested ? 0 : contact.speed};
        return;
    }
    if (contact.echo) last_lift_.time = event.time;
    if (!contact.target) return;
    contact.inside = distance(contact.target->room, event.at) <= drift * screen.unit;
    last_lift_ = {contact.target->item.id, contact.sequence, contact.kind, event.at, event.time};
    const bool same_screen = contact.sequence == screen.sequence ||
                             (contact.kind == screen.kind && says_the_same(*contact.target, screen.records));
    if (!contact.inside || !same_screen) return;
    result.chosen = contact.target;
    result.from = contact.from;
    result.sequence = screen.sequence;
    forget();  // a palm that is still down
}

Hand::Result Hand::handle(const PointerEvent& event, const Touchscreen& screen) {
    const auto before = pressed();
    Result result;
    const auto known = contacts_.find(event.finger);
    if (event.kind == PointerKind::down) {
        go_down(event, screen);
    } else if (known != contacts_.end() && event.kind == PointerKind::move) {
        move(known->second, event, screen, result);
    } else if (known != contacts_.end()) {
        const auto contact = std::move(known->second);
        contacts_.erase(known);
        lift(contact, event, screen, result);
    }
    result.look_changed = before != pressed();
    return result;
}

}  // namespace kiosk::ui
