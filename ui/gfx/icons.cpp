// One function for each icon; coordinates are grid units.
#include "ui/gfx/icons.h"

#include <array>
#include <cmath>
#include <initializer_list>
#include <numbers>

namespace kiosk::ui {
namespace {

class Pencil {
public:
    Pencil(Canvas& canvas, const Rect& where, Color color)
        : canvas_{canvas},
          scale_{std::min(where.w, where.h) / 48.0F},
          origin_{where.x + (where.w - 48 * scale_) / 2, where.y + (where.h - 48 * scale_) / 2},
          color_{color} {}

    void line(std::initializer_list<Point> points, bool closed = false) const {
        std::vector<Point> moved;
        for (const auto p : points) moved.push_back(at(p.x, p.y));
        canvas_.stroke(moved, color_, 3.4F * scale_, closed);
    }
    void box(float x, float y, float w, float h, float radius) const {
        canvas_.outline(
            {at(x - 1.7F, y - 1.7F).x, at(x, y - 1.7F).y, (w + 3.4F) * scale_, (h + 3.4F) * scale_}, color_,
            (radius + 1.7F) * scale_, 3.4F * scale_);
    }
    void block(float x, float y, float w, float h, float radius = 0) const {
        canvas_.fill({at(x, y).x, at(x, y).y, w * scale_, h * scale_}, color_, radius * scale_);
    }
    void ring(float x, float y, float radius) const {
        canvas_.ring(at(x, y), radius * scale_, color_, 3.4F * scale_);
    }
    void dot(float x, float y, float radius) const { canvas_.circle(at(x, y), radius * scale_, color_); }
    // Turns from twelve o'clock, clockwise.
    void arc(float x, float y, float radius, float from, float to) const {
        canvas_.arc(at(x, y), radius * scale_, from, to, color_, 3.4F * scale_);
        for (const float turn : {from, to}) {
            const float angle = turn * 2 * std::numbers::pi_v<float>;
            dot(x + radius * std::sin(angle), y - radius * std::cos(angle), 1.7F);
        }
    }
    void solid(std::initializer_list<Point> points) const {
        std::vector<Point> moved;
        for (const auto p : points) moved.push_back(at(p.x, p.y));
        canvas_.polygon(moved, color_);
    }
    void letter(const char32_t character, float x, float baseline, float em) const {
        const std::array<char32_t, 1> one{character};
        const auto spot = at(x, baseline);
        canvas_.glyphs(one, spot.x, spot.y, static_cast<int>(em * scale_), Weight::bold, color_);
    }

private:
    [[nodiscard]] Point at(float x, float y) const {
        return {origin_.x + x * scale_, origin_.y + y * scale_};
    }
    Canvas& canvas_;
    float scale_;
    Point origin_;
    Color color_;
};

void code(const Pencil& p) {
    for (const auto& corner : {Point{7, 7}, Point{29, 7}, Point{7, 29}}) {
        p.box(corner.x, corner.y, 12, 12, 2);
        p.block(corner.x + 4, corner.y + 4, 4, 4);
    }
    for (const auto& cell : {Point{28, 28}, Point{37, 28}, Point{32.5F, 32.5F}, Point{28, 37}, Point{37, 37}})
        p.block(cell.x, cell.y, 5, 5);
}

void card(const Pencil& p) {
    p.box(5, 10, 38, 28, 5);
    p.line({{5, 19}, {43, 19}});
    p.line({{11, 30}, {19, 30}});
    p.dot(36, 30, 2.2F);
}

void passport(const Pencil& p) {
    p.box(9, 5, 30, 38, 4);
    p.ring(24, 20, 7.5F);
    p.line({{16.5F, 20}, {31.5F, 20}});
    p.line({{24, 12.5F}, {24, 27.5F}});
    p.line({{17, 35.5F}, {31, 35.5F}});
}

void registration(const Pencil& p) {
    p.line({{22, 42}, {12, 42}, {9, 39}, {9, 9}, {12, 6}, {33, 6}, {36, 9}, {36, 22}});
    p.line({{16, 15}, {29, 15}});
    p.line({{16, 23}, {24, 23}});
    p.ring(34, 35, 9);
    p.line({{30, 35}, {38, 35}});
    p.line({{34, 31}, {34, 39}});
}

void person(const Pencil& p) {
    p.ring(24, 15, 8);
    p.arc(24, 42, 16, -0.25F, 0.25F);
    p.line({{8, 42}, {40, 42}});
}

void doctor(const Pencil& p) {
    person(p);
    p.line({{24, 32}, {24, 38}});
    p.line({{21, 35}, {27, 35}});
}

void warning(const Pencil& p) {
    p.line({{24, 6}, {44, 41}, {4, 41}}, true);
    p.line({{24, 19}, {24, 28}});
    p.dot(24, 34.5F, 2.3F);
}

void slip(const Pencil& p) {
    p.line({{11, 43}, {11, 5}, {37, 5}, {37, 43}, {30.5F, 38}, {24, 43}, {17.5F, 38}, {11, 43}});
    p.line({{18, 14}, {30, 14}});
    p.line({{18, 22}, {30, 22}});
    p.line({{18, 30}, {25, 30}});
}

void desk(const Pencil& p) {
    p.ring(24, 12, 6.5F);
    p.arc(24, 33, 11, -0.25F, 0.25F);
    p.line({{4, 34}, {44, 34}});
    p.line({{8, 34}, {8, 43}});
    p.line({{40, 34}, {40, 43}});
}

void terminal(const Pencil& p) {
    p.box(11, 5, 26, 38, 4);
    p.box(17, 11, 14, 8, 1);
    for (const float y : {27.0F, 35.0F})
        for (const float x : {17.5F, 24.0F, 30.5F}) p.dot(x, y, 2);
}

void shield(const Pencil& p) {
    p.line({{24, 5}, {40, 11}, {40, 24}, {36, 34}, {24, 43}, {12, 34}, {8, 24}, {8, 11}}, true);
    p.line({{17, 24}, {22, 29}, {31, 19}});
}

void building(const Pencil& p) {
    p.box(10, 6, 28, 37, 3);
    p.line({{24, 13}, {24, 23}});
    p.line({{19, 18}, {29, 18}});
    p.line({{20, 43}, {20, 33}, {28, 33}, {28, 43}});
}

void place(const Pencil& p) {
    p.arc(24, 19, 13, -0.32F, 0.32F);
    p.line({{12.2F, 24.5F}, {24, 43}, {35.8F, 24.5F}});
    p.ring(24, 19, 4.5F);
}

void toggle(const Pencil& p, bool on) {
    if (on) {
        p.block(4, 4, 40, 40, 9);
        return;
    }
    p.box(6, 6, 36, 36, 8);
}

void retry(const Pencil& p) {
    p.arc(24, 25, 16, 0.08F, 0.9F);
    p.line({{31, 3}, {33, 12}, {24.5F, 15}});
}

void leave(const Pencil& p) {
    p.line({{20, 42}, {10, 42}, {7, 39}, {7, 9}, {10, 6}, {20, 6}});
    p.line({{18, 24}, {42, 24}});
    p.line({{32, 14}, {42, 24}, {32, 34}});
}

void erase(const Pencil& p) {
    p.line({{16, 9}, {43, 9}, {43, 39}, {16, 39}, {3, 24}}, true);
    p.line({{22, 18}, {34, 30}});
    p.line({{34, 18}, {22, 30}});
}

void sliders(const Pencil& p) {
    for (const auto& [y, knob] : {Point{11, 32}, Point{24, 16}, Point{37, 28}}) {
        p.line({{6, y}, {42, y}});
        p.dot(knob, y, 5.5F);
    }
}

void loudspeaker(const Pencil& p) {
    p.line({{6, 18}, {14, 18}, {25, 9}, {25, 39}, {14, 30}, {6, 30}}, true);
    p.arc(25, 24, 9, 0.12F, 0.38F);
    p.arc(25, 24, 17, 0.13F, 0.37F);
}

void clock_face(const Pencil& p) {
    p.ring(24, 24, 18);
    p.line({{24, 13}, {24, 25}, {32, 30}});
}

void wallet(const Pencil& p) {
    p.box(5, 10, 38, 30, 5);
    p.line({{43, 20}, {31, 20}, {28, 25}, {31, 30}, {43, 30}});
}

// Open jaws above, the handle down to the left.
void wrench(const Pencil& p) {
    p.arc(32, 16, 11, 0.24F, 1.01F);
    p.line({{32.7F, 5}, {31.5F, 13}, {35, 16.5F}, {43, 16.7F}});
    p.line({{22.5F, 21.5F}, {6, 38}, {10.5F, 42.5F}, {27, 26}});
}
void information(const Pencil& p) {
    p.ring(24, 24, 19);
    p.dot(24, 15, 2.6F);
    p.line({{24, 22}, {24, 34}});
}
void no_camera(const Pencil& p) {
    p.box(4, 13, 28, 24, 4);
    p.line({{32, 22}, {44, 15}, {44, 35}, {32, 28}});
    p.line({{6, 43}, {42, 5}});
}

void back(const Pencil& p) { p.line({{29, 9}, {14, 24}, {29, 39}}); }
void next(const Pencil& p) { p.line({{19, 9}, {34, 24}, {19, 39}}); }
void up(const Pencil& p) { p.line({{9, 31}, {24, 16}, {39, 31}}); }
void down(const Pencil& p) { p.line({{9, 17}, {24, 32}, {39, 17}}); }
void check(const Pencil& p) { p.line({{8, 25}, {19, 36}, {40, 13}}); }
void language(const Pencil& p) { p.letter(U'文', 2, 41, 44); }
void text_size(const Pencil& p) {
    p.letter(U'A', -1, 42, 44);
    p.letter(U'A', 30, 42, 26);
}
void help(const Pencil& p) {
    p.ring(24, 24, 19);
    p.letter(U'?', 17.2F, 34, 29);
}
void cross(const Pencil& p) {
    p.line({{11, 11}, {37, 37}});
    p.line({{37, 11}, {11, 37}});
}
void switched_on(const Pencil& p) { toggle(p, true); }
void switched_off(const Pencil& p) { toggle(p, false); }

using Drawing = void (*)(const Pencil&);
// In the order of Icon.
constexpr std::array<Drawing, 34> drawings{
    back,        next,         up,       down,         check,      language,    text_size, help,    leave,
    code,        card,         passport, registration, clock_face, place,       slip,      warning, person,
    erase,       desk,         terminal, shield,       doctor,     building,    wallet,    retry,   cross,
    switched_on, switched_off, sliders,  loudspeaker,  wrench,     information, no_camera};
static_assert(drawings.size() == static_cast<std::size_t>(Icon::no_camera) + 1);

}  // namespace

void draw_icon(Canvas& canvas, Icon icon, const Rect& where, Color color) {
    drawings[static_cast<std::size_t>(icon)](Pencil{canvas, where, color});
}

}  // namespace kiosk::ui
