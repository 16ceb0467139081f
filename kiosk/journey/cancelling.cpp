// Give a registration up (退号): what may be cancelled, one look at which money goes back where, and then the
// case that gives it back. Whoever the insurer paid for must have shown code or card: only with their number
// can the settlement be cancelled.
#include <algorithm>

#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

const his::Registration& given_up(const Visit& visit) { return visit.cancellable.at(visit.giving_up); }

screen::CancellableRow row_of(const his::Registration& known) {
    auto visit = known.visit;
    if (!known.booking.place.zh.empty()) visit.place = known.booking.place;
    return {known.case_id.value, visit, known.split, known.booking.queue_number, known.cancelling};
}

bool by_insurance(const his::Registration& known) { return !known.setl_id.empty(); }

Cancellation cancellation_of(const his::Registration& known) {
    return {known.case_id, known.hold.id,   known.setl_id, known.payer,
            known.split,   known.at_window, known.handles};
}

void look_at(Run& run, std::size_t row) {
    auto& visit = run.visit();
    visit.giving_up = row;
    if (by_insurance(given_up(visit)) && !visit.patient.insured)
        return show_notice(run, NoticeId::cancel_needs_insurance, {"retry", "end"});
    run.await(Phase::checking_cancellation);
}

void give_up(Run& run) {
    auto& visit = run.visit();
    const auto& known = given_up(visit);
    using screen::WorkStep;
    visit.work = {{WorkStep::booking, screen::WorkState::waiting}};
    if (by_insurance(known)) visit.work.push_back({WorkStep::insurance, screen::WorkState::waiting});
    if (known.split.own.is_positive() && !known.at_window)
        visit.work.push_back({WorkStep::payment, screen::WorkState::waiting});
    visit.slow = false;
    visit.case_open = true;
    visit.cancelled.reset();
    run.await(Phase::processing);
    run.tell(to_case::Cancel{cancellation_of(known), visit.patient});
}

void print_cancelled(Run& run) {
    auto& visit = run.visit();
    auto slip = slip_about(run, SlipKind::cancelled, given_up(visit));
    slip.money = visit.cancelled->money;
    slip.trace_number = visit.cancelled->trace_number;
    visit.slip = screen::SlipState::printing;
    run.s.print = run.send(PrintSlip{std::move(slip)}, run.policy.print_deadline);
}

}  // namespace

bool gives_up(const Visit& visit) { return visit.service == Service::cancel; }

void list_cancellable(Run& run) {
    auto& visit = run.visit();
    visit.reading = screen::ReadingWhat::patient_file;
    visit.cancellable.clear();
    run.call(Phase::listing_cancellable, his::Call{question_of(run, Purpose::registration)},
             run.policy.query_deadline);
}

void on_cancellable(Run& run, const Heard& heard) {
    auto& visit = run.visit();
    const auto not_heard = [&] { not_answered(run, list_cancellable); };
    his_outcome<his::Registrations>(heard).match(
        [&](const his::Registrations& found) {
            visit.tries = 0;
            for (const auto& known : found.rows)
                if (known.state == his::RegistrationState::booked) visit.cancellable.push_back(known);
            if (visit.cancellable.empty())
                return show_notice(run, NoticeId::nothing_to_cancel, ways_on(run, {}));
            const bool the_only =
                visit.cancellable.size() == 1 && visit.cancellable.front().cancelling == Cancelling::possible;
            the_only ? look_at(run, 0) : run.await(Phase::choosing_cancellable);
        },
        [&](const Refused&) { not_heard(); }, [&](const Unknown&) { not_heard(); });
}

void on_cancellable_touch(Run& run, const Chosen& chosen) {
    const auto& rows = run.visit().cancellable;
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const his::Registration& known) {
        return known.case_id.value == chosen.name;
    });
    row == rows.end() ? back_to_services(run) : look_at(run, static_cast<std::size_t>(row - rows.begin()));
}

void on_cancel_check_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "confirm") return give_up(run);
    run.visit().cancellable.size() > 1 ? run.await(Phase::choosing_cancellable) : back_to_services(run);
}

void on_cancelled_touch(Run& run, const Chosen&) { end_visit(run); }

// Told once when the patient has waited long enough, and again when everything is back.
void on_cancelled(Run& run, const from_case::Cancelled& cancelled) {
    auto& visit = run.visit();
    const bool first = !visit.cancelled;
    visit.cancelled = cancelled;
    visit.case_open = !cancelled.at_rest;
    if (!first) return;
    run.await(Phase::showing_cancelled);
    print_cancelled(run);
    if (run.s.card_inside) run.send(device::EjectCard{}, run.policy.device_deadline);
}

void project_cancellable(const Projection& at) {
    screen::Cancellable cancellable{patient_line(at.s, at.now), {}};
    for (const auto& known : at.s.visit.cancellable) {
        cancellable.rows.push_back(row_of(known));
        at.offer("cancellable/" + known.case_id.value, known.cancelling == Cancelling::possible);
    }
    at.screen.content = std::move(cancellable);
    at.offer("cancellable/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

void project_cancel_check(const Projection& at) {
    const auto& known = given_up(at.s.visit);
    at.screen.content = screen::CancelCheck{patient_line(at.s, at.now), row_of(known), by_insurance(known),
                                            known.at_window, known.payer};
    at.offer("cancel_check/confirm");
    at.offer("cancel_check/back");
    at.offer_exit_and_help();
    at.screen.step = 3;
}

void project_cancelled(const Projection& at) {
    const auto& visit = at.s.visit;
    const auto& known = given_up(visit);
    const auto& cancelled = *visit.cancelled;
    at.screen.content =
        screen::Cancelled{patient_line(at.s, at.now), row_of(known),     cancelled.money, known.payer,
                          cancelled.trace_number,     cancelled.at_rest, visit.slip,      at.s.card_inside};
    at.offer("cancelled/finish");
    at.offer("common/help");
}

}  // namespace kiosk::journey
