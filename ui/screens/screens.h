// One drawing function for each screen the journey can show.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

void draw(Kit& kit, const screen::Home& home);
void draw(Kit& kit, const screen::Identify& identify);
void draw(Kit& kit, const screen::Reading& reading);
void draw(Kit& kit, const screen::Passport& passport);
void draw(Kit& kit, const screen::Today& today);
void draw(Kit& kit, const screen::Services& services);
void draw(Kit& kit, const screen::Bills& bills);
void draw(Kit& kit, const screen::BillDetails& details);
void draw(Kit& kit, const screen::Departments& departments);
void draw(Kit& kit, const screen::Sessions& sessions);
void draw(Kit& kit, const screen::Check& check);
void draw(Kit& kit, const screen::Pin& pin);
void draw(Kit& kit, const screen::Pay& pay);
void draw(Kit& kit, const screen::Processing& processing);
void draw(Kit& kit, const screen::Done& done);
void draw(Kit& kit, const screen::Notice& notice);
void draw(Kit& kit, const screen::IdleWarning& idle);
void draw(Kit& kit, const screen::Help& help);

// The screen of kit.screen.
inline void draw_screen(Kit& kit) {
    std::visit([&](const auto& content) { draw(kit, content); }, kit.screen.content);
}

}  // namespace kiosk::ui
