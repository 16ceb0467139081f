// The two tests of the touch glass. Both use all of it, so what has to be read and pressed lies where no
// cross and no edge is: in the middle, between the rows of crosses.
#include <array>

#include <fmt/format.h>

#include "ui/screens/staff/frame.h"
#include "ui/screens/staff/widgets.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

constexpr int crosses = 9;

Rect whole_glass(const Kit& kit) {
    return {0, 0, static_cast<float>(kit.view.width), static_cast<float>(kit.view.height)};
}

Point target_of(const Kit& kit, int point) {
    const auto at = screen::touch_target(point, kit.view.width, kit.view.height);
    return {static_cast<float>(at.x), static_cast<float>(at.y)};
}

void draw_cross(Kit& kit, Point at) {
    const Color ink = kit.colors.on_header, ring = kit.colors.caution;
    const float arm = kit.px(64), thick = kit.px(4);
    kit.canvas.fill({at.x - arm, at.y - thick / 2, 2 * arm, thick}, ink);
    kit.canvas.fill({at.x - thick / 2, at.y - arm, thick, 2 * arm}, ink);
    for (const float radius : {22.0F, 46.0F}) kit.canvas.ring(at, kit.px(radius), ring, kit.px(5));
}

// How far beside its cross each finger landed.
void draw_error(Kit& kit, Point at, double error_mm) {
    kit.canvas.circle(at, kit.px(9), kit.colors.on_header);
    Style style = kit.style(TextSize::small, kit.colors.on_header_soft, Weight::regular, Align::center);
    style.lines = 1;
    const float wide = kit.px(170), high = kit.metrics.size(TextSize::small) * 1.4F;
    Rect room{at.x - wide / 2, at.y + kit.px(16), wide, high};
    room.x = std::clamp(room.x, 0.0F, static_cast<float>(kit.view.width) - wide);
    kit.text(room, fmt::format("{:.1f} mm", error_mm), style);
}

// The glass between the upper and the middle row of crosses, and between the middle and the lower one.
Rect between_crosses(const Kit& kit, int upper) {
    const float from = target_of(kit, upper).y + kit.px(92);
    const float to = target_of(kit, upper + 3).y - kit.px(84);
    const Rect all = whole_glass(kit);
    return Rect{0, from, all.w, to - from}.inset(kit.px(kit.metrics.portrait ? 60 : 220), 0);
}

void draw_words_on_glass(Kit& kit, const Rect& room, const screen::Staff& staff, const std::string& count,
                         Color ink, Color soft) {
    const auto centered = [&](TextSize size, Color color, Weight weight) {
        Style style = kit.style(size, color, weight, Align::center);
        style.lines = 6;
        return style;
    };
    Style title = centered(kit.metrics.portrait ? TextSize::title : TextSize::heading, ink, Weight::bold);
    title.role = "title";
    Style number = centered(TextSize::title, ink, Weight::bold);
    kit.block(room, {{kit.say(staff.title), title, 0},
                     {kit.say(staff.lead), centered(TextSize::body, soft, Weight::regular), 8},
                     {count, number, 8}});
}

Color hue_of(const Palette& colors, int hue) {
    const std::array inks{colors.primary, colors.error, colors.ok, colors.amber_edge, colors.device_glow};
    return inks[static_cast<std::size_t>(hue) % inks.size()];
}

