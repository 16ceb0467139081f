// Booking ahead, collecting a booking, checking in.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/appointment.h"
#include "kiosk/domain/screens/lines.h"

namespace kiosk::screen {

// A complaint in the hospital's words, and the department that treats it.
struct Guidance {
    LocalizedText words;
    std::string department_code;
    friend bool operator==(const Guidance&, const Guidance&) = default;
};
struct GuidanceRow {
    LocalizedText words;
    LocalizedText department;
    friend bool operator==(const GuidanceRow&, const GuidanceRow&) = default;
};
// Not sure which department: where people help, and for orientation what goes where. Choices:
// guide/<place in the list, from 0>, guide/back.
struct Guide {
    LocalizedText desk;
    std::vector<GuidanceRow> rows;
    friend bool operator==(const Guide&, const Guide&) = default;
};
// Choices: booking_days/<yyyy-MM-dd> where there are numbers; booking_days/back.
struct BookingDays {
    PatientLine patient;
    LocalizedText department;
    std::vector<BookingDay> rows;
    friend bool operator==(const BookingDays&, const BookingDays&) = default;
};
// Choices: times/<id> where there are numbers; times/back.
struct Times {
    PatientLine patient;
    LocalizedText department;
    ClinicSession session;
    std::vector<BookingTime> rows;
    friend bool operator==(const Times&, const Times&) = default;
};
// Before it is booked; nothing is paid. Choices: booking_check/confirm, booking_check/back.
struct BookingCheck {
    PatientLine patient;
    VisitLine visit;
    Fen fee;  // to be paid when it is collected
    friend bool operator==(const BookingCheck&, const BookingCheck&) = default;
};
// Choices: booked/finish.
struct Booked {
    PatientLine patient;
    VisitLine visit;
    Fen fee;
    std::string booking_number;
    CivilTime collect_from;
    CivilTime collect_until;
    LocalizedText hint;
    SlipState slip = SlipState::printing;
    bool card_inside = false;
    friend bool operator==(const Booked&, const Booked&) = default;
};
// What was booked or registered for. Choices: appointments/<id> of those due, appointments/back.
struct Appointments {
    PatientLine patient;
    std::vector<Appointment> rows;
    friend bool operator==(const Appointments&, const Appointments&) = default;
};
// The one that is due. Choices: appointment/confirm, appointment/others (there are more), appointment/back.
struct AppointmentCheck {
    PatientLine patient;
    Appointment appointment;
    friend bool operator==(const AppointmentCheck&, const AppointmentCheck&) = default;
};
// Choices: checked_in/finish.
struct CheckedIn {
    PatientLine patient;
    VisitLine visit;
    std::string queue_number;
    int people_ahead = 0;
    LocalizedText hint;
    SlipState slip = SlipState::printing;
    bool card_inside = false;
    friend bool operator==(const CheckedIn&, const CheckedIn&) = default;
};

}  // namespace kiosk::screen
