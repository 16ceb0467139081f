// What one visit knows of bookings: the choices of somebody who books ahead, and what somebody has booked or
// registered for who comes on the day.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/his_calls.h"

namespace kiosk::journey {

struct Ahead {
    // booking
    std::vector<BookingDay> days;
    std::string day;  // yyyy-MM-dd, the one chosen
    std::vector<BookingTime> times;
    BookingTime time;
    std::string request_id;  // under which it is booked, however often the question must be repeated
    int requests = 0;        // makes the ids of one visit differ
    his::Booked booked;
    // on the day
    std::vector<Appointment> appointments;
    std::string appointment;  // id of the one under way
    Booking arrived;
    friend bool operator==(const Ahead&, const Ahead&) = default;
};

}  // namespace kiosk::journey
