// Numbers booked ahead in FHIR: a department's day as a Schedule, a part of a session as a Slot, a booking as
// an Appointment that is booked and bears no case.
#include "services/his/agreed.h"
#include "services/his/reading.h"

namespace kiosk::services::fhir {
namespace {

using namespace his;

Result<AppointmentState> due_state_of(const Json* due) {
    static const std::map<std::string_view, AppointmentState> states{
        {"to-collect", AppointmentState::to_collect}, {"to-check-in", AppointmentState::to_check_in},
        {"checked-in", AppointmentState::checked_in}, {"too-early", AppointmentState::too_early},
        {"too-late", AppointmentState::too_late},     {"stopped", AppointmentState::stopped}};
    return named(value_of(due, "state", "Code"), states, "due");
}

Result<Appointment> appointment_of(const Json& body, const HisConfig& config) {
    Appointment one;
    one.id = body.scalar_of("id");
    one.booking_number = identifier(&body, config.booking_system);
    const auto* due = extension(&body, "due");
    one.state = TRY(due_state_of(due));
    one.due_from = TRY(instant(value_of(due, "from", "Instant")));
    one.due_until = TRY(instant(value_of(due, "until", "Instant")));
    const auto* department = member(extension(&body, "department"), "valueCoding");
    one.department_code = text(department, "code");
    one.visit.department = localized(department, "display");
    one.visit.general_clinic = value_of(&body, "general-clinic", "Boolean") == "true";
    one.visit.doctor = localized(member(extension(&body, "doctor"), "valueCoding"), "display");
    one.visit.doctor_title = localized_value(&body, "doctor-title");
    one.visit.part = day_part_of(&body).value_or(DayPart::morning);
    one.visit.begins = TRY(instant(body.scalar_of("start")));
    one.visit.ends = TRY(instant(body.scalar_of("end")));
    one.visit.place = localized_value(&body, "place");
    one.fee = TRY(money_of(&body, "fee"));
    one.queue_number = printable(value_of(&body, "queue-number", "String"));
    one.people_ahead = whole(value_of(&body, "people-ahead", "Integer"));
    TRY_VOID(check_sound(one));
    return one;
}

}  // namespace

Result<BookingDays> booking_days_of(const Json& bundle) {
    BookingDays days;
    for (const auto* schedule : entries(bundle, "Schedule")) {
        BookingDay day;
        day.day = text(member(schedule, "planningHorizon"), "start");
        day.open = text(schedule, "active") != "false";
        day.morning_left = whole(value_of(schedule, "morning-left", "Integer"));
        day.afternoon_left = whole(value_of(schedule, "afternoon-left", "Integer"));
        day.evening_left = whole(value_of(schedule, "evening-left", "Integer"));
        if (!CivilTime::parse(day.day + " 00:00:00"))
            return fail(ErrorKind::malformed, "a day of booking that is none");
        days.rows.push_back(std::move(day));
    }
    return days;
}

Result<Times> times_of(const Json& bundle) {
    Times times;
    for (const auto* slot : entries(bundle, "Slot")) {
        BookingTime time;
        time.id = text(slot, "id");
        time.begins = TRY(instant(text(slot, "start")));
        time.ends = TRY(instant(text(slot, "end")));
        time.numbers_left = whole(value_of(slot, "numbers-left", "Integer"));
        if (time.id.empty()) return fail(ErrorKind::malformed, "a time without id");
        times.rows.push_back(std::move(time));
    }
    return times;
}

Result<Booked> booked_of(const Book& call, const Json& body, const HisConfig& config) {
    if (body.scalar_of("resourceType") != "Appointment" || body.scalar_of("status") != "booked")
        return fail(ErrorKind::malformed, "no Appointment that is booked");
    const auto request = identifier(&body, config.request_system);
    if (!request.empty() && request != call.request_id)
        return fail(ErrorKind::malformed, "the booking of another request");
    Booked booked;
    booked.booking_number = identifier(&body, config.booking_system);
    booked.begins = TRY(instant(body.scalar_of("start")));
    booked.ends = TRY(instant(body.scalar_of("end")));
    booked.place = localized_value(&body, "place");
    booked.hint = localized_value(&body, "hint");
    const auto* due = extension(&body, "due");
    booked.collect_from = TRY(instant(value_of(due, "from", "Instant")));
    booked.collect_until = TRY(instant(value_of(due, "until", "Instant")));
    TRY_VOID(check_sound(booked));
    return booked;
}

Result<Appointments> appointments_of(const Json& bundle, const HisConfig& config) {
    Appointments found;
    for (const auto* resource : entries(bundle, "Appointment"))
        found.rows.push_back(TRY(appointment_of(*resource, config)));
    return found;
}

Result<Booking> arrival_of(const CheckIn& call, const Json& body) {
    if (body.scalar_of("resourceType") != "Appointment" || body.scalar_of("id") != call.appointment_id)
        return fail(ErrorKind::malformed, "no Appointment, or another");
    if (value_of(extension(&body, "due"), "state", "Code") != "checked-in")
        return fail(ErrorKind::malformed, "an arrival that was not noted");
    Booking arrived;
    arrived.queue_number = printable(value_of(&body, "queue-number", "String"));
    arrived.people_ahead = whole(value_of(&body, "people-ahead", "Integer"));
    arrived.place = localized_value(&body, "place");
    arrived.hint = localized_value(&body, "hint");
    if (arrived.queue_number.empty()) return fail(ErrorKind::malformed, "an arrival without queue number");
    return arrived;
}

}  // namespace kiosk::services::fhir
