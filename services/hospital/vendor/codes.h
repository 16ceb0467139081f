// The vendor's numbers for what the FHIR side calls by words, and its spelling of days, times and amounts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/hospital/wire.h"

namespace kiosk::hospital::vendor {

using Numbers = std::vector<std::pair<int, std::string_view>>;
[[nodiscard]] const Numbers& number_systems();     // zjlx
[[nodiscard]] const Numbers& genders();            // xb
[[nodiscard]] const Numbers& department_groups();  // kslb
[[nodiscard]] const Numbers& day_parts();          // sjd
[[nodiscard]] const Numbers& session_states();     // zt of a session
[[nodiscard]] const Numbers& held_states();        // zt of what is held, in an Appointment's words
[[nodiscard]] const Numbers& money_states();       // kxzt
[[nodiscard]] const Numbers& order_kinds();        // fylb
[[nodiscard]] const Numbers& catalogue_classes();  // fydj
[[nodiscard]] const Numbers& channels();           // zffs
[[nodiscard]] const Numbers& cancellings();        // ktbz
[[nodiscard]] const Numbers& till_kinds();         // sklx
[[nodiscard]] const Numbers& due_states();         // zt of what is booked

// Throws where the table lacks it: the hospital's own tables disagree.
[[nodiscard]] int number_of(const Numbers& numbers, std::string_view word);
[[nodiscard]] std::optional<std::string> word_of(const Numbers& numbers, std::int64_t number);

// "20261122" and "2026-11-22"; empty where it is no such thing.
[[nodiscard]] std::string iso_day(std::string_view digits);
[[nodiscard]] std::string plain_day(std::string_view iso);
// "20261122093015" as "2026-11-22 09:30:15"; empty where it is no such thing.
[[nodiscard]] std::string iso_time(std::string_view digits);
// "2026-11-22T09:30:15+08:00" as "20261122093015".
[[nodiscard]] std::string plain_time(std::string_view instant);
[[nodiscard]] std::string yuan_text(const Json& money);  // of a FHIR Money

}  // namespace kiosk::hospital::vendor
