// QR codes as modules; libqrencode is included by qr.cpp alone.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/result.h"

namespace kiosk::printer {

struct QrModules {
    int width = 0;  // modules on a side, without the quiet zone
    std::vector<bool> dark;
    [[nodiscard]] bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * width + x)]; }
};

// Error correction M: a slip is folded and sweated on.
[[nodiscard]] Result<QrModules> qr_modules(const std::string& text);

}  // namespace kiosk::printer
