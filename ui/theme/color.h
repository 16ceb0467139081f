// A colour as the renderers want it (bytes red, green, blue, alpha from the lowest), and the contrast of two.
#pragma once

#include <cstdint>

namespace kiosk::ui {

struct Color {
    std::uint32_t abgr = 0xFF000000;
    [[nodiscard]] constexpr int red() const { return static_cast<int>(abgr & 0xFF); }
    [[nodiscard]] constexpr int green() const { return static_cast<int>((abgr >> 8) & 0xFF); }
    [[nodiscard]] constexpr int blue() const { return static_cast<int>((abgr >> 16) & 0xFF); }
    [[nodiscard]] constexpr int alpha() const { return static_cast<int>(abgr >> 24); }
    [[nodiscard]] constexpr Color with_alpha(double part) const {
        return {(abgr & 0x00FFFFFF) | (static_cast<std::uint32_t>(part * 255.0 + 0.5) << 24)};
    }
    friend constexpr bool operator==(Color, Color) = default;
};

// 0xRRGGBB, as designers write it.
constexpr Color rgb(std::uint32_t value) {
    return {0xFF000000U | ((value & 0xFF) << 16) | (value & 0xFF00) | ((value >> 16) & 0xFF)};
}

// A little of `over` on `under`, opaque.
constexpr Color mix(Color under, Color over, double part) {
    const auto blend = [&](int a, int b) {
        return static_cast<std::uint32_t>(a + (b - a) * part + 0.5) & 0xFF;
    };
    return {0xFF000000U | (blend(under.blue(), over.blue()) << 16) |
            (blend(under.green(), over.green()) << 8) | blend(under.red(), over.red())};
}

// WCAG 2.2 contrast ratio of two opaque colours: 1 to 21.
[[nodiscard]] double contrast_ratio(Color a, Color b);

}  // namespace kiosk::ui
