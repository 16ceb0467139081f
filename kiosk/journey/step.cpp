// The one entrance of the visit: an event finds its handler by the phase, then the scanner is told whether to
// listen, and the screen's number grows if the picture changed.
#include <algorithm>

#include "kiosk/base/mutant.h"
#include "kiosk/journey/phases.h"
#include "kiosk/journey/shown_code.h"

namespace kiosk::journey {
namespace {

bool listens_for_identity(const Session& s) {
    return s.phase == Phase::home || s.phase == Phase::showing_more || s.phase == Phase::identifying ||
           s.phase == Phase::typing_passport;
}

// A card or a code was of no use: most of these notices say to show the e-code, so it may be shown at once.
bool asks_for_another_credential(const Session& s) {
    const auto& choices = s.visit.notice_choices;
    const bool of_no_use =
        s.visit.patient.name.empty() || s.visit.notice.id == NoticeId::cancel_needs_insurance;
    return s.phase == Phase::notice && !s.visit.case_open && of_no_use &&
           std::find(choices.begin(), choices.end(), "retry") != choices.end();
}

bool wants_codes(const Session& s) {
    if (s.overlay == Overlay::help) return false;
    // At a closed home too: what became of a registration is told by any kiosk that stands.
    if (listens_for_identity(s) || s.phase == Phase::asking_guardian) return true;
    if (s.phase == Phase::showing_code_again || asks_for_another_credential(s)) return true;
    return s.phase == Phase::paying && s.visit.pay.phase == screen::PayPhase::choose_or_show_code &&
           s.visit.pay.wallet;
}

void show_code_again(Run& run, const Secret& code) {
    if (kind_of_code(code.reveal(), run.policy) != ShownCode::insurance) {  // goes no further
        run.visit().identify.hint = Hint::code_wrong_kind;
        return run.await(Phase::showing_code_again);
    }
    run.visit().asked_code = code;
    run.visit().reading = screen::ReadingWhat::code;
    run.call(Phase::decoding_again, insurance::Call{insurance::DecodeCode{code, business_type(run)}},
             run.policy.query_deadline);
}

void on_code(Run& run, const Secret& code) {
    if (!wants_codes(run.s)) return;  // a late scan must not reach the next screen
    // A telephone that still shows the refused code neither calls the platform again nor keeps the clock from
    // running.
    if (!code.empty() && code == run.visit().refused_code) return;
    run.s.overlay = Overlay::none;
    if (run.s.phase == Phase::paying) return pay_by_code(run, code);
    if (run.s.phase == Phase::showing_code_again) return show_code_again(run, code);
    if (run.s.phase == Phase::asking_guardian) return on_guardian_code(run, code);
    on_code_scanned(run, code);
}

void on_card_removed(Run& run) {
    run.s.card_inside = false;
    const auto phase = run.s.phase;
    if (phase == Phase::card_left) {
        run.s.overlay = Overlay::none;
        return run.await(start_phase(run.s));
    }
    // The read itself reports a card pulled while reading. Later and before money, whoever takes the card
    // goes.
    const bool choosing = phase == Phase::choosing_department || phase == Phase::choosing_session ||
                          phase == Phase::choosing_bills || phase == Phase::showing_details ||
                          phase == Phase::choosing_deposit || phase == Phase::typing_deposit ||
                          phase == Phase::asking_guide || phase == Phase::choosing_day ||
                          phase == Phase::choosing_time || phase == Phase::checking_booking ||
                          phase == Phase::choosing_appointment || phase == Phase::checking_appointment ||
                          phase == Phase::choosing_cancellable || phase == Phase::checking_cancellation ||
                          phase == Phase::checking;
    if (is_mutant("card_change_goes_on")) return;
    if (!by_chip_card(run.visit())) return;
    if (choosing) return leave(run, NoticeId::card_pulled);
    // Nothing was begun there: no word is needed. A slip on its way is waited for.
    const bool looking = phase == Phase::choosing_prescription || phase == Phase::choosing_invoice ||
                         phase == Phase::showing_invoice || phase == Phase::showing_costs ||
                         phase == Phase::showing_reports;
    const bool nothing_begun = phase == Phase::choosing_service || phase == Phase::showing_insurance ||
                               phase == Phase::showing_spending ||
                               (phase == Phase::showing_today && !run.visit().printing) ||
                               (looking && !prints_now(run.s));
    if (nothing_begun) end_visit(run);
}

void on_status(Run& run, const DeviceStatus& status) {
    switch (status.kind) {
        case DeviceKind::card_reader:
            run.s.card_reader_works = status.usable();
            return;
        case DeviceKind::code_scanner:
            if (status.usable() && !run.s.scanner_works) run.s.listening = false;  // it came back disarmed
            run.s.scanner_works = status.usable();
            return;
        case DeviceKind::receipt_printer:
            run.s.printer_works = status.usable();
            run.s.paper_is_low = status.trouble == DeviceTrouble::paper_low;
            return;
        case DeviceKind::card_terminal:
            run.s.terminal_works = status.usable();
            return;
        case DeviceKind::id_card_reader:
            run.s.id_card_reader_works = status.usable();
            return;
        case DeviceKind::pin_pad:
        case DeviceKind::face_camera:
            return;
        case DeviceKind::document_printer:
            run.s.document_printer_works = status.usable();
            return;
    }
}

void on_device(Run& run, const device::Event& event) {
    if (const auto* scanned = std::get_if<device::CodeScanned>(&event)) return on_code(run, scanned->text);
    if (const auto* status = std::get_if<device::StatusChanged>(&event))
        return on_status(run, status->status);
    if (const auto* removed = std::get_if<device::CardRemoved>(&event)) {
        // An ID card is laid down and taken up again; only a card that was put in stays for the visit.
        if (removed->reader == DeviceKind::card_reader) on_card_removed(run);
        return;
    }
    if (const auto* digits = std::get_if<device::PinDigits>(&event)) {
        if (run.s.phase == Phase::entering_password) run.visit().pin.digits = digits->count;
        return;
    }
    const auto* inserted = std::get_if<device::CardInserted>(&event);
    if (inserted == nullptr) return;
    if (inserted->reader == DeviceKind::card_reader) run.s.card_inside = true;
    const bool card_notice = run.s.phase == Phase::notice && !run.visit().case_open;
    const bool of_guardian = run.visit().opening.asking_guardian;
    if (run.s.phase == Phase::asking_guardian || (card_notice && of_guardian)) {
        run.s.overlay = Overlay::none;
        return on_guardian_card(run, inserted->reader);
    }
    if (listens_for_identity(run.s) || card_notice) {
        run.s.overlay = Overlay::none;
        return on_card_inserted(run, inserted->reader);
    }
    on_activity(run);  // of no use here, but somebody is there
}

void on_phase_touch(Run& run, const Touch& touch) {
    const auto touched = rules_of(run.s.phase).touched;
    if (touched != nullptr) touched(run, {touch.choice.substr(touch.choice.find('/') + 1), touch.text});
}

void on_touch(Run& run, const Touch& touch) {
    if (touch.sequence != run.s.screen.sequence || !run.s.screen.offers(touch.choice)) return;
    if (touch.choice == "common/help") {
        hide_amounts(run.visit());
        run.s.overlay = Overlay::help;
    } else if (touch.choice == "help/back" || touch.choice == "idle/go_on")
        run.s.overlay = Overlay::none;
    else if (touch.choice == "common/exit" || touch.choice == "idle/end")
        run.s.overlay = Overlay::none, leave(run);
    else
        return on_phase_touch(run, touch);
    restart_clock(run);
}

void on_heard(Run& run, EffectId effect, const Heard& heard) {
    if (effect.value == 0) return;
    if (effect == run.s.timer) return on_timer(run);
    if (effect == run.s.print) return on_printed(run, heard);
    if (effect == run.s.password) return on_password(run, heard);
    if (effect != run.s.current) return;
    run.s.current = {};
    const auto heard_in = rules_of(run.s.phase).heard;
    if (heard_in != nullptr) heard_in(run, heard);
}

void handle(Run& run, const Event& event) {
    struct Visitor {
        Run& run;
        void operator()(const Started& started) const {
            run.s.out_of_service = started.out_of_service;
            started.out_of_service ? run.await(Phase::out_of_service) : restart_clock(run);
        }
        void operator()(const Touch& touch) const { on_touch(run, touch); }
        void operator()(const LanguageChosen& chosen) const {
            run.s.language = chosen.language;
            restart_clock(run);
        }
        void operator()(const Activity&) const { on_activity(run); }
        void operator()(const Availability& availability) const {
            run.s.money_open = availability.money_open;
            run.s.closed_because = availability.why;
        }
        void operator()(const device::Event& event) const { on_device(run, event); }
        void operator()(const Answer& answer) const { on_heard(run, answer.effect, answer.body); }
        void operator()(const DeadlinePassed& passed) const { on_heard(run, passed.effect, std::nullopt); }
        void operator()(const LateAnswer&) const {}  // a visit's calls only ask: nothing is lost
        void operator()(const from_case::Report& report) const { on_report(run, report); }
        void operator()(const StaffCalled&) const { on_staff_called(run); }
        void operator()(const StaffLeft& left) const { on_staff_left(run, left); }
    };
    std::visit(Visitor{run}, event);
}

void tell_scanner(Run& run) {
    const bool wanted = wants_codes(run.s) && run.s.scanner_works;
    if (wanted == run.s.listening) return;
    run.s.listening = wanted;
    if (wanted)
        run.send(device::ArmScanner{}, run.policy.device_deadline);
    else if (run.s.scanner_works)
        run.send(device::DisarmScanner{}, run.policy.device_deadline);
}

}  // namespace

EffectId Run::send(Action action, Millis deadline) {
    const EffectId id{++s.effects};
    out_.effects.push_back({id, deadline, std::move(action)});
    return id;
}

void Run::call(Phase waiting_in, Action action, Millis deadline) {
    s.phase = waiting_in;
    s.current = send(std::move(action), deadline);
    restart_clock(*this);
}

void Run::await(Phase phase) {
    s.phase = phase;
    s.current = {};
    if (s.password.value != 0) send(Cancel{s.password}, Millis{0});  // a late password must not be given
    s.password = {};
    restart_clock(*this);
}

void Run::set_timer(Millis time, bool visible) {
    if (s.timer.value != 0) send(Cancel{s.timer}, Millis{0});
    s.timer = {};
    s.deadline.reset();
    if (time.count() == 0) return;
    s.timer = send(Wait{time}, Millis{0});
    if (visible) s.deadline = now.monotonic + time;
}

Step step(Session state, const Event& event, const Now& now, const Policy& policy) {
    Step result{std::move(state), {}, {}};
    Run run{result, now, policy};
    handle(run, event);
    tell_scanner(run);
    auto screen = project(result.state, policy, now);
    screen.sequence = result.state.screen.sequence;
    if (screen != result.state.screen) {
        ++screen.sequence;
        result.state.screen = std::move(screen);
    }
    return result;
}

std::string to_string(Phase phase) { return std::string{rules_of(phase).name}; }

}  // namespace kiosk::journey
