// Numbers that are booked for a coming day (预约挂号), and what becomes of them on that day: collected and
// paid for, or, where they are paid already, checked in for.
#pragma once

#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/fen.h"
#include "kiosk/domain/clinic.h"

namespace kiosk {

// What a department still has on one coming day.
struct BookingDay {
    std::string day;   // yyyy-MM-dd
    bool open = true;  // false: no clinic on that day, or none that can be booked yet
    int morning_left = 0;
    int afternoon_left = 0;
    int evening_left = 0;
    [[nodiscard]] int left() const { return morning_left + afternoon_left + evening_left; }
    friend bool operator==(const BookingDay&, const BookingDay&) = default;
};

// A part of a session, usually half an hour, for which numbers are booked.
struct BookingTime {
    std::string id;  // at the HIS
    CivilTime begins;
    CivilTime ends;
    int numbers_left = 0;
    friend bool operator==(const BookingTime&, const BookingTime&) = default;
};

// The HIS alone decides it, by its own rules of early and late.
enum class AppointmentState {
    to_collect,   // booked and not paid: due now
    to_check_in,  // paid, and not arrived yet: due now
    checked_in,   // nothing more to do but wait
    too_early,    // from `due_from`
    too_late,     // was until `due_until`
    stopped       // the doctor does not come
};

// What a person booked ahead, or registered for, as the day comes.
struct Appointment {
    std::string id;              // at the HIS
    std::string booking_number;  // also the code to show; empty: not booked ahead
    AppointmentState state = AppointmentState::to_collect;
    std::string department_code;
    VisitLine visit;
    Fen fee;  // to be paid when it is collected; nothing once it is paid
    CivilTime due_from;
    CivilTime due_until;
    std::string queue_number;  // once it is checked in
    int people_ahead = 0;
    friend bool operator==(const Appointment&, const Appointment&) = default;
};

[[nodiscard]] inline bool is_due(const Appointment& appointment) {
    return appointment.state == AppointmentState::to_collect ||
           appointment.state == AppointmentState::to_check_in;
}

// A number that was booked ahead, paid for when it is collected.
struct BookedNumber {
    std::string id;  // of the booking at the HIS
    std::string department_code;
    Fen fee;
    friend bool operator==(const BookedNumber&, const BookedNumber&) = default;
};

}  // namespace kiosk
