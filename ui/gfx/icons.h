// Line icons in one hand: a grid of 48, strokes of 3.4, round ends.
#pragma once

#include "ui/gfx/canvas.h"

namespace kiosk::ui {

enum class Icon {
    back,
    next,
    up,
    down,
    check,
    language,
    text_size,
    help,
    leave,
    code,
    card,
    passport,
    new_registration,
    clock,
    place,
    slip,
    warning,
    person,
    erase,
    desk,
    terminal,
    shield,
    doctor,
    building,
    wallet,
    retry,
    cross,
    switch_on,
    switch_off,
    settings,
    sound,
    wrench,
    info,
    no_camera,
};

void draw_icon(Canvas& canvas, Icon icon, const Rect& where, Color color);

}  // namespace kiosk::ui
