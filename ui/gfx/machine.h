// This machine from the front, with the part that is meant: where the code is shown, the card goes in, the
// slip comes out. How the parts lie around the screen is configuration, because every maker places them
// elsewhere.
#pragma once

#include "ui/display.h"
#include "ui/gfx/canvas.h"
#include "ui/theme/theme.h"

namespace kiosk::ui {

void picture_machine(Canvas& canvas, const Palette& colors, const Rect& where, bool portrait, Place part);

}  // namespace kiosk::ui