void draw_cells(Kit& kit, const Sketch& sketch) {
    const Rect all = whole_glass(kit);
    const float wide = all.w / static_cast<float>(sketch.columns());
    const float high = all.h / static_cast<float>(sketch.rows());
    const Color felt = mix(kit.colors.card, kit.colors.ok, kit.colors.flat ? 0.3 : 0.22);
    kit.canvas.fill(all, kit.colors.card);
    for (int row = 0; row < sketch.rows(); ++row)
        for (int column = 0; column < sketch.columns(); ++column)
            if (sketch.felt(column, row))
                kit.canvas.fill(
                    {static_cast<float>(column) * wide, static_cast<float>(row) * high, wide, high}, felt);
    const Color line = kit.colors.flat ? kit.colors.disabled_fill : kit.colors.line;
    for (int column = 1; column < sketch.columns(); ++column)
        kit.canvas.fill({static_cast<float>(column) * wide, 0, 1, all.h}, line);
    for (int row = 1; row < sketch.rows(); ++row)
        kit.canvas.fill({0, static_cast<float>(row) * high, all.w, 1}, line);
}

}  // namespace

void draw_staff_glass(Kit& kit, const screen::Staff& staff, const screen::StaffTouchPoints& points) {
    const Rect all = whole_glass(kit);
    kit.canvas.fill(all, kit.colors.header);
    Rect upper = between_crosses(kit, 0);
    const float band = kit.px(kit.metrics.portrait ? 92 : 72);
    draw_staff_band(kit, {0, upper.y, all.w, band});
    upper.cut_top(band, kit.px(10));
    const int point = std::clamp(points.point, 0, crosses - 1);
    draw_words_on_glass(kit, upper, staff, fmt::format("{} / {}", point + 1, crosses), kit.colors.on_header,
                        kit.colors.on_header_soft);
    const Rect lower = between_crosses(kit, 3);
    draw_staff_bar(kit, lower.middle(std::min(lower.w, kit.px(760)), kit.px(116)), staff, false);
    for (int i = 0; i < point && i < static_cast<int>(points.errors_mm.size()); ++i)
        draw_error(kit, target_of(kit, i), points.errors_mm[static_cast<std::size_t>(i)]);
    draw_cross(kit, target_of(kit, point));
    kit.touchable("staff/point", all, "glass", kit.say(staff.title));
}

// The plate lets the cells shine through: a finger on its way across is felt there too.
void draw_staff_glass(Kit& kit, const screen::Staff& staff, const screen::StaffDrawing&) {
    Sketch empty;
    empty.begin(kit.view.width, kit.view.height, kit.view.mm_per_px);
    const Sketch& sketch = kit.view.sketch.cells() > 0 ? kit.view.sketch : empty;
    draw_cells(kit, sketch);
    const Rect all = whole_glass(kit);
    const bool portrait = kit.metrics.portrait;
    const float wide = std::min(all.w - kit.px(120), kit.px(portrait ? 940 : 1'240));
    const float grown = kit.metrics.large ? 1.2F : 1;
    const Rect plate = all.middle(wide, kit.px((portrait ? 640 : 540) * grown));
    for (const auto& line : sketch.lines())
        if (line.points.size() > 1) kit.canvas.stroke(line.points, hue_of(kit.colors, line.hue), kit.px(7));
    kit.canvas.fill(plate, kit.colors.card.with_alpha(0.9), kit.px(28));
    kit.canvas.outline(plate, kit.colors.border, kit.px(28), kit.px(3));
    for (const auto& line : sketch.lines())
        if (line.drawing)
            kit.canvas.ring(line.points.back(), kit.px(46), hue_of(kit.colors, line.hue), kit.px(6));
    Rect inner = plate.inset(kit.px(36), kit.px(26));
    draw_staff_bar(kit, inner.cut_bottom(kit.px(108), kit.px(20)), staff, false);
    if (kit.shown("staff/drawn"))
        kit.button("staff/drawn", inner.cut_bottom(kit.px(120), kit.px(16)), kit.say(words::finish),
                   {ButtonKind::primary, std::nullopt, "", false, true});
    draw_words_on_glass(kit, inner, staff,
                        fmt::format("{} / {}  ·  {}", sketch.cells_felt(), sketch.cells(),
                                    words::staff_fingers.in(kit.view.language, sketch.most_fingers())),
                        kit.colors.ink, kit.colors.muted);
}

}  // namespace kiosk::ui
