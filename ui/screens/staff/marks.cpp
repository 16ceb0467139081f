// Disc with a tick, triangle, octagon with a cross, turning ring, square with a question, square with a
// person.
#include "ui/screens/staff/marks.h"

#include <array>
#include <cmath>
#include <numbers>

namespace kiosk::ui {
namespace {

void sign(Kit& kit, const Rect& r, char32_t letter, float of_height, float down, Color color) {
    const float em = r.h * of_height;
    const std::array<char32_t, 1> one{letter};
    const float width = kit.canvas.atlas().fonts().advance(Weight::bold, letter) * em;
    kit.canvas.glyphs(one, r.center().x - width / 2, r.center().y + em * (0.37F + down), static_cast<int>(em),
                      Weight::bold, color);
}

void triangle(Kit& kit, const Rect& r) {
    const float low = r.y + r.h * 0.93F;
    const std::array<Point, 3> corners{
        Point{r.center().x, r.y + r.h * 0.06F}, {r.right() - r.w * 0.02F, low}, {r.x + r.w * 0.02F, low}};
    kit.canvas.polygon(corners, kit.colors.caution);
    kit.canvas.stroke(corners, kit.colors.on_caution, kit.px(3.4F), true);
    sign(kit, r, U'!', 0.62F, 0.13F, kit.colors.on_caution);
}

void octagon(Kit& kit, const Rect& r) {
    std::array<Point, 8> corners;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const float angle = (static_cast<float>(i) + 0.5F) * std::numbers::pi_v<float> / 4;
        corners[i] = {r.center().x + r.w * 0.52F * std::cos(angle),
                      r.center().y + r.w * 0.52F * std::sin(angle)};
    }
    kit.canvas.polygon(corners, kit.colors.error);
    draw_icon(kit.canvas, Icon::cross, r.middle(r.w * 0.56F, r.h * 0.56F), kit.colors.on_error);
}

// Three dots in a ring: at work.
void ring(Kit& kit, const Rect& r) {
    const auto middle = r.center();
    kit.canvas.ring(middle, r.w * 0.44F, kit.colors.accent, kit.px(5));
    for (const float at : {-0.2F, 0.0F, 0.2F})
        kit.canvas.circle({middle.x + at * r.w, middle.y}, r.w * 0.065F, kit.colors.accent);
}

void square(Kit& kit, const Rect& r, Color fill) {
    kit.canvas.fill(r.middle(r.w * 0.9F, r.h * 0.9F), fill, r.w * 0.2F);
}

}  // namespace

void draw_mark(Kit& kit, const Rect& r, screen::StaffMark mark) {
    const auto& colors = kit.colors;
    using enum screen::StaffMark;
    switch (mark) {
        case none:
            return;
        case good:
            kit.canvas.circle(r.center(), r.w * 0.48F, colors.ok);
            return draw_icon(kit.canvas, Icon::check, r.middle(r.w * 0.62F, r.h * 0.62F), colors.card);
        case warning:
            return triangle(kit, r);
        case bad:
            return octagon(kit, r);
        case busy:
            return ring(kit, r);
        case unknown:
            square(kit, r, colors.muted);
            return sign(kit, r, U'?', 0.66F, 0, colors.card);
        case person:
            square(kit, r, colors.accent);
            return draw_icon(kit.canvas, Icon::person, r.middle(r.w * 0.66F, r.h * 0.66F), colors.card);
    }
}

Color ink_of(const Palette& colors, screen::StaffMark mark) {
    using enum screen::StaffMark;
    switch (mark) {
        case good:
            return colors.ok;
        case warning:
            return colors.amber;
        case bad:
            return colors.error;
        case busy:
        case person:
            return colors.accent;
        case none:
        case unknown:
            break;
    }
    return colors.ink;
}

}  // namespace kiosk::ui
