// Which of the pixel formats that a camera offers is taken.
#pragma once

#include <vector>

#include "hal/camera/raw_frame.h"

namespace kiosk::hal {

// Best first; only those that are offered. A large picture goes compressed: uncompressed, 1280 x 720 comes
// through USB 2 ten times a second at most, and a patient's hand is not still that long.
[[nodiscard]] std::vector<PixelLayout> preferred(const std::vector<PixelLayout>& offered, int width,
                                                 int height);

}  // namespace kiosk::hal
