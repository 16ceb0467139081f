// A QR code as PNG: about 600 pixels wide with its quiet zone, black on white.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::hospital {

[[nodiscard]] std::string qr_png(std::string_view text);

}  // namespace kiosk::hospital
