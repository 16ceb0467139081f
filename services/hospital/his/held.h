// What an Appointment and a Task that are held have in common.
#pragma once

#include "services/hospital/his/clinic.h"

namespace kiosk::hospital::fhir {

inline constexpr std::string_view case_system = "urn:kiosk:case";

[[nodiscard]] Json fee_line(const Charge& charge, int number);
[[nodiscard]] Json held_identifiers(const Json& row);  // case, visit, reprint
[[nodiscard]] Json money_extension(const Json& row);

}  // namespace kiosk::hospital::fhir
