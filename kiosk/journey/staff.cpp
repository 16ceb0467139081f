// When staff take the machine over: a visit that may end ends first, as if its patient had left; one whose
// money is on its way is not disturbed, and staff hold the clock again when it is done.
#include "kiosk/journey/run.h"

namespace kiosk::journey {
namespace {

bool nobody_is_served(Phase phase) {
    return phase == Phase::home || phase == Phase::showing_more || phase == Phase::card_left ||
           phase == Phase::out_of_service;
}

bool may_be_ended(const Session& s) {
    if (s.print.value != 0) return false;  // whoever waits for paper gets it first
    return s.screen.offers("common/exit") || s.screen.offers("idle/end") || s.screen.offers("notice/end") ||
           on_last_screen(s);
}

}  // namespace

void on_staff_called(Run& run) {
    auto& s = run.s;
    if (s.phase == Phase::staff_at_work) return;
    if (!nobody_is_served(s.phase)) {
        if (!may_be_ended(s)) return;
        leave(run);
        if (!nobody_is_served(s.phase)) return;  // the case has a word to say first
    }
    s.overlay = Overlay::none;
    s.visit = Visit{};
    run.await(Phase::staff_at_work);
}

void on_staff_left(Run& run, const StaffLeft& left) {
    run.s.out_of_service = left.out_of_service;
    if (run.s.phase != Phase::staff_at_work && run.s.phase != Phase::out_of_service) return;
    run.s.language = run.policy.language;
    run.s.card_left = screen::CardLeft::asked;
    run.await(run.s.card_inside ? Phase::card_left : start_phase(run.s));
}

}  // namespace kiosk::journey
