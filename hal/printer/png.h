// The dots of a slip as a PNG; libpng's simplified interface, here and in hal/scanner.
#pragma once

#include <string>

#include "kiosk/base/result.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal {

[[nodiscard]] Result<std::string> png_of(const device::Bitmap& bitmap);

}  // namespace kiosk::hal
