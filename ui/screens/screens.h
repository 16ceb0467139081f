// One drawing function for each screen the journey can show.
#pragma once

#include "ui/kit/kit.h"
#include "ui/screens/settings.h"

namespace kiosk::ui {

void draw(Kit& kit, const screen::Home& home);
void draw(Kit& kit, const screen::More& more);
void draw(Kit& kit, const screen::Identify& identify);
void draw(Kit& kit, const screen::Reading& reading);
void draw(Kit& kit, const screen::Passport& passport);
void draw(Kit& kit, const screen::Today& today);
void draw(Kit& kit, const screen::Services& services);
void draw(Kit& kit, const screen::Bills& bills);
void draw(Kit& kit, const screen::BillDetails& details);
void draw(Kit& kit, const screen::Insurance& facts);
void draw(Kit& kit, const screen::Spending& spending);
void draw(Kit& kit, const screen::Guide& guide);
void draw(Kit& kit, const screen::BookingDays& days);
void draw(Kit& kit, const screen::Times& times);
void draw(Kit& kit, const screen::BookingCheck& check);
void draw(Kit& kit, const screen::Booked& booked);
void draw(Kit& kit, const screen::Appointments& appointments);
void draw(Kit& kit, const screen::AppointmentCheck& check);
void draw(Kit& kit, const screen::CheckedIn& arrived);
void draw(Kit& kit, const screen::Reports& reports);
void draw(Kit& kit, const screen::Prescriptions& prescriptions);
void draw(Kit& kit, const screen::PharmacyQueued& queued);
void draw(Kit& kit, const screen::Invoices& invoices);
void draw(Kit& kit, const screen::InvoiceShown& shown);
void draw(Kit& kit, const screen::Costs& costs);
void draw(Kit& kit, const screen::Deposit& deposit);
void draw(Kit& kit, const screen::DepositAmount& amount);
void draw(Kit& kit, const screen::Departments& departments);
void draw(Kit& kit, const screen::Sessions& sessions);
void draw(Kit& kit, const screen::Check& check);
void draw(Kit& kit, const screen::Pin& pin);
void draw(Kit& kit, const screen::Pay& pay);
void draw(Kit& kit, const screen::Processing& processing);
void draw(Kit& kit, const screen::Done& done);
void draw(Kit& kit, const screen::Notice& notice);
void draw(Kit& kit, const screen::Cancellable& cancellable);
void draw(Kit& kit, const screen::CancelCheck& check);
void draw(Kit& kit, const screen::Cancelled& cancelled);
void draw(Kit& kit, const screen::IdleWarning& idle);
void draw(Kit& kit, const screen::TakeCard& take);
void draw(Kit& kit, const screen::Help& help);
void draw(Kit& kit, const screen::Guardian& guardian);
void draw(Kit& kit, const screen::NewFile& file);
void draw(Kit& kit, const screen::FileOpened& opened);
void draw(Kit& kit, const screen::OutOfService& closed);
void draw(Kit& kit, const screen::Staff& staff);

// The screen of kit.screen, or what lies over it.
inline void draw_screen(Kit& kit) {
    if (kit.view.settings) return draw_settings(kit);
    std::visit([&](const auto& content) { draw(kit, content); }, kit.screen.content);
}

}  // namespace kiosk::ui
