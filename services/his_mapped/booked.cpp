// Objects of what is booked ahead and due on the day, field by field.
#include "services/his/agreed.h"
#include "services/his_mapped/objects.h"

namespace kiosk::services::mapped {

Result<BookingDay> booking_day_of(const Row& row) {
    BookingDay day;
    day.day = TRY(row.day("day"));
    if (day.day.empty()) return malformed("a day of booking that is none");
    day.open = !TRY(row.flag("closed"));
    day.morning_left = row.whole("morning_left");
    day.afternoon_left = row.whole("afternoon_left");
    day.evening_left = row.whole("evening_left");
    return day;
}

Result<BookingTime> booking_time_of(const Row& row) {
    BookingTime time;
    time.id = row.text("id");
    if (time.id.empty()) return malformed("a time without id");
    time.begins = TRY(row.instant("begins"));
    time.ends = TRY(row.instant("ends"));
    time.numbers_left = row.whole("numbers_left");
    return time;
}

Result<his::Booked> booked_of(const his::Book& call, const Row& row) {
    const auto request = row.text("request_id");
    if (!request.empty() && request != call.request_id) return malformed("the booking of another request");
    his::Booked booked;
    booked.booking_number = row.text("booking_number");
    booked.begins = TRY(row.instant("begins"));
    booked.ends = TRY(row.instant("ends"));
    booked.place = row.both("place", "place_en");
    booked.hint = row.both("hint", "hint_en");
    booked.collect_from = TRY(row.instant("due_from"));
    booked.collect_until = TRY(row.instant("due_until"));
    TRY_VOID(check_sound(booked));
    return booked;
}

Result<Appointment> appointment_of(const Row& row) {
    Appointment one;
    one.id = row.text("id");
    one.booking_number = row.text("booking_number");
    one.state = TRY(word_of(row, "state", "due_state", due_states));
    one.department_code = row.text("department_code");
    one.visit.department = row.both("department", "department_en");
    one.visit.general_clinic = TRY(row.flag("general_clinic"));
    one.visit.doctor = row.both("doctor", "doctor_en");
    one.visit.doctor_title = row.both("doctor_title", "doctor_title_en");
    one.visit.part = word_of(row, "day_part", "day_part", day_parts).value_or(DayPart::morning);
    one.visit.begins = TRY(row.instant("begins"));
    one.visit.ends = TRY(row.instant("ends"));
    one.visit.place = row.both("place", "place_en");
    one.fee = TRY(row.money("fee"));
    one.due_from = TRY(row.instant("due_from"));
    one.due_until = TRY(row.instant("due_until"));
    one.queue_number = row.text("queue_number");
    one.people_ahead = row.whole("people_ahead");
    TRY_VOID(check_sound(one));
    return one;
}

Result<Booking> arrival_of(const his::CheckIn& call, const Row& row) {
    const auto id = row.text("id");
    if (!id.empty() && id != call.appointment_id) return malformed("the arrival of another appointment");
    Booking arrived{row.text("queue_number"), row.whole("people_ahead"), row.both("place", "place_en"),
                    row.both("hint", "hint_en")};
    if (arrived.queue_number.empty()) return malformed("an arrival without queue number");
    return arrived;
}

}  // namespace kiosk::services::mapped
