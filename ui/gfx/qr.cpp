// libqrencode's only door in this room.
#include "ui/gfx/qr.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <qrencode.h>

namespace kiosk::ui {

bool draw_qr(Canvas& canvas, const Rect& room, const std::string& text) {
    constexpr int quiet_modules = 4;
    constexpr float pixels_min = 3;
    struct Ends {
        void operator()(QRcode* code) const { QRcode_free(code); }
    };
    const std::unique_ptr<QRcode, Ends> code{QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M)};
    if (!code) return false;
    const int modules = code->width + 2 * quiet_modules;
    const float pixels = std::floor(std::min(room.w, room.h) / static_cast<float>(modules));
    if (pixels < pixels_min) return false;
    const float side = pixels * static_cast<float>(modules);
    Rect at = room.middle(side, side);
    at.x = std::round(at.x);
    at.y = std::round(at.y);
    canvas.fill(at, rgb(0xFFFFFF), 0);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1) == 0) continue;
            const float left = at.x + pixels * static_cast<float>(x + quiet_modules);
            const float top = at.y + pixels * static_cast<float>(y + quiet_modules);
            canvas.fill({left, top, pixels, pixels}, rgb(0x000000), 0);
        }
    return true;
}

}  // namespace kiosk::ui
