// Bookings of the simulated hospital: when one may be collected, and how the world plants one.
#pragma once

#include <string>
#include <string_view>

#include "services/hospital/http.h"
#include "services/hospital/world.h"

namespace kiosk::hospital {

inline constexpr std::string_view booking_request_system = "urn:kiosk:booking-request";

enum class Due { to_collect, to_check_in, checked_in, too_early, too_late, stopped };

struct BookingOrder {
    std::string request;  // the kiosk's own id; empty: booked by telephone
    std::string slot;
    std::int64_t begins_ms = 0;
    std::int64_t ends_ms = 0;
    std::string person_system;
    std::string person_value;
    std::string person_name;
    std::string gender;
    std::string birth_date;
    std::string kiosk;
    std::string number;  // empty: the next one
};

// What is wrong with the participant of a body; empty if nothing is.
[[nodiscard]] std::string booking_person_problem(const Json& body);
// The id of the booking.
std::string new_booking(World& world, const BookingOrder& order);
// A booking of today that begins in so many minutes, made by telephone. What is wrong; empty if nothing is.
std::string book_for(World& world, const Person& person, const std::string& department,
                     std::int64_t in_minutes, const std::string& number);

}  // namespace kiosk::hospital
