// How a visit ends: with a slip, with a notice that says what to do, or because the patient left.
#include <algorithm>

#include "kiosk/base/mutant.h"
#include "kiosk/journey/run.h"

namespace kiosk::journey {
namespace {

// A short code for staff: notice number and kiosk, nothing personal.
std::string reference_code(const Run& run, NoticeId id) {
    return run.policy.kiosk_number + "-" + std::to_string(100 + static_cast<int>(id));
}

}  // namespace

void show_notice(Run& run, NoticeId id, std::vector<std::string> choices, std::string reason) {
    auto& visit = run.visit();
    visit.notice = {};
    visit.notice.id = id;
    visit.notice.reason = std::move(reason);
    visit.notice.reference = reference_code(run, id);
    visit.notice_choices = std::move(choices);
    visit.slip = screen::SlipState::none;
    run.await(Phase::notice);
}

void not_answered(Run& run, void (*again)(Run&)) {
    if (++run.visit().tries < run.policy.query_tries) return again(run);
    show_notice(run, NoticeId::his_down, {"retry", "end"});
}

void on_notice_touch(Run& run, const Chosen& chosen) {
    const auto& name = chosen.name;
    auto& visit = run.visit();
    if (name == "new_file") return open_file_first(run);
    if (name == "retry" && visit.opening.asking_guardian) return guardian_again(run);
    if (name == "retry") {
        // A question to insurance begins with the identity: it is what could not be asked about.
        const bool show_another =
            visit.notice.id == NoticeId::cancel_needs_insurance || visit.service == Service::insurance;
        if (visit.patient.name.empty() || !visit.service || show_another) {
            fresh_visit(run);
            return listen_for_identity(run, Hint::none);
        }
        visit.tries = 0;
        if (visit.notice.id == NoticeId::booking_unsure) return ask_again_to_book(run);
        const bool sessions = visit.service == Service::registration && !visit.department.empty();
        return sessions ? list_sessions(run) : rules_of(*visit.service).begin(run);
    }
    if (name == "self_pay") {
        if (visit.case_open) {  // the case holds the number already and waits for this word
            visit.reading = reading_while_opening(visit);
            run.await(Phase::opening_case);
            return run.tell(to_case::ChooseFunding{true, false});
        }
        return continue_self_paid(run);
    }
    if (name == "register") {  // for another department: what is being checked elsewhere stays as it is
        visit.tries = 0;
        return list_departments(run);
    }
    if (name == "bills") {
        visit.tries = 0;
        return list_bills(run);
    }
    if (name == "services") return back_to_services(run);
    if (name == "other_session") {
        visit.tries = 0;
        return list_sessions(run);
    }
    leave(run);
}

void show_no_file(Run& run) {
    const bool here = has_service(run.policy, Service::new_file) && !run.visit().patient.id_number.empty();
    if (here) return show_notice(run, NoticeId::no_file, {"new_file", "end"});
    show_notice(run, NoticeId::patient_unknown, {"end"});
}

std::vector<std::string> ways_on(const Run& run, std::vector<std::string> first) {
    if (run.policy.menu.size() > 1) first.emplace_back("services");
    first.emplace_back("end");
    return first;
}

SlipKind slip_of_success(const Visit& visit) {
    return visit.payments.empty() ? SlipKind::registration : SlipKind::payment;
}

screen::ReadingWhat reading_while_opening(const Visit& visit) {
    return visit.payments.empty() ? screen::ReadingWhat::holding : screen::ReadingWhat::preparing;
}

SlipContent blank_slip(const Run& run, SlipKind kind) {
    SlipContent slip;
    slip.kind = kind;
    slip.language = run.s.language;
    slip.hospital = run.policy.hospital_name;
    slip.kiosk_number = run.policy.kiosk_number;
    slip.printed_at = run.now.civil;
    slip.version = run.policy.version;
    slip.reprint_until = (run.now.civil + run.policy.reprint_valid).date_time().substr(0, 16);
    return slip;
}

ClaimingBack claiming_back(const Run& run, const std::vector<Bill>& bills) {
    ClaimingBack advice{run.policy.insurance_window, run.policy.institution_code};
    advice.drugs = std::any_of(bills.begin(), bills.end(),
                               [](const Bill& bill) { return bill.kind == BillKind::drugs; });
    advice.papers_here = has_service(run.policy, Service::invoices);
    return advice;
}

void print_slip(Run& run, SlipKind kind) {
    auto slip = blank_slip(run, kind);
    const auto& visit = run.s.visit;
    if (visit.patient.insured) slip.insurance_tail = masked_tail(visit.patient.insured->psn_no);
    slip.visit = visit_line(run.s);
    slip.bills = bills_under_way(visit);
    slip.insured = visit.insured;
    slip.split = visit.split;
    slip.money = visit.notice.money;
    slip.trace_number = visit.notice.trace_number;
    if (kind == SlipKind::being_checked) slip.reprint_code = visit.unsure_code;
    if (kind == slip_of_success(visit) && visit.registered) {
        const auto& registered = *visit.registered;
        slip.queue_number = registered.booking.queue_number;
        slip.people_ahead = registered.booking.people_ahead;
        slip.insured = registered.insured;
        if (registered.insurance_missed) slip.claiming_back = claiming_back(run, slip.bills);
        slip.split = registered.split;
        slip.money = registered.money;
        slip.payer = registered.payer;
        slip.trace_number = registered.trace_number;
        slip.setl_id = registered.setl_id;
        slip.reprint_code = registered.reprint_code;
        slip.deposited = registered.booking.deposited;
    }
    if (visit.opening.opened) slip.visit_card = visit.opening.opened->visit_card;
    send_slip(run, std::move(slip));
}

void send_slip(Run& run, SlipContent slip) {
    const auto& name = run.s.visit.patient.name;
    slip.patient_name = run.policy.full_name_on_slip ? name : masked_name(name);
    run.visit().slip = screen::SlipState::printing;
    run.s.print = run.send(PrintSlip{std::move(slip)}, run.policy.print_deadline);
}

bool on_last_screen(const Session& session) {
    const auto phase = session.phase;
    return (phase == Phase::done && !payment_follows(session.visit)) || phase == Phase::showing_booked ||
           phase == Phase::showing_checked_in || phase == Phase::showing_cancelled;
}

// Where a slip is asked for that tells of no case.
bool at_desk(Phase phase) {
    return phase == Phase::pharmacy_queued || phase == Phase::showing_invoice ||
           phase == Phase::showing_costs;
}

bool prints_now(const Session& session) {
    return (at_desk(session.phase) && session.visit.slip == screen::SlipState::printing) ||
           (session.phase == Phase::showing_reports && session.visit.reports.busy());
}

void on_printed(Run& run, const Heard& heard) {
    run.s.print = {};
    const auto* completion = heard ? std::get_if<device::Completion>(&*heard) : nullptr;
    const auto* printed = completion ? std::get_if<device::Printed>(completion) : nullptr;
    const bool unsure = printed != nullptr && printed->end == device::PrintEnd::uncertain;
    const bool well = (printed != nullptr && printed->end == device::PrintEnd::printed) ||
                      (unsure && is_mutant("print_uncertain_counts_as_printed"));
    if (run.s.phase == Phase::showing_today) return on_copy_printed(run, well);
    if (run.s.phase == Phase::showing_reports) return on_report_printed(run, heard);
    if (unsure && run.s.phase == Phase::done && is_mutant("prints_again_when_unsure"))
        return print_slip(run, slip_of_success(run.s.visit));
    run.visit().slip = well ? screen::SlipState::printed : screen::SlipState::failed;
    if (run.s.phase == Phase::file_opened) return run.await(Phase::file_opened);
    if (run.s.phase == Phase::done) {
        if (well) run.tell(to_case::SlipPrinted{});
        run.await(Phase::done);  // time to read anew, now that the slip is there or is not
    } else if (on_last_screen(run.s) || at_desk(run.s.phase)) {
        run.await(run.s.phase);
    }
}

void leave(Run& run, NoticeId because) {
    auto& visit = run.visit();
    run.s.overlay = Overlay::none;
    const auto phase = run.s.phase;
    const bool case_can_stop = visit.case_open && phase != Phase::done && phase != Phase::notice &&
                               phase != Phase::showing_cancelled;
    if (case_can_stop) {
        visit.leaving = true;
        visit.leaving_because = because;
        run.tell(to_case::Abandon{});
        visit.reading = screen::ReadingWhat::stopping;
        run.await(Phase::opening_case);  // "one moment": the case answers with Ended
        return;
    }
    if (visit.case_open) run.tell(to_case::Abandon{});  // harmless where the case goes on by itself
    if (because != NoticeId::cancelled_by_patient) {
        visit.case_open = false;
        return show_notice(run, because, {"end"});
    }
    end_visit(run);
}

void on_pin_touch(Run& run, const Chosen& chosen) {
    leave(run, chosen.name == "forgot" ? NoticeId::password_forgotten : NoticeId::cancelled_by_patient);
}

void on_done_touch(Run& run, const Chosen& chosen) {
    return chosen.name == "next" ? pay_next(run) : end_visit(run);
}

Phase start_phase(const Session& session) {
    return session.out_of_service ? Phase::out_of_service : Phase::home;
}

void end_visit(Run& run) {
    auto& s = run.s;
    if (s.card_inside) run.send(device::EjectCard{}, run.policy.device_deadline);
    s.visit = Visit{};
    s.language = run.policy.language;
    s.id = SessionId{s.id.value + 1};
    s.print = {};
    s.overlay = Overlay::none;  // help left open would hide the home screen from the next patient
    s.card_left = screen::CardLeft::asked;
    run.await(s.card_inside ? Phase::card_left : start_phase(s));
}

// Asked for, reminded of, an alarm; then the kiosk serves the next one, as far as it can without its slot.
void card_stays(Run& run) {
    auto& stage = run.s.card_left;
    if (stage == screen::CardLeft::alarm) return run.await(start_phase(run.s));
    stage = stage == screen::CardLeft::asked ? screen::CardLeft::reminded : screen::CardLeft::alarm;
    restart_clock(run);
}

}  // namespace kiosk::journey
