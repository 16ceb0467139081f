// Shapes and glyphs of one picture, collected as triangles. Wraps ImGui's draw list, without an ImGui
// context: the list is then painted by the software rasteriser or by GL, and compared with the last one to
// find what changed.
#pragma once

#include <memory>
#include <span>

#include "ui/gfx/atlas.h"
#include "ui/gfx/geometry.h"
#include "ui/theme/color.h"

struct ImDrawList;
struct ImDrawListSharedData;

namespace kiosk::ui {

class Canvas {
public:
    explicit Canvas(Atlas& atlas);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    void begin(int width, int height);

    void fill(const Rect& r, Color color, float radius = 0);
    void outline(const Rect& r, Color color, float radius, float thickness);
    void gradient(const Rect& r, Color top, Color bottom, float radius = 0);
    // Left to right.
    void gradient_across(const Rect& r, Color left, Color right, float radius = 0);
    void shadow(const Rect& r, float blur, float down, Color color);
    void circle(Point center, float radius, Color color);
    void ring(Point center, float radius, Color color, float thickness);
    // Angles in turns, 0 at twelve o'clock, clockwise.
    void arc(Point center, float radius, float from, float to, Color color, float thickness);
    // With round ends.
    void stroke(std::span<const Point> points, Color color, float thickness, bool closed = false);
    void polygon(std::span<const Point> points, Color color);  // convex, clockwise
    // One line of text; returns its width. `baseline` is a y.
    float glyphs(std::span<const char32_t> text, float x, float baseline, int px, Weight weight, Color color);

    void clip(const Rect& r);
    void unclip();

    [[nodiscard]] Atlas& atlas() { return atlas_; }
    [[nodiscard]] ImDrawList& list() { return *list_; }
    [[nodiscard]] const ImDrawList& list() const { return *list_; }

private:
    void patch(const Rect& r, float u0, float v0, float u1, float v1, Color color);

    Atlas& atlas_;
    std::unique_ptr<ImDrawListSharedData> shared_;
    std::unique_ptr<ImDrawList> list_;
};

}  // namespace kiosk::ui
