// Words of booking ahead, of collecting what was booked, and of checking in.
#pragma once

#include <string>

#include "ui/text/phrase.h"

namespace kiosk::ui {

[[nodiscard]] std::string day_words(const std::string& day, Language language);  // "11月27日 星期五"
// "上午 12  下午 8"; full or no clinic where that is so.
[[nodiscard]] std::string numbers_of_day_words(const BookingDay& day, Language language);
[[nodiscard]] std::string hours_words(CivilTime begins, CivilTime ends);          // "9:30–10:00"
[[nodiscard]] std::string when_words(const VisitLine& visit, Language language);  // day and hours
// From when until when a number may be collected; with the day, unless it is `today`.
[[nodiscard]] std::string collect_words(CivilTime from, CivilTime until, Language language);
// What is to be done about it, or why nothing can be.
[[nodiscard]] std::string state_words(const Appointment& appointment, Language language);

}  // namespace kiosk::ui
