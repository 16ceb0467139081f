// What an Appointment and a Task that are held have in common.
#pragma once

#include "services/hospital/his/clinic.h"

namespace kiosk::hospital::fhir {

inline constexpr std::string_view case_system = "urn:kiosk:case";

// What a Task pays for: id, kind and place of one part, and which of the Task's lines are of it.
[[nodiscard]] Json bill_extension(const Json& id, const Json& kind, const LocalizedText& place,
                                  const std::vector<std::string>& line_numbers);
[[nodiscard]] Json fee_line(const Charge& charge, int number);
[[nodiscard]] Json held_identifiers(const Json& row);  // case, visit, reprint
[[nodiscard]] Json money_extension(const Json& row);

}  // namespace kiosk::hospital::fhir
