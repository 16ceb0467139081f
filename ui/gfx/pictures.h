// Pictures of what the hands have to do: a phone before the window, a card into the slot. They stand for the
// machine's parts, so they carry no brand and no text.
#pragma once

#include "ui/gfx/canvas.h"
#include "ui/theme/theme.h"

namespace kiosk::ui {

void picture_phone(Canvas& canvas, const Palette& colors, const Rect& where, bool usable = true);
void picture_card(Canvas& canvas, const Palette& colors, const Rect& where, bool usable = true);
// On its way out of the slot.
void picture_card_out(Canvas& canvas, const Palette& colors, const Rect& where);
void picture_keypad(Canvas& canvas, const Palette& colors, const Rect& where);

}  // namespace kiosk::ui
