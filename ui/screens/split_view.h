// Who pays what, as rows; shared by the screen before and the screen after paying.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

[[nodiscard]] std::size_t count_split_rows(const Split& split, bool insured);
void draw_split_rows(Kit& kit, const Rect& room, const Split& split, bool insured);
// One amount, as large as the room allows.
void draw_to_pay(Kit& kit, const Rect& room, const Phrase& label, Fen amount);

}  // namespace kiosk::ui
