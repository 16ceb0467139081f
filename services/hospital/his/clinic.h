// The clinic behind the HIS: departments, the sessions of a day with their limited numbers, and what a
// session costs. Sessions are made when a day is first asked for; the evening session ends with the day, so
// that there is something to register for at any hour.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/hospital/his/fhir.h"
#include "services/hospital/world.h"

namespace kiosk::hospital {

inline constexpr int days_ahead_max = 14;

[[nodiscard]] const Json& clinic_table();
[[nodiscard]] Json department_row(std::string_view code);                             // null where unknown
[[nodiscard]] Json doctor_row(const Json& department, std::string_view doctor_code);  // general clinic too

// Makes the sessions of the day unless they are there; false for a day outside the booking window.
bool ensure_sessions(World& world, const std::string& day);
// open, full, stopped, closed
[[nodiscard]] std::string session_state(const Json& slot, CivilTime now);

struct Charge {
    std::string national_code;
    std::string hospital_code;
    LocalizedText name;
    Fen amount;
    std::string line_number;  // empty: by its place in the list
    std::int64_t count = 1;
};
[[nodiscard]] std::vector<Charge> charges_of(const Json& slot);
[[nodiscard]] Fen total_of(const std::vector<Charge>& charges);

}  // namespace kiosk::hospital
