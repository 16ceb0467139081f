// One sheet of coverage values that everything on the screen samples: a white patch for plain shapes, a soft
// blob for shadows, and each glyph at each size from the moment it is first drawn.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "ui/gfx/fonts.h"
#include "ui/gfx/geometry.h"

namespace kiosk::ui {

struct GlyphPlace {
    int x = 0, y = 0, width = 0, height = 0;  // on the sheet
    int left = 0, top = 0;                    // as in GlyphBitmap
};

class Atlas {
public:
    static constexpr int side = 2048;
    static constexpr int shadow_side = 96;

    explicit Atlas(Fonts& fonts);

    const GlyphPlace& glyph(Weight weight, char32_t point, int px);
    [[nodiscard]] Point white() const { return {1.5F / side, 1.5F / side}; }
    [[nodiscard]] GlyphPlace shadow() const { return {8, 0, shadow_side, shadow_side, 0, 0}; }
    [[nodiscard]] const std::uint8_t* pixels() const { return pixels_.data(); }
    [[nodiscard]] Fonts& fonts() { return fonts_; }

    // Rows from the top that hold anything.
    [[nodiscard]] int used_rows() const { return std::min(side, shelf_y_ + shelf_height_ + 1); }

    // Grows each time the sheet was full and started anew: places handed out before are void.
    [[nodiscard]] unsigned generation() const { return generation_; }
    // Grows with each new glyph; a texture made at another version must be refreshed.
    [[nodiscard]] unsigned version() const { return version_; }

private:
    void start_sheet();
    bool reserve(int width, int height, int& x, int& y);

    Fonts& fonts_;
    std::vector<std::uint8_t> pixels_;
    std::unordered_map<std::uint64_t, GlyphPlace> places_;
    int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
    unsigned generation_ = 0;
    unsigned version_ = 0;
};

}  // namespace kiosk::ui
