// Glyphs are packed on shelves in the order in which they appear; with the two or three hundred of one screen
// at four sizes the sheet lasts for days, and when it is full it simply starts anew.
#include "ui/gfx/atlas.h"

#include <cmath>

namespace kiosk::ui {
namespace {

// The shadow of a half plane under a Gaussian, along one axis of the blob.
double soft_edge(double at, double from, double to, double sigma) {
    const double scale = 1.0 / (sigma * std::sqrt(2.0));
    return 0.5 * (std::erf((at - from) * scale) - std::erf((at - to) * scale));
}

}  // namespace

Atlas::Atlas(Fonts& fonts) : fonts_{fonts}, pixels_(static_cast<std::size_t>(side) * side) { start_sheet(); }

void Atlas::start_sheet() {
    std::fill(pixels_.begin(), pixels_.end(), std::uint8_t{0});
    places_.clear();
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 4; ++x) pixels_[static_cast<std::size_t>(y * side + x)] = 255;
    const auto place = shadow();
    const double quarter = shadow_side / 4.0;
    for (int y = 0; y < shadow_side; ++y)
        for (int x = 0; x < shadow_side; ++x) {
            const double value = soft_edge(x + 0.5, quarter, 3 * quarter, quarter / 2.2) *
                                 soft_edge(y + 0.5, quarter, 3 * quarter, quarter / 2.2);
            pixels_[static_cast<std::size_t>((place.y + y) * side + place.x + x)] =
                static_cast<std::uint8_t>(value * 255.0 + 0.5);
        }
    shelf_x_ = place.x + shadow_side + 2;
    shelf_y_ = 0;
    shelf_height_ = shadow_side;
    ++version_;
}

bool Atlas::reserve(int width, int height, int& x, int& y) {
    if (shelf_x_ + width + 1 > side) {
        shelf_y_ += shelf_height_ + 1;
        shelf_x_ = 0;
        shelf_height_ = 0;
    }
    if (shelf_y_ + height + 1 > side) return false;
    x = shelf_x_;
    y = shelf_y_;
    shelf_x_ += width + 1;
    shelf_height_ = std::max(shelf_height_, height);
    return true;
}

const GlyphPlace& Atlas::glyph(Weight weight, char32_t point, int px) {
    const auto key =
        (static_cast<std::uint64_t>(px) << 33) | (static_cast<std::uint64_t>(weight) << 32) | point;
    if (const auto at = places_.find(key); at != places_.end()) return at->second;
    const auto bitmap = fonts_.render(weight, point, px);
    GlyphPlace place{0, 0, bitmap.width, bitmap.height, bitmap.left, bitmap.top};
    if (!reserve(bitmap.width, bitmap.height, place.x, place.y)) {
        start_sheet();
        ++generation_;
        reserve(bitmap.width, bitmap.height, place.x, place.y);
    }
    for (int y = 0; y < bitmap.height; ++y)
        std::copy_n(bitmap.coverage.begin() + static_cast<std::ptrdiff_t>(y) * bitmap.width, bitmap.width,
                    pixels_.begin() + static_cast<std::ptrdiff_t>(place.y + y) * side + place.x);
    ++version_;
    return places_.emplace(key, place).first->second;
}

}  // namespace kiosk::ui
