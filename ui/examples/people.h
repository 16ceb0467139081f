// The invented people, departments, sessions and bills that example screens show: no person, no hospital.
// Long names and rare characters are in it on purpose.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/screen.h"

namespace kiosk::ui::example {

[[nodiscard]] inline CivilTime at(const std::string& text) {
    return CivilTime::parse(text).value_or(CivilTime{});
}
[[nodiscard]] std::vector<screen::ServiceTile> menu();
[[nodiscard]] PatientLine patient();
[[nodiscard]] VisitLine visit();
[[nodiscard]] Split split();
[[nodiscard]] MoneyState money(InsuranceMoney insurance, OwnMoney own);
[[nodiscard]] std::vector<Department> departments();
[[nodiscard]] std::vector<ClinicSession> sessions();
[[nodiscard]] screen::TodayRow today_row(const char* trace, screen::RegistrationStory story);
// Blood, pictures and drugs of one visit, and a treatment of another.
[[nodiscard]] std::vector<Bill> bills();

[[nodiscard]] std::vector<BookingDay> booking_days();
[[nodiscard]] std::vector<BookingTime> booking_times();
// One of each state.
[[nodiscard]] std::vector<Appointment> appointments();

}  // namespace kiosk::ui::example
