// How a visit ends: with a slip, with a notice that says what to do, or because the patient left.
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

void on_notice_touch(Run& run, const Chosen& chosen) {
    const auto& name = chosen.name;
    auto& visit = run.visit();
    if (name == "retry") {
        if (visit.patient.name.empty() || !visit.service) {
            fresh_visit(run);
            return listen_for_identity(run, Hint::none);
        }
        visit.tries = 0;
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

void print_slip(Run& run, SlipKind kind) {
    auto slip = blank_slip(run, kind);
    const auto& visit = run.s.visit;
    slip.patient_name = run.policy.full_name_on_slip ? visit.patient.name : masked_name(visit.patient.name);
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
        slip.split = registered.split;
        slip.money = registered.money;
        slip.payer = registered.payer;
        slip.trace_number = registered.trace_number;
        slip.setl_id = registered.setl_id;
        slip.reprint_code = registered.reprint_code;
    }
    run.visit().slip = screen::SlipState::printing;
    run.s.print = run.send(PrintSlip{std::move(slip)}, run.policy.print_deadline);
}

void on_printed(Run& run, const Heard& heard) {
    run.s.print = {};
    const auto* completion = heard ? std::get_if<device::Completion>(&*heard) : nullptr;
    const auto* printed = completion ? std::get_if<device::Printed>(completion) : nullptr;
    const bool unsure = printed != nullptr && printed->end == device::PrintEnd::uncertain;
    const bool well = (printed != nullptr && printed->end == device::PrintEnd::printed) ||
                      (unsure && is_mutant("print_uncertain_counts_as_printed"));
    if (run.s.phase == Phase::showing_today) return on_copy_printed(run, well);
    if (unsure && run.s.phase == Phase::done && is_mutant("prints_again_when_unsure"))
        return print_slip(run, slip_of_success(run.s.visit));
    run.visit().slip = well ? screen::SlipState::printed : screen::SlipState::failed;
    if (run.s.phase == Phase::done) {
        if (well) run.tell(to_case::SlipPrinted{});
        run.await(Phase::done);  // time to read anew, now that the slip is there or is not
    }
}

void leave(Run& run, NoticeId because) {
    auto& visit = run.visit();
    run.s.overlay = Overlay::none;
    const bool case_can_stop = visit.case_open && run.s.phase != Phase::done && run.s.phase != Phase::notice;
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

void on_pin_touch(Run& run, const Chosen&) { leave(run); }

void on_done_touch(Run& run, const Chosen& chosen) {
    return chosen.name == "next" ? pay_next(run) : end_visit(run);
}

void end_visit(Run& run) {
    auto& s = run.s;
    if (s.card_inside) run.send(device::EjectCard{}, run.policy.device_deadline);
    s.visit = Visit{};
    s.language = run.policy.language;
    s.id = SessionId{s.id.value + 1};
    s.print = {};
    s.overlay = Overlay::none;  // help left open would hide the home screen from the next patient
    run.await(Phase::home);
}

}  // namespace kiosk::journey
