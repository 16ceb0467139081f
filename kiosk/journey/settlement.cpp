// What the case reports while money is on its way, turned into what the patient sees and is asked.
#include <utility>

#include "kiosk/journey/run.h"
#include "kiosk/journey/shown_code.h"

namespace kiosk::journey {
namespace {

using screen::WorkState;

void show_work(Run& run, screen::WorkStep running) {
    bool before = true;
    for (auto& line : run.visit().work) {
        if (line.step == running) before = false;
        // Own-first runs payment before insurance: a line done stays done.
        if (line.step == running)
            line.state = WorkState::running;
        else if (before && line.state == WorkState::running)
            line.state = WorkState::done;
        else if (line.state == WorkState::running)
            line.state = WorkState::done;
    }
    // At the card terminal the patient must be told what to do, not how far we are.
    const bool at_terminal =
        running == screen::WorkStep::payment && run.visit().pay.phase == screen::PayPhase::terminal_busy;
    if (run.s.phase != Phase::processing && !at_terminal) run.await(Phase::processing);
}

bool nothing_to_tell(const MoneyState& money) {
    const bool insurance =
        money.insurance == InsuranceMoney::not_used || money.insurance == InsuranceMoney::not_settled;
    return insurance && (money.own == OwnMoney::nothing_due || money.own == OwnMoney::not_taken);
}

void on_quoted(Run& run, const from_case::Quoted& quoted) {
    auto& visit = run.visit();
    visit.hold = quoted.hold;
    visit.split = quoted.split;
    visit.insured = quoted.insured;
    visit.insurance_missed = quoted.insurance_missed;
    visit.can_insure = quoted.can_insure;
    visit.self_pay = !quoted.insured && visit.can_insure;
    visit.recomputing = false;
    run.await(Phase::checking);
}

void on_password_needed(Run& run, const from_case::PasswordNeeded& needed) {
    run.visit().pin = {0, needed.ecode, needed.tries_left};
    run.await(Phase::entering_password);
    run.s.password = run.send(device::EnterPin{run.visit().credential.card_sn}, run.policy.pin_deadline);
}

void on_credential_needed(Run& run, const from_case::CredentialNeeded& needed) {
    run.visit().identify = {};
    run.visit().identify.code_again = true;
    run.visit().identify.money = needed.money;
    run.await(Phase::showing_code_again);
}

void on_payment_needed(Run& run, const from_case::PaymentNeeded& needed) {
    auto& pay = run.visit().pay;
    pay = {};
    pay.amount = needed.amount;
    pay.hint = needed.hint;
    pay.money = needed.money;
    pay.wallet = run.policy.wallet_enabled && run.s.scanner_works;
    pay.terminal = run.policy.terminal_enabled;
    pay.window = run.policy.pay_at_window_allowed && !pays_in(run.visit());
    run.await(Phase::paying);
}

void on_registered(Run& run, const from_case::Registered& registered) {
    run.visit().registered = registered;
    run.await(Phase::done);
    print_slip(run, slip_of_success(run.s.visit));
    if (run.s.card_inside && !payment_follows(run.s.visit))
        run.send(device::EjectCard{}, run.policy.device_deadline);
}

// The same no means another thing where bills are paid.
NoticeId of_bills(NoticeId why) {
    if (why == NoticeId::slot_taken) return NoticeId::bill_taken;
    return why == NoticeId::his_refused ? NoticeId::bill_refused : why;
}

// And of what was booked ahead.
NoticeId of_bookings(NoticeId why) { return why == NoticeId::slot_taken ? NoticeId::booking_taken : why; }

NoticeId told_as(const Visit& visit, NoticeId why) {
    if (pays_in(visit)) return why == NoticeId::his_refused ? NoticeId::deposit_refused : why;
    if (checks_in(visit)) return of_bookings(why);
    return visit.payments.empty() ? why : of_bills(why);
}

// Something else may be chosen, where that helps.
std::vector<std::string> other_choice(const Visit& visit, NoticeId why) {
    const bool bills = !visit.payments.empty();
    if (checks_in(visit) || pays_in(visit))
        return why == NoticeId::hold_expired ? std::vector<std::string>{"retry"} : std::vector<std::string>{};
    if (why == NoticeId::slot_taken || why == NoticeId::hold_expired)
        return {bills ? "bills" : "other_session"};
    if (why == NoticeId::in_doubt_elsewhere) return {bills ? "bills" : "register"};
    return {};
}

void on_ended(Run& run, const from_case::Ended& ended) {
    auto& visit = run.visit();
    visit.case_open = false;
    if (gives_up(visit)) {  // nothing was given up: the registration and its money stand
        show_notice(run, ended.why, {"end"}, ended.reason);
        visit.notice.money = ended.money;
        return;
    }
    const bool quiet = nothing_to_tell(ended.money);
    if (visit.leaving && quiet && visit.leaving_because == NoticeId::cancelled_by_patient)
        return end_visit(run);
    const auto why = visit.leaving ? visit.leaving_because : ended.why;
    auto choices = quiet && !visit.leaving ? other_choice(visit, why) : std::vector<std::string>{};
    choices.emplace_back("end");
    if (quiet && !visit.leaving && why == NoticeId::patient_unknown) return show_no_file(run);
    const bool elsewhere = why == NoticeId::in_doubt_elsewhere;
    visit.case_open = !quiet;  // the money still moves: let its sentence follow
    show_notice(run, told_as(visit, why), std::move(choices), ended.reason);
    visit.notice.money = ended.money;
    visit.notice.trace_number = quiet && !elsewhere ? "" : ended.trace_number;
    if (!quiet) print_slip(run, SlipKind::cancelled);
}

void on_unsure(Run& run, const from_case::Unsure& unsure) {
    const bool giving_back = gives_up(run.s.visit);
    show_notice(run, giving_back ? NoticeId::cancel_unsure : NoticeId::unsure, {"end"});
    run.visit().notice.money = unsure.money;
    run.visit().notice.trace_number = unsure.trace_number;
    if (giving_back) return;  // its own slip comes with the result, here or where the code is shown next
    run.visit().unsure_code = unsure.reprint_code;
    print_slip(run, SlipKind::being_checked);
}

}  // namespace

void on_report(Run& run, const from_case::Report& report) {
    if (!run.visit().case_open) return;
    run.s.overlay = Overlay::none;
    struct Visitor {
        Run& run;
        void operator()(const from_case::Quoted& quoted) const { on_quoted(run, quoted); }
        void operator()(const from_case::Working& working) const {
            const bool told_already = run.s.phase == Phase::notice || run.s.phase == Phase::showing_cancelled;
            if (!told_already) show_work(run, working.step);
        }
        void operator()(const from_case::PasswordNeeded& needed) const { on_password_needed(run, needed); }
        void operator()(const from_case::CredentialNeeded& needed) const {
            on_credential_needed(run, needed);
        }
        void operator()(const from_case::PaymentNeeded& needed) const { on_payment_needed(run, needed); }
        void operator()(const from_case::PayerTyping&) const {
            run.visit().pay.phase = screen::PayPhase::payer_typing;
            if (run.s.phase == Phase::processing) run.await(Phase::paying);
        }
        void operator()(const from_case::Registered& registered) const { on_registered(run, registered); }
        void operator()(const from_case::Cancelled& cancelled) const { on_cancelled(run, cancelled); }
        void operator()(const from_case::InsuranceRefused& refused) const {
            run.visit().recomputing = false;
            std::vector<std::string> choices;
            if (refused.self_pay_possible) choices.emplace_back("self_pay");
            choices.emplace_back("end");
            show_notice(run, refused.why, std::move(choices), refused.reason);
        }
        void operator()(const from_case::Ended& ended) const { on_ended(run, ended); }
        void operator()(const from_case::Unsure& unsure) const { on_unsure(run, unsure); }
        void operator()(const from_case::MoneyMoved& moved) const {
            if (run.s.phase == Phase::notice) run.visit().notice.money = moved.money;
            if (run.s.phase == Phase::showing_cancelled) run.visit().cancelled->money = moved.money;
        }
    };
    std::visit(Visitor{run}, report);
}

// Whoever pressed "cancel" on the pad knows why the visit ends; everybody else is told.
void no_password(Run& run, const device::Completion* completion) {
    const auto* aborted = completion ? std::get_if<device::PinAborted>(completion) : nullptr;
    if (aborted != nullptr && aborted->by_patient) return leave(run);
    const bool pad_works = aborted != nullptr || completion == nullptr;
    leave(run, pad_works ? NoticeId::password_not_entered : NoticeId::pin_pad_broken);
}

void on_password(Run& run, const Heard& heard) {
    run.s.password = {};
    const auto* completion = heard ? std::get_if<device::Completion>(&*heard) : nullptr;
    const auto* entered = completion ? std::get_if<device::PinEntered>(completion) : nullptr;
    if (entered == nullptr) return no_password(run, completion);
    run.await(Phase::processing);
    run.tell(to_case::GivePassword{entered->block});
}

void on_decoded_again(Run& run, const Heard& heard) {
    insurance_outcome<insurance::DecodedCode>(heard).match(
        [&](const insurance::DecodedCode& decoded) {
            run.visit().asked_code = {};
            run.visit().credential = decoded.credential;
            run.await(Phase::processing);
            run.tell(to_case::GiveCredential{decoded.credential});
        },
        [&](const Refused& refused) {
            run.visit().refused_code = std::exchange(run.visit().asked_code, {});
            const auto reason = refused.reason;
            run.visit().identify.hint = reason == RefusalReason::code_expired      ? Hint::code_expired
                                        : reason == RefusalReason::code_wrong_kind ? Hint::code_wrong_kind
                                                                                   : Hint::code_unread;
            run.await(Phase::showing_code_again);
        },
        [&](const Unknown&) {
            run.visit().identify.hint = Hint::code_unread;
            run.await(Phase::showing_code_again);
        });
}

void pay_by_code(Run& run, const Secret& code) {
    auto& pay = run.visit().pay;
    if (kind_of_code(code.reveal(), run.policy) != ShownCode::payment) {
        pay.hint = Hint::payment_code_wrong_kind;
        return run.await(Phase::paying);
    }
    pay.phase = screen::PayPhase::asking;
    pay.hint = Hint::none;
    run.await(Phase::processing);
    run.tell(to_case::PayByCode{code});
}

void on_pay_touch(Run& run, const Chosen& chosen) {
    const auto& name = chosen.name;
    auto& pay = run.visit().pay;
    if (name == "cancel") return leave(run);
    if (name == "window") {
        run.await(Phase::processing);
        return run.tell(to_case::PayAtWindow{});
    }
    pay.phase = screen::PayPhase::terminal_busy;
    run.await(Phase::paying);  // the patient's clock stops: the terminal has its own
    run.tell(to_case::PayAtTerminal{});
}

}  // namespace kiosk::journey
