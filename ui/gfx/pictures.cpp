// Drawn on a grid of 300 by 300 that is centred in the room.
#include "ui/gfx/pictures.h"

#include <array>

namespace kiosk::ui {
namespace {

class Stage {
public:
    Stage(Canvas& canvas, const Rect& where)
        : canvas_{canvas},
          scale_{std::min(where.w, where.h) / 300.0F},
          origin_{where.x + (where.w - 300 * scale_) / 2, where.y + (where.h - 300 * scale_) / 2} {}
    [[nodiscard]] Rect box(float x, float y, float w, float h) const {
        return {origin_.x + x * scale_, origin_.y + y * scale_, w * scale_, h * scale_};
    }
    [[nodiscard]] Point at(float x, float y) const {
        return {origin_.x + x * scale_, origin_.y + y * scale_};
    }
    [[nodiscard]] float size(float value) const { return value * scale_; }
    // An arrow head pointing up, its tip at (x, y).
    void chevron(float x, float y, float half, Color color, float thickness) const {
        const std::array points{at(x - half, y + half * 0.8F), at(x, y), at(x + half, y + half * 0.8F)};
        canvas_.stroke(points, color, size(thickness));
    }

private:
    Canvas& canvas_;
    float scale_;
    Point origin_;
};

// A pattern that reads as a two-dimensional code and decodes to nothing.
void draw_code(Canvas& canvas, const Stage& stage, float x, float y, float side, Color ink, Color ground) {
    constexpr int cells = 11;
    constexpr std::array<std::uint16_t, cells> rows{
        0b00001010000, 0b00000100000, 0b00001110000, 0b00000010000, 0b10110101101, 0b01101011010,
        0b11010110101, 0b00000101110, 0b00001010011, 0b00000111010, 0b00001001101};
    const float cell = side / cells;
    for (int row = 0; row < cells; ++row)
        for (int column = 0; column < cells; ++column)
            if ((rows[static_cast<std::size_t>(row)] >> (cells - 1 - column)) & 1)
                canvas.fill(stage.box(x + static_cast<float>(column) * cell,
                                      y + static_cast<float>(row) * cell, cell, cell),
                            ink);
    for (const auto& corner : {Point{0, 0}, Point{8, 0}, Point{0, 8}}) {
        const float cx = x + corner.x * cell, cy = y + corner.y * cell;
        canvas.fill(stage.box(cx, cy, 3 * cell, 3 * cell), ink, stage.size(cell * 0.5F));
        canvas.fill(stage.box(cx + cell * 0.6F, cy + cell * 0.6F, 1.8F * cell, 1.8F * cell), ground);
        canvas.fill(stage.box(cx + cell, cy + cell, cell, cell), ink);
    }
}

}  // namespace

void picture_phone(Canvas& canvas, const Palette& colors, const Rect& where, bool usable) {
    const Stage s{canvas, where};
    const Color body = usable ? colors.device_body : colors.disabled;
    const Color glow = usable ? colors.device_glow : colors.disabled;
    // light from the window
    if (usable) {
        const std::array beam{s.at(108, 46), s.at(192, 46), s.at(236, 128), s.at(64, 128)};
        canvas.polygon(beam, glow.with_alpha(colors.flat ? 0.35 : 0.16));
    }
    // the window of the machine
    canvas.fill(s.box(58, 0, 184, 56), body, s.size(16));
    canvas.fill(s.box(86, 16, 128, 24), colors.device_dark, s.size(8));
    canvas.fill(s.box(98, 25, 104, 6), glow, s.size(3));
    // the phone
    if (!colors.flat)
        canvas.shadow(s.box(84, 116, 132, 184), s.size(14), s.size(6), colors.shadow.with_alpha(0.22));
    canvas.fill(s.box(84, 104, 132, 196), colors.flat ? colors.ink : colors.device_dark, s.size(20));
    canvas.fill(s.box(92, 114, 116, 176), rgb(0xFFFFFF), s.size(12));
    canvas.fill(s.box(132, 120, 36, 6), rgb(0xC3CEDA), s.size(3));
    draw_code(canvas, s, 104, 138, 92, usable ? rgb(0x10233A) : rgb(0x8A97A5), rgb(0xFFFFFF));
    canvas.fill(s.box(112, 246, 76, 9), usable ? rgb(0x0A5FB8) : rgb(0xB6C0CA), s.size(4));
    canvas.fill(s.box(124, 264, 52, 7), rgb(0xC3CEDA), s.size(3));
    // the way
    for (const float y : {66.0F, 82.0F}) s.chevron(150, y, 15, usable ? colors.accent : colors.disabled, 7);
}

namespace {

enum class Way { in, out };

void draw_card(Canvas& canvas, const Palette& colors, const Rect& where, bool usable, Way way) {
    const Stage s{canvas, where};
    const Color body = usable ? colors.device_body : colors.disabled;
    const Color glow = usable ? colors.device_glow : colors.disabled;
    // the card, chip first, already a little inside
    const Rect card = s.box(82, 62, 136, 218);
    if (!colors.flat) canvas.shadow(card, s.size(14), s.size(6), colors.shadow.with_alpha(0.22));
    const Color top = usable ? rgb(0x5FA8EC) : rgb(0xC9D1DA);
    const Color bottom = usable ? rgb(0xD9EBFB) : rgb(0xE3E8ED);
    canvas.gradient(card, top, bottom, s.size(16));
    if (colors.flat) canvas.outline(card, colors.ink, s.size(16), s.size(4));
    const Color gold = usable ? rgb(0xE9BD4E) : rgb(0xAEB8C2);
    const Color groove = usable ? rgb(0x8A6A14) : rgb(0x7F8994);
    canvas.fill(s.box(126, 84, 48, 42), gold, s.size(8));
    for (const float y : {98.0F, 111.0F}) canvas.fill(s.box(126, y, 48, 2.4F), groove);
    canvas.fill(s.box(142, 84, 2.4F, 42), groove);
    canvas.fill(s.box(156, 84, 2.4F, 42), groove);
    // Arrows, strongest where the card is going.
    const Color arrow = usable ? rgb(0x0A4F9C) : rgb(0x7F8994);
    for (int i = 0; i < 3; ++i) {
        const float y = 146 + 26 * static_cast<float>(i);
        const Color faded = mix(arrow, bottom, 0.24 * (way == Way::in ? i : 2 - i));
        s.chevron(150, way == Way::in ? y : y + 19, way == Way::in ? 24.0F : -24.0F, faded, 9);
    }
    canvas.fill(s.box(100, 240, 64, 9), rgb(0x0A4F9C).with_alpha(0.55), s.size(4));
    canvas.fill(s.box(100, 256, 96, 7), rgb(0x0A4F9C).with_alpha(0.35), s.size(3));
    // the slot of the machine
    canvas.fill(s.box(40, 4, 220, 66), body, s.size(16));
    canvas.fill(s.box(66, 36, 168, 16), colors.device_dark, s.size(8));
    canvas.fill(s.box(74, 41, 152, 6), glow, s.size(3));
}

}  // namespace

void picture_card(Canvas& canvas, const Palette& colors, const Rect& where, bool usable) {
    draw_card(canvas, colors, where, usable, Way::in);
}

void picture_card_out(Canvas& canvas, const Palette& colors, const Rect& where) {
    draw_card(canvas, colors, where, true, Way::out);
}

void picture_keypad(Canvas& canvas, const Palette& colors, const Rect& where) {
    const Stage s{canvas, where};
    if (!colors.flat)
        canvas.shadow(s.box(55, 20, 190, 260), s.size(16), s.size(8), colors.shadow.with_alpha(0.25));
    canvas.fill(s.box(55, 20, 190, 260), colors.device_body, s.size(22));
    canvas.fill(s.box(75, 40, 150, 44), colors.device_dark, s.size(8));
    for (int i = 0; i < 4; ++i)
        canvas.circle(s.at(105 + 30 * static_cast<float>(i), 62), s.size(6), colors.device_glow);
    for (int row = 0; row < 4; ++row)
        for (int column = 0; column < 3; ++column) {
            const bool enter = row == 3 && column == 2;
            canvas.fill(
                s.box(76 + 52 * static_cast<float>(column), 100 + 43 * static_cast<float>(row), 44, 34),
                enter ? rgb(0x2FA572) : rgb(0xE9EEF4), s.size(7));
        }
}

}  // namespace kiosk::ui
