// Drawn on a grid of 100 by 100: a housing, its screen, and one lit spot at the edge of it.
#include "ui/gfx/machine.h"

namespace kiosk::ui {
namespace {

struct Housing {
    Rect body, screen;
};

Housing housing_of(bool portrait, Place part) {
    // The screen leaves room on the side where the part is.
    const bool above = part == Place::above;
    const bool beside = part == Place::left || part == Place::right;
    Housing housing{{18, 2, 64, 96}, {26, 10, 48, 62}};
    if (!portrait) housing = {{4, 14, 92, 72}, {12, 22, 76, 42}};
    if (above) housing.screen.y += portrait ? 18 : 14;
    if (beside) {
        housing.screen.w -= 16;
        if (part == Place::left) housing.screen.x += 16;
        housing.screen.h += portrait ? 18 : 14;
    }
    return housing;
}

Point spot_of(const Housing& housing, Place part) {
    const auto& [body, screen] = housing;
    const float below = (screen.bottom() + body.bottom()) / 2;
    switch (part) {
        case Place::above:
            return {screen.center().x, (body.y + screen.y) / 2};
        case Place::left:
            return {(body.x + screen.x) / 2, screen.center().y};
        case Place::right:
            return {(screen.right() + body.right()) / 2, screen.center().y};
        case Place::below_left:
            return {screen.x + screen.w * 0.14F, below};
        case Place::below:
            return {screen.center().x, below};
        case Place::below_right:
            return {screen.right() - screen.w * 0.14F, below};
    }
    return screen.center();
}

}  // namespace

void picture_machine(Canvas& canvas, const Palette& colors, const Rect& where, bool portrait, Place part) {
    const float scale = std::min(where.w, where.h) / 100;
    const Rect square = where.middle(100 * scale, 100 * scale);
    const auto place = [&](const Rect& r) {
        return Rect{square.x + r.x * scale, square.y + r.y * scale, r.w * scale, r.h * scale};
    };
    const auto housing = housing_of(portrait, part);
    canvas.fill(place(housing.body), colors.device_body, 8 * scale);
    canvas.fill(place(housing.screen), rgb(0xE8F0F9), 3 * scale);
    const Point spot = spot_of(housing, part);
    const Point at{square.x + spot.x * scale, square.y + spot.y * scale};
    canvas.circle(at, 11 * scale, colors.amber_edge);
    canvas.circle(at, 6.5F * scale, rgb(0xFFFFFF));
    canvas.circle(at, 4.5F * scale, colors.amber_edge);
}

}  // namespace kiosk::ui
