// Two orders; grey is what the decoder wants, so a camera that has it is never asked for more.
#include "hal/camera/layouts.h"

#include <algorithm>

namespace kiosk::hal {

std::vector<PixelLayout> preferred(const std::vector<PixelLayout>& offered, int width, int height) {
    using enum PixelLayout;
    std::vector<PixelLayout> order{grey, nv12, yuyv, uyvy, mjpeg, bgr};
    if (width * height > 640 * 480) order = {grey, mjpeg, nv12, yuyv, uyvy, bgr};
    std::erase_if(order, [&](PixelLayout one) { return std::ranges::find(offered, one) == offered.end(); });
    return order;
}

}  // namespace kiosk::hal
