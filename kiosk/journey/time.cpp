// The patient's time: quiet, then a warning with enough time for one simple action, then the end. Nothing
// times out in silence, and while the machine works it does not hurry anybody.
#include "kiosk/journey/phases.h"

namespace kiosk::journey {

namespace {

Millis until_next_reminder(const Run& run) {
    switch (run.s.card_left) {
        case screen::CardLeft::asked:
            return run.policy.card_reminder_after;
        case screen::CardLeft::reminded:
            return run.policy.card_alarm_after;
        case screen::CardLeft::alarm:
            break;
    }
    return run.policy.card_given_up_after;
}

}  // namespace

// Somebody is there. Whoever waits for the machine is not hurried anyway.
void on_activity(Run& run) {
    auto& overlay = run.s.overlay;
    if (overlay == Overlay::idle_warning) overlay = Overlay::none;
    if (rules_of(run.s.phase).acts == Acts::machine || run.s.phase == Phase::card_left) return;
    restart_clock(run);
}

void restart_clock(Run& run) {
    const auto& policy = run.policy;
    if (run.s.overlay == Overlay::idle_warning) return run.set_timer(policy.idle_warning, true);
    const auto phase = run.s.phase;
    const auto& visit = run.visit();
    // The case watches a payer who types; the patient's own clock runs only while we wait for a code.
    const bool waits_for_code =
        phase == Phase::showing_code_again ||
        (phase == Phase::paying && visit.pay.phase == screen::PayPhase::choose_or_show_code);
    if (waits_for_code) return run.set_timer(policy.pay_after, true);
    if (phase == Phase::processing) return run.set_timer(policy.slow_after, false);
    if (phase == Phase::notice) return run.set_timer(policy.notice_after, true);
    const bool last = on_last_screen(run.s);
    if (last && visit.slip != screen::SlipState::printing) return run.set_timer(policy.done_after, true);
    // Help that somebody left open at home must not keep the next patient's code from being heard.
    if ((phase == Phase::home || phase == Phase::card_left) && run.s.overlay == Overlay::help)
        return run.set_timer(policy.idle_after, false);
    if (phase == Phase::card_left) return run.set_timer(until_next_reminder(run), false);
    // The menu greys and comes back by itself.
    if (phase == Phase::home)
        return run.set_timer(until_hours_change(policy.menu, run.now.civil).value_or(Millis{0}), false);
    const bool nobody_to_hurry = phase == Phase::paying || last || visit.printing || prints_now(run.s) ||
                                 rules_of(phase).acts == Acts::machine;
    run.set_timer(nobody_to_hurry ? Millis{0} : policy.idle_after, false);
}

void on_timer(Run& run) {
    run.s.timer = {};
    if (run.s.overlay == Overlay::idle_warning) {
        run.s.overlay = Overlay::none;
        return leave(run);
    }
    const auto phase = run.s.phase;
    if (phase == Phase::home || (phase == Phase::card_left && run.s.overlay == Overlay::help)) {
        run.s.overlay = Overlay::none;
        return restart_clock(run);
    }
    if (phase == Phase::card_left) return card_stays(run);
    if (phase == Phase::processing) {
        run.visit().slow = true;
        return;
    }
    if (on_last_screen(run.s)) return end_visit(run);
    if (phase == Phase::paying || phase == Phase::showing_code_again || phase == Phase::notice)
        return leave(run);
    hide_amounts(run.visit());
    run.s.overlay = Overlay::idle_warning;
    restart_clock(run);
}

}  // namespace kiosk::journey
