// The buttons of a page of staff: the one that is meant stands out, one that restarts or stops something is
// red.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

// What a button of staff's page does; the pad of StaffDigits brings its own where the page names none.
[[nodiscard]] std::vector<screen::StaffAction> actions_of(const Kit& kit, const screen::Staff& staff);
// Below each other as far as the width allows it, 0 where there are none.
[[nodiscard]] float staff_actions_height(const Kit& kit, float width, const screen::Staff& staff);
void draw_staff_actions(Kit& kit, Rect room, const screen::Staff& staff);

}  // namespace kiosk::ui
