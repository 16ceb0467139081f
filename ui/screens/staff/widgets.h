// What staff's pages have besides rows. Those of the first kind stand on a page, the others take the whole
// glass.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

// On a page.
void draw_staff_digits(Kit& kit, const Rect& room, const screen::StaffDigits& digits);
void draw_staff_camera(Kit& kit, const Rect& room, const screen::StaffCamera& camera);
void draw_staff_sound(Kit& kit, const Rect& room, const screen::StaffSound& sound);

// On the whole glass. Their buttons are drawn first: where one lies on a glass that is touched everywhere, it
// is the button that is meant. Role "glass" marks what may be touched everywhere.
void draw_staff_glass(Kit& kit, const screen::Staff& staff, const screen::StaffTouchPoints& points);
void draw_staff_glass(Kit& kit, const screen::Staff& staff, const screen::StaffDrawing& drawing);
void draw_staff_glass(Kit& kit, const screen::Staff& staff, const screen::StaffColours& colours);

}  // namespace kiosk::ui
