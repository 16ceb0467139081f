// Check in for drugs (取药签到): which prescriptions there are, and for one of them the window, the number
// and how many wait before. Asked once more the pharmacy answers the place it gave. What is not paid is paid
// first.
#include <algorithm>

#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

Prescription* chosen_one(Visit& visit) {
    auto& rows = visit.pharmacy.rows;
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Prescription& one) {
        return one.number == visit.pharmacy.chosen;
    });
    return row == rows.end() ? nullptr : &*row;
}

bool can_check_in(const Prescription& one) {
    return one.state != PrescriptionState::unpaid && one.state != PrescriptionState::collected;
}

void join_queue(Run& run) {
    auto& visit = run.visit();
    const auto* prescription = chosen_one(visit);
    if (prescription == nullptr) return run.await(Phase::choosing_prescription);
    visit.reading = screen::ReadingWhat::joining_queue;
    run.call(Phase::joining_queue,
             his::Call{his::CheckInPharmacy{prescription->number, prescription->visit_number,
                                            run.policy.kiosk_number}},
             run.policy.query_deadline);
}

void print_place(Run& run) {
    auto slip = blank_slip(run, SlipKind::pharmacy);
    slip.prescription = *chosen_one(run.visit());
    slip.queue_number = slip.prescription.queue_number;
    slip.people_ahead = slip.prescription.people_ahead;
    send_slip(run, std::move(slip));
}

// The same person has other drugs to collect.
bool more_to_check_in(const Visit& visit) {
    return std::any_of(visit.pharmacy.rows.begin(), visit.pharmacy.rows.end(),
                       [](const Prescription& one) { return one.state == PrescriptionState::paid; });
}

}  // namespace

void list_prescriptions(Run& run) {
    run.visit().reading = screen::ReadingWhat::prescriptions;
    run.call(Phase::listing_prescriptions, his::Call{his::ListPrescriptions{whose(run.visit())}},
             run.policy.query_deadline);
}

void on_prescriptions(Run& run, const Heard& heard) {
    auto& visit = run.visit();
    his_outcome<his::Prescriptions>(heard).match(
        [&](const his::Prescriptions& found) {
            visit.tries = 0;
            visit.pharmacy = {found.rows, ""};
            if (found.rows.empty()) return show_notice(run, NoticeId::no_prescriptions, ways_on(run, {}));
            run.await(Phase::choosing_prescription);
        },
        [&](const Refused&) { not_answered(run, list_prescriptions); },
        [&](const Unknown&) { not_answered(run, list_prescriptions); });
}

void on_prescriptions_touch(Run& run, const Chosen& chosen) {
    constexpr std::string_view checks_in = "checkin-";
    if (chosen.name.starts_with(checks_in)) {
        run.visit().tries = 0;
        run.visit().pharmacy.chosen = chosen.name.substr(checks_in.size());
        return join_queue(run);
    }
    if (chosen.name == "pay") return begin_service(run, Service::bills);
    back_to_services(run);
}

void on_queue_joined(Run& run, const Heard& heard) {
    his_outcome<his::PharmacyQueue>(heard).match(
        [&](const his::PharmacyQueue& place) {
            auto& prescription = *chosen_one(run.visit());
            if (!place.window.zh.empty()) prescription.window = place.window;
            prescription.queue_number = place.queue_number;
            prescription.people_ahead = place.people_ahead;
            if (prescription.state == PrescriptionState::paid)
                prescription.state = PrescriptionState::waiting;
            print_place(run);
            run.await(Phase::pharmacy_queued);
        },
        [&](const Refused& refused) {
            if (refused.reason == RefusalReason::not_sent) return not_answered(run, join_queue);
            show_notice(run, NoticeId::pharmacy_refused, ways_on(run, {}));
        },
        [&](const Unknown&) { not_answered(run, join_queue); });
}

void on_queued_touch(Run& run, const Chosen& chosen) {
    chosen.name == "back" ? run.await(Phase::choosing_prescription) : leave(run);
}

void project_prescriptions(const Projection& at) {
    const auto& rows = at.s.visit.pharmacy.rows;
    screen::Prescriptions prescriptions;
    prescriptions.patient = patient_line(at.s, at.now);
    prescriptions.rows = rows;
    const bool unpaid = std::any_of(rows.begin(), rows.end(), [](const Prescription& one) {
        return one.state == PrescriptionState::unpaid;
    });
    prescriptions.bills = unpaid && has_service(at.policy, Service::bills);
    for (const auto& one : rows)
        if (can_check_in(one)) at.offer("prescriptions/checkin-" + one.number);
    if (prescriptions.bills) at.offer("prescriptions/pay", at.s.money_open);
    at.screen.content = std::move(prescriptions);
    at.offer("prescriptions/back");
    at.offer_exit_and_help();
}

void project_queued(const Projection& at) {
    const auto& visit = at.s.visit;
    screen::PharmacyQueued queued;
    queued.patient = patient_line(at.s, at.now);
    for (const auto& one : visit.pharmacy.rows)
        if (one.number == visit.pharmacy.chosen) queued.prescription = one;
    queued.slip = visit.slip;
    queued.card_inside = at.s.card_inside;
    at.screen.content = std::move(queued);
    at.offer("queued/finish");
    if (more_to_check_in(visit)) at.offer("queued/back", visit.slip != screen::SlipState::printing);
    at.offer("common/help");
}

}  // namespace kiosk::journey
