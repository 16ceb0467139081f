// The panel "display and sound".
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

// Choices of ui itself: frame/size_normal, frame/size_large, frame/contrast_standard, frame/contrast_high,
// frame/volume_0 to _3, frame/reach_standard, frame/reach_low, frame/repeat, frame/close.
void draw_settings(Kit& kit);

}  // namespace kiosk::ui
