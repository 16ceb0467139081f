// The one entrance of the visit: an event finds its handler by the phase, then the scanner is told whether to
// listen, and the screen's number grows if the picture changed.
#include <algorithm>

#include "kiosk/base/mutant.h"
#include "kiosk/journey/run.h"
#include "kiosk/journey/shown_code.h"

namespace kiosk::journey {
namespace {

bool listens_for_identity(const Session& s) {
    return s.phase == Phase::home || s.phase == Phase::identifying || s.phase == Phase::typing_passport;
}

// A card or a code was of no use: most of these notices say to show the e-code, so it may be shown at once.
bool asks_for_another_credential(const Session& s) {
    const auto& choices = s.visit.notice_choices;
    return s.phase == Phase::notice && !s.visit.case_open && s.visit.patient.name.empty() &&
           std::find(choices.begin(), choices.end(), "retry") != choices.end();
}

bool wants_codes(const Session& s) {
    if (s.overlay == Overlay::help) return false;
    // At a closed home too: what became of a registration is told by any kiosk that stands.
    if (listens_for_identity(s)) return true;
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
    run.call(Phase::decoding_again,
             insurance::Call{insurance::DecodeCode{code, run.policy.ecode_business_type}},
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
    on_code_scanned(run, code);
}

void on_card_removed(Run& run) {
    run.s.card_inside = false;
    const auto phase = run.s.phase;
    // The read itself reports a card pulled while reading. Later and before money, whoever takes the card
    // goes.
    const bool choosing =
        phase == Phase::choosing_department || phase == Phase::choosing_session || phase == Phase::checking;
    if (is_mutant("card_change_goes_on")) return;
    if (run.visit().credential.kind != CredentialKind::social_security_card) return;
    if (choosing) return leave(run, NoticeId::card_pulled);
    // Nothing was begun there: no word is needed. A slip on its way is waited for.
    if (phase == Phase::showing_today && !run.visit().printing) end_visit(run);
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
        case DeviceKind::pin_pad:
        case DeviceKind::face_camera:
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
    if (listens_for_identity(run.s) || card_notice) {
        run.s.overlay = Overlay::none;
        on_card_inserted(run, inserted->reader);
    }
}

void on_phase_touch(Run& run, const std::string& screen, const std::string& name, const Touch& touch) {
    if (screen == "home") return listen_for_identity(run, Hint::none);
    if (screen == "identify") return name == "passport" ? run.await(Phase::typing_passport) : end_visit(run);
    if (screen == "passport") {
        if (name == "back") return listen_for_identity(run, Hint::none);
        return find_patient(run, CredentialKind::passport, Secret{touch.text});
    }
    if (screen == "today") return on_today_touch(run, name);
    if (screen == "departments") return name == "back" ? leave(run) : choose_department(run, name);
    if (screen == "sessions") return name == "back" ? list_departments(run) : choose_session(run, name);
    if (screen == "check") return on_check_touch(run, name);
    if (screen == "pay") return on_pay_touch(run, name);
    if (screen == "pin") return leave(run);
    if (screen == "done") return end_visit(run);
    if (screen == "notice") return on_notice_touch(run, name);
}

void on_touch(Run& run, const Touch& touch) {
    if (touch.sequence != run.s.screen.sequence || !run.s.screen.offers(touch.choice)) return;
    const auto slash = touch.choice.find('/');
    const auto screen = touch.choice.substr(0, slash);
    const auto name = touch.choice.substr(slash + 1);
    if (touch.choice == "common/help")
        run.s.overlay = Overlay::help;
    else if (touch.choice == "help/back" || touch.choice == "idle/go_on")
        run.s.overlay = Overlay::none;
    else if (touch.choice == "common/exit" || touch.choice == "idle/end")
        run.s.overlay = Overlay::none, leave(run);
    else
        return on_phase_touch(run, screen, name, touch);
    restart_clock(run);
}

void on_heard(Run& run, EffectId effect, const Heard& heard) {
    if (effect.value == 0) return;
    if (effect == run.s.timer) return on_timer(run);
    if (effect == run.s.print) return on_printed(run, heard);
    if (effect == run.s.password) return on_password(run, heard);
    if (effect != run.s.current) return;
    run.s.current = {};
    switch (run.s.phase) {
        case Phase::reading_card:
        case Phase::proving_card:
            return on_card_read(run, heard);
        case Phase::asking_issuer:
            return on_issuer_answer(run, heard);
        case Phase::decoding_code:
            return on_code_decoded(run, heard);
        case Phase::decoding_again:
            return on_decoded_again(run, heard);
        case Phase::querying_person:
            return on_person(run, heard);
        case Phase::finding_patient:
            return on_patient_found(run, heard);
        case Phase::asking_today:
            return on_registrations(run, heard);
        case Phase::showing_today:
            return on_copy_counted(run, heard);
        case Phase::listing_departments:
            return on_departments(run, heard);
        case Phase::listing_sessions:
            return on_sessions(run, heard);
        case Phase::home:
        case Phase::identifying:
        case Phase::typing_passport:
        case Phase::choosing_department:
        case Phase::choosing_session:
        case Phase::opening_case:
        case Phase::checking:
        case Phase::processing:
        case Phase::entering_password:
        case Phase::showing_code_again:
        case Phase::paying:
        case Phase::done:
        case Phase::notice:
            return;
    }
}

void handle(Run& run, const Event& event) {
    struct Visitor {
        Run& run;
        void operator()(const Started&) const { restart_clock(run); }
        void operator()(const Touch& touch) const { on_touch(run, touch); }
        void operator()(const LanguageChosen& chosen) const {
            run.s.language = chosen.language;
            restart_clock(run);
        }
        void operator()(const Availability& availability) const {
            run.s.register_open = availability.register_open;
            run.s.closed_because = availability.why;
        }
        void operator()(const device::Event& event) const { on_device(run, event); }
        void operator()(const Answer& answer) const { on_heard(run, answer.effect, answer.body); }
        void operator()(const DeadlinePassed& passed) const { on_heard(run, passed.effect, std::nullopt); }
        void operator()(const LateAnswer&) const {}  // a visit's calls only ask: nothing is lost
        void operator()(const from_case::Report& report) const { on_report(run, report); }
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

std::string to_string(Phase phase) {
    switch (phase) {
        case Phase::home:
            return "home";
        case Phase::identifying:
            return "identifying";
        case Phase::typing_passport:
            return "typing_passport";
        case Phase::reading_card:
            return "reading_card";
        case Phase::asking_issuer:
            return "asking_issuer";
        case Phase::proving_card:
            return "proving_card";
        case Phase::decoding_code:
            return "decoding_code";
        case Phase::querying_person:
            return "querying_person";
        case Phase::finding_patient:
            return "finding_patient";
        case Phase::asking_today:
            return "asking_today";
        case Phase::showing_today:
            return "showing_today";
        case Phase::listing_departments:
            return "listing_departments";
        case Phase::choosing_department:
            return "choosing_department";
        case Phase::listing_sessions:
            return "listing_sessions";
        case Phase::choosing_session:
            return "choosing_session";
        case Phase::opening_case:
            return "opening_case";
        case Phase::checking:
            return "checking";
        case Phase::processing:
            return "processing";
        case Phase::entering_password:
            return "entering_password";
        case Phase::showing_code_again:
            return "showing_code_again";
        case Phase::decoding_again:
            return "decoding_again";
        case Phase::paying:
            return "paying";
        case Phase::done:
            return "done";
        case Phase::notice:
            return "notice";
    }
    return "?";
}

}  // namespace kiosk::journey
