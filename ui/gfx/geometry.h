// Rectangles that can be cut into pieces, the whole of the layout language: a screen takes what it needs from
// the top, bottom, left or right of what is left. Units are pixels.
#pragma once

#include <algorithm>
#include <vector>

namespace kiosk::ui {

struct Point {
    float x = 0, y = 0;
};

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] Point center() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] bool contains(Point p) const {
        return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
    }
    [[nodiscard]] bool contains(const Rect& inner, float slack) const {
        return inner.x >= x - slack && inner.y >= y - slack && inner.right() <= right() + slack &&
               inner.bottom() <= bottom() + slack;
    }
    [[nodiscard]] bool overlaps(const Rect& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    [[nodiscard]] Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
    [[nodiscard]] Rect inset(float d) const { return inset(d, d); }
    [[nodiscard]] Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    // A box of this size in the middle.
    [[nodiscard]] Rect middle(float width, float height) const {
        return {x + (w - width) / 2, y + (h - height) / 2, width, height};
    }

    Rect cut_top(float height, float gap = 0) {
        const Rect piece{x, y, w, std::min(height, h)};
        y += piece.h + gap;
        h = std::max(0.0F, h - piece.h - gap);
        return piece;
    }
    Rect cut_bottom(float height, float gap = 0) {
        const Rect piece{x, bottom() - std::min(height, h), w, std::min(height, h)};
        h = std::max(0.0F, h - piece.h - gap);
        return piece;
    }
    Rect cut_left(float width, float gap = 0) {
        const Rect piece{x, y, std::min(width, w), h};
        x += piece.w + gap;
        w = std::max(0.0F, w - piece.w - gap);
        return piece;
    }
    Rect cut_right(float width, float gap = 0) {
        const Rect piece{right() - std::min(width, w), y, std::min(width, w), h};
        w = std::max(0.0F, w - piece.w - gap);
        return piece;
    }
    [[nodiscard]] std::vector<Rect> columns(int count, float gap) const {
        std::vector<Rect> out;
        const float width = (w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
        for (int i = 0; i < count; ++i)
            out.push_back({x + static_cast<float>(i) * (width + gap), y, width, h});
        return out;
    }
    [[nodiscard]] std::vector<Rect> rows(int count, float gap) const {
        std::vector<Rect> out;
        const float height = (h - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
        for (int i = 0; i < count; ++i)
            out.push_back({x, y + static_cast<float>(i) * (height + gap), w, height});
        return out;
    }
};

}  // namespace kiosk::ui
