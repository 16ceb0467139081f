// Rows of staff's pages: what is the state of what, with advice below it. A row is as high as its words need,
// nothing is cut, and what does not fit on one page goes on to the next.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

// `turning`: the place of the page buttons, where they have one of their own.
void draw_staff_rows(Kit& kit, const Rect& room, const std::vector<screen::StaffRow>& rows,
                     const std::optional<Rect>& turning);
// All of them on one page of this width.
[[nodiscard]] float staff_rows_height(const Kit& kit, float width, const std::vector<screen::StaffRow>& rows);

}  // namespace kiosk::ui
