// What pads have in common: a key, and the field in which what was typed stands.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

void draw_key(Kit& kit, const Rect& r, const std::string& id, char letter, TextSize size);
// Ten digits as on a telephone, and the key that takes one back. Ids: <stem>/key_<digit>, <stem>/erase.
void draw_digit_pad(Kit& kit, const Rect& room, const std::string& stem);
// With a cursor behind it.
void draw_typed(Kit& kit, const Rect& room, const std::string& words);

}  // namespace kiosk::ui
