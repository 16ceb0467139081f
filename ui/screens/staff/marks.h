// The state of a part at one look: each has a colour, a shape and a sign of its own, so that none is told by
// colour alone.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

// In a square; nothing for StaffMark::none.
void draw_mark(Kit& kit, const Rect& square, screen::StaffMark mark);
// Words that tell of this state on a card.
[[nodiscard]] Color ink_of(const Palette& colors, screen::StaffMark mark);

}  // namespace kiosk::ui
