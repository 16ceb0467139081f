// A QR code on the screen, for telephones: black on white in every theme, with its quiet zone.
#pragma once

#include <string>

#include "ui/gfx/canvas.h"

namespace kiosk::ui {

// Whole pixels a module. False: the text makes no code that a telephone could read in this room.
bool draw_qr(Canvas& canvas, const Rect& room, const std::string& text);

}  // namespace kiosk::ui
