// Pictures to look at from near: one colour (what is black in it is a dead pixel), ramps (a step that is
// missing is a panel that lost bits or is set too bright), and letters whose size can be measured.
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "ui/screens/staff/frame.h"
#include "ui/screens/staff/widgets.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

constexpr double capital_height = 0.733;  // of the em, Noto Sans CJK

const Phrase& name_of(screen::StaffPattern pattern) {
    using enum screen::StaffPattern;
    switch (pattern) {
        case red:
            return words::staff_red;
        case green:
            return words::staff_green;
        case blue:
            return words::staff_blue;
        case white:
            return words::staff_white;
        case black:
            return words::staff_black;
        case ramps:
            return words::staff_ramps;
        case text_sizes:
            break;
    }
    return words::staff_text_sizes;
}

Color color_of(screen::StaffPattern pattern) {
    using enum screen::StaffPattern;
    switch (pattern) {
        case red:
            return rgb(0xFF0000);
        case green:
            return rgb(0x00FF00);
        case blue:
            return rgb(0x0000FF);
        case black:
            return rgb(0x000000);
        case white:
        case ramps:
        case text_sizes:
            break;
    }
    return rgb(0xFFFFFF);
}

Color grey(int level) {
    const auto value = static_cast<std::uint32_t>(std::clamp(level, 0, 255));
    return rgb(value * 0x010101U);
}

// Steps of grey from one level to another, dark ones as a field in the middle of their neighbour.
void draw_steps(Kit& kit, const Rect& r, int from, int to, int count) {
    const auto places = r.columns(count, 0);
    for (int i = 0; i < count; ++i)
        kit.canvas.fill(places[static_cast<std::size_t>(i)], grey(from + (to - from) * i / (count - 1)));
}

void draw_ramps(Kit& kit, const Rect& room) {
    const auto rows = room.rows(8, 0);
    draw_steps(kit, rows[0], 0, 255, 16);
    kit.canvas.gradient_across(rows[1], rgb(0x000000), rgb(0xFFFFFF));
    draw_steps(kit, rows[2], 0, 28, 8);
    draw_steps(kit, rows[3], 255, 227, 8);
    const std::array full{0xFF0000U, 0x00FF00U, 0x0000FFU};
    for (std::size_t i = 0; i < full.size(); ++i)
        kit.canvas.gradient_across(rows[4 + i], rgb(0x000000), rgb(full[i]));
    // One pixel on, one off: what flickers or shows waves is not driven at its own resolution.
    kit.canvas.fill(rows[7], rgb(0x000000));
    for (float x = rows[7].x; x < rows[7].right(); x += 2)
        kit.canvas.fill({x, rows[7].y, 1, rows[7].h}, rgb(0xFFFFFF));
}

// Ten centimetres to hold a ruler against, with a tick each millimetre.
void draw_ruler(Kit& kit, Rect r) {
    const float mm = static_cast<float>(1 / kit.view.mm_per_px);
    const Color ink = rgb(0x000000);
    Style style = kit.style(TextSize::small, ink);
    style.lines = 2;
    const Rect line{r.x, r.y, 100 * mm, r.h};
    for (int i = 0; i <= 100; ++i) {
        const float high = i % 10 == 0 ? 9 * mm : i % 5 == 0 ? 6 * mm : 3.5F * mm;
        kit.canvas.fill(
            {std::round(line.x + static_cast<float>(i) * mm), line.y, i % 10 == 0 ? 2.0F : 1.0F, high}, ink);
    }
    kit.canvas.fill({line.x, line.y, line.w + 2, 2}, ink);
    r.cut_left(line.w + kit.px(24));
    kit.text(r, kit.say(words::staff_ruler), style);
}

// Glyphs without the kit's rules: the smallest are smaller than anything that patients are shown. A room that
// is too low leaves the largest out.
void draw_samples(Kit& kit, Rect room, Color ink) {
    const double mm = 1 / kit.view.mm_per_px;
    kit.canvas.clip(room);
    for (const int height_mm : {3, 4, 5, 6, 8, 10, 12, 15}) {
        const int em = static_cast<int>(std::lround(height_mm / capital_height * mm));
        const Rect line = room.cut_top(static_cast<float>(height_mm * mm * 1.75), kit.px(4));
        if (line.h < static_cast<float>(em)) break;
        const auto text = words::staff_size_sample.in(kit.view.language, height_mm);
        kit.canvas.glyphs(code_points(text), line.x, line.bottom() - line.h * 0.25F, em, Weight::regular,
                          ink);
    }
    kit.canvas.unclip();
}

// Black on white, and white on black: below each other or side by side.
void draw_sizes(Kit& kit, Rect room) {
    const double mm = 1 / kit.view.mm_per_px;
    draw_ruler(kit, room.cut_top(static_cast<float>(13 * mm), static_cast<float>(6 * mm)));
    kit.image(room, kit.say(words::staff_text_sizes));
    const bool portrait = kit.metrics.portrait;
    const auto halves = portrait ? room.rows(2, 0) : room.columns(2, 0);
    draw_samples(kit, halves[0], rgb(0x000000));
    kit.canvas.fill(halves[1].inset(-kit.px(20), 0), rgb(0x000000), kit.px(16));
    draw_samples(kit, halves[1].inset(0, kit.px(20)), rgb(0xFFFFFF));
}

}  // namespace

void draw_staff_glass(Kit& kit, const screen::Staff& staff, const screen::StaffColours& colours) {
    Rect all{0, 0, static_cast<float>(kit.view.width), static_cast<float>(kit.view.height)};
    const Rect whole = all;
    kit.canvas.fill(all, color_of(colours.pattern));
    const auto name = kit.say(name_of(colours.pattern));
    const bool ramps = colours.pattern == screen::StaffPattern::ramps;
    const bool sizes = colours.pattern == screen::StaffPattern::text_sizes;
    if (ramps || sizes) {
        const float margin = kit.px(44);
        const Rect bar = all.cut_bottom(kit.px(kit.metrics.portrait ? 156 : 124));
        kit.canvas.fill(bar, kit.colors.bar);
        draw_staff_bar(kit, bar.inset(margin, kit.px(kit.metrics.portrait ? 20 : 10)), staff, sizes);
        if (ramps)
            draw_ramps(kit, all);
        else
            draw_sizes(kit, all.inset(margin, kit.px(30)));
    }
    // One colour shows nothing else, not even a button: any touch goes on.
    if (kit.shown("staff/next")) kit.touchable("staff/next", whole, "glass", name);
}

}  // namespace kiosk::ui
