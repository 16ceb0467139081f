// The two panels that show how to identify oneself without touching anything; home and identify share them.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

// `choice`: what a touch on a panel means, empty for nothing. Many people touch the picture first.
void draw_two_ways(Kit& kit, const Rect& room, bool code_works, bool card_works, const std::string& choice,
                   bool card_left = false);

}  // namespace kiosk::ui
