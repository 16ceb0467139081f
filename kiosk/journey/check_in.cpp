// Collect a booking and check in (预约取号, 签到): what is due now is one touch away. What is paid already is
// only checked in for; what is not goes the way of every registration's money. Whether it is too early or too
// late is the HIS's word.
#include <algorithm>

#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

const Appointment* find(const Visit& visit, std::string_view id) {
    const auto& rows = visit.ahead.appointments;
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const Appointment& one) { return one.id == id; });
    return row == rows.end() ? nullptr : &*row;
}

// The one whose code was shown at the scanner, if it is due.
const Appointment* shown_by_code(const Visit& visit) {
    if (visit.credential.kind != CredentialKind::booking_code) return nullptr;
    for (const auto& one : visit.ahead.appointments)
        if (is_due(one) && visit.credential.number == Secret{one.booking_number}) return &one;
    return nullptr;
}

void show_appointments(Run& run) {
    auto& visit = run.visit();
    const auto& rows = visit.ahead.appointments;
    if (rows.empty()) return show_notice(run, NoticeId::no_appointments, ways_on(run, {}));
    const auto* only = shown_by_code(visit);
    if (only == nullptr && std::count_if(rows.begin(), rows.end(), is_due) == 1)
        only = &*std::find_if(rows.begin(), rows.end(), is_due);
    visit.ahead.appointment = only == nullptr ? "" : only->id;
    run.await(only == nullptr ? Phase::choosing_appointment : Phase::checking_appointment);
}

// It is held and paid for like any number; what the screens say of it before the hold stands comes from here.
void collect(Run& run, const Appointment& booked) {
    auto& visit = run.visit();
    visit.session = {};
    visit.session.department_code = booked.department_code;
    visit.session.general_clinic = booked.visit.general_clinic;
    visit.session.doctor_name = booked.visit.doctor;
    visit.session.doctor_title = booked.visit.doctor_title;
    visit.session.part = booked.visit.part;
    visit.session.fee = booked.fee;
    visit.registered.reset();
    visit.payments.clear();
    visit.case_open = true;
    visit.use_account = true;  // as every case begins
    visit.reading = screen::ReadingWhat::holding;
    run.await(Phase::opening_case);
    run.tell(to_case::Open{BookedNumber{booked.id, booked.department_code, booked.fee}, visit.patient,
                           visit.credential});
}

void arrive(Run& run) {
    auto& visit = run.visit();
    visit.reading = screen::ReadingWhat::checking_in;
    run.call(Phase::checking_in, his::Call{his::CheckIn{visit.ahead.appointment, run.policy.kiosk_number}},
             run.policy.query_deadline);
}

void go_on_with(Run& run, const std::string& id) {
    const auto* appointment = find(run.s.visit, id);
    if (appointment == nullptr) return;
    auto& visit = run.visit();
    visit.ahead.appointment = id;
    visit.tries = 0;
    if (appointment->state == AppointmentState::to_collect) return collect(run, Appointment{*appointment});
    arrive(run);
}

VisitLine arrived_line(const Visit& visit) {
    const auto* appointment = find(visit, visit.ahead.appointment);
    auto line = appointment == nullptr ? VisitLine{} : appointment->visit;
    if (!visit.ahead.arrived.place.zh.empty()) line.place = visit.ahead.arrived.place;
    return line;
}

void print_arrival(Run& run) {
    const auto& visit = run.s.visit;
    auto slip = blank_slip(run, SlipKind::check_in);
    slip.visit = arrived_line(visit);
    slip.queue_number = visit.ahead.arrived.queue_number;
    slip.people_ahead = visit.ahead.arrived.people_ahead;
    slip.hint = visit.ahead.arrived.hint;
    send_slip(run, std::move(slip));
}

}  // namespace

bool checks_in(const Visit& visit) { return visit.service == Service::check_in; }

void find_appointments(Run& run) {
    auto& visit = run.visit();
    visit.reading = screen::ReadingWhat::appointments;
    const auto day = business_day(run.now.civil, run.policy.day_boundary_minute);
    run.call(Phase::finding_appointments, his::Call{his::FindAppointments{day, whose(visit)}},
             run.policy.query_deadline);
}

void on_appointments(Run& run, const Heard& heard) {
    auto& visit = run.visit();
    visit.ahead.appointments.clear();
    const auto not_heard = [&] {
        if (!visit.service) return offer_services(run);  // the menu says nothing of them then
        not_answered(run, find_appointments);
    };
    his_outcome<his::Appointments>(heard).match(
        [&](const his::Appointments& found) {
            visit.tries = 0;
            visit.ahead.appointments = found.rows;
            visit.service ? show_appointments(run) : offer_services(run);
        },
        [&](const Refused&) { not_heard(); }, [&](const Unknown&) { not_heard(); });
}

// What waits for the patient is known but for this: one more question, where the kiosk can do it.
void ask_what_is_due(Run& run) {
    run.visit().ahead.appointments.clear();
    has_service(run.policy, Service::check_in) ? find_appointments(run) : offer_services(run);
}

void on_appointments_touch(Run& run, const Chosen& chosen) {
    return chosen.name == "back" ? back_to_services(run) : go_on_with(run, chosen.name);
}

void on_appointment_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "back") return back_to_services(run);
    if (chosen.name == "others") return run.await(Phase::choosing_appointment);
    go_on_with(run, std::string{run.s.visit.ahead.appointment});
}

void on_checked_in(Run& run, const Heard& heard) {
    his_outcome<Booking>(heard).match(
        [&](const Booking& arrived) {
            run.visit().tries = 0;
            run.visit().ahead.arrived = arrived;
            run.await(Phase::showing_checked_in);
            print_arrival(run);
            if (run.s.card_inside) run.send(device::EjectCard{}, run.policy.device_deadline);
        },
        [&](const Refused& refused) {
            const bool down = refused.reason == RefusalReason::not_sent;
            if (down) return show_notice(run, NoticeId::his_down, {"retry", "end"});
            show_notice(run, notice_of(refused.reason, NoticeId::his_refused), ways_on(run, {}),
                        words_for_patient(refused));
        },
        [&](const Unknown&) { not_answered(run, arrive); });
}

void project_appointments(const Projection& at) {
    at.screen.content = screen::Appointments{patient_line(at.s, at.now), at.s.visit.ahead.appointments};
    for (const auto& one : at.s.visit.ahead.appointments) at.offer("appointments/" + one.id, is_due(one));
    at.offer("appointments/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

void project_appointment(const Projection& at) {
    const auto& visit = at.s.visit;
    screen::AppointmentCheck check{patient_line(at.s, at.now), {}};
    if (const auto* one = find(visit, visit.ahead.appointment)) check.appointment = *one;
    at.screen.content = std::move(check);
    at.offer("appointment/confirm");
    if (visit.ahead.appointments.size() > 1) at.offer("appointment/others");
    at.offer("appointment/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

void project_checked_in(const Projection& at) {
    const auto& visit = at.s.visit;
    screen::CheckedIn arrived;
    arrived.patient = patient_line(at.s, at.now);
    arrived.visit = arrived_line(visit);
    arrived.queue_number = visit.ahead.arrived.queue_number;
    arrived.people_ahead = visit.ahead.arrived.people_ahead;
    arrived.hint = visit.ahead.arrived.hint;
    arrived.slip = visit.slip;
    arrived.card_inside = at.s.card_inside;
    at.screen.content = std::move(arrived);
    at.offer("checked_in/finish");
    at.offer("common/help");
}

}  // namespace kiosk::journey
