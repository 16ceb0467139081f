// How a fuzz input of the target `picture` stands for what is before the scanner: modules of one bit, drawn
// large. So an input of a hundred bytes is a whole QR code, and a changed bit is a changed module.
//
// Byte 0: modules a side less 21; byte 1: pixels a module; bytes 2 and 3: grey of dark and light modules;
// then the modules, row by row, most significant bit first, 1 = dark; what is missing is light.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "hal/scan.h"

namespace kiosk::fuzz {

inline constexpr int side_min = 21;
inline constexpr int side_values = 33;  // up to 53 modules: version 7 with its quiet zone
inline constexpr std::size_t header_bytes = 4;

inline hal::GreyImage drawn(std::string_view input) {
    if (input.size() < header_bytes) return {};
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(input[at]); };
    const int side = side_min + byte(0) % side_values;
    const int scale = 1 + byte(1) % 3;
    const int pixels = side * scale;
    hal::GreyImage image{pixels, pixels, {}};
    image.pixels.reserve(static_cast<std::size_t>(pixels * pixels));
    for (int y = 0; y < pixels; ++y)
        for (int x = 0; x < pixels; ++x) {
            const auto module = static_cast<std::size_t>((y / scale) * side + x / scale);
            const auto at = header_bytes + module / 8;
            const bool dark = at < input.size() && (byte(at) >> (7 - module % 8) & 1) != 0;
            image.pixels.push_back(dark ? byte(2) : byte(3));
        }
    return image;
}

}  // namespace kiosk::fuzz
