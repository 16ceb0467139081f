// Shapes and glyphs of one picture, collected as triangles. Wraps ImGui's draw list, without an ImGui
// context: the list is then painted by the software rasteriser or by GL, and compared with the last one to
// find what changed.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ui/gfx/atlas.h"
#include "ui/gfx/geometry.h"
#include "ui/theme/color.h"

struct ImDrawList;
struct ImDrawListSharedData;

namespace kiosk::ui {

// What a camera gave: rows without padding, one byte a pixel (grey) or three (blue, green, red).
struct Pixels {
    int width = 0, height = 0, channels = 1;
    const std::uint8_t* data = nullptr;
    std::shared_ptr<const void> owner;  // keeps `data` alive as long as a picture that shows it
};

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

    // Scaled to fill the rectangle. Held until the next picture begins.
    void pixels(const Rect& r, const Pixels& pixels);
    struct Placed {
        Pixels pixels;
        std::uint64_t serial = 0;  // another one for other pixels, and never 0
    };
    // Those of this picture; a command of the list with texture n + 1 shows the n-th.
    [[nodiscard]] const std::vector<Placed>& placed() const { return placed_; }
    // Null: the command draws from the atlas.
    [[nodiscard]] const Placed* placed_by(const void* texture) const;

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
    struct Seen {
        std::weak_ptr<const void> owner;
        std::uint64_t serial = 0;
    };
    std::vector<Placed> placed_;
    std::vector<Seen> seen_;  // in the picture before
    std::uint64_t last_serial_ = 0;
};

}  // namespace kiosk::ui
