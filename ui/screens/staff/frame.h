// What is around every page of staff: the striped band that says "maintenance" from across the hall, title,
// the sentence that says what to do now, actions, and the bar with back, language and the way out.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

// What is left for rows and widget; and a place for the buttons that turn pages, where there is one that
// costs the rows nothing.
struct StaffRoom {
    Rect rest;
    std::optional<Rect> turning;
};
// Draws all of that.
StaffRoom draw_staff_frame(Kit& kit, const screen::Staff& staff);

// Parts, for pages that use the whole glass.
void draw_staff_band(Kit& kit, const Rect& r);
// Back, language and the way out, as far as they are offered, in one line.
void draw_staff_bar(Kit& kit, const Rect& r, const screen::Staff& staff, bool language = true);

}  // namespace kiosk::ui
