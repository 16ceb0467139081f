// QR codes as frames, with the effects of a phone before a camera.
#pragma once

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>

#include <qrencode.h>

#include "hal/scan.h"

namespace kiosk::hal {

struct Picture {
    int module_pixels = 6;
    int width = 640;
    int height = 480;
    int dark = 20;
    int light = 230;
    int room = 110;
    bool inverted = false;  // dark mode
    int noise = 0;          // ± grey
};

inline GreyImage picture_of(const std::string& text, const Picture& how = {}) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free};
    if (!code) throw std::runtime_error{"no QR code"};
    GreyImage image{how.width, how.height, {}};
    image.pixels.assign(static_cast<std::size_t>(how.width * how.height),
                        static_cast<std::uint8_t>(how.room));
    const int side = (code->width + 8) * how.module_pixels;
    const int left = (how.width - side) / 2;
    const int top = (how.height - side) / 2;
    unsigned state = 1;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int mx = x / how.module_pixels - 4;
            const int my = y / how.module_pixels - 4;
            const bool inside = mx >= 0 && my >= 0 && mx < code->width && my < code->width;
            const bool black = inside && (code->data[my * code->width + mx] & 1) != 0;
            state = state * 1664525 + 1013904223;
            const int noise =
                how.noise == 0 ? 0 : static_cast<int>(state >> 16) % (2 * how.noise + 1) - how.noise;
            const int grey = (black != how.inverted ? how.dark : how.light) + noise;
            const int px = left + x;
            const int py = top + y;
            if (px >= 0 && py >= 0 && px < how.width && py < how.height)
                image.pixels[static_cast<std::size_t>(py * how.width + px)] =
                    static_cast<std::uint8_t>(std::min(255, std::max(0, grey)));
        }
    return image;
}

inline const std::string e_code = "3301002611220930157788991234";

}  // namespace kiosk::hal
