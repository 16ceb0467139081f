// Steps of one half: two of them are a stop, which an eye and a decoder notice.
#include "hal/camera/exposure.h"

#include <algorithm>

namespace kiosk::hal {

Exposure after_hint(Exposure now, LightHint hint, const ExposureRange& range) {
    constexpr std::chrono::microseconds for_screens{8'000};  // devices 5: 2 to 8 ms
    if (!now) {
        if (hint == LightHint::brighter) return now;
        return std::clamp(for_screens, range.min, range.max);
    }
    if (hint == LightHint::darker) return std::max(*now * 2 / 3, range.min);
    if (*now >= range.max) return std::nullopt;
    return std::min(*now * 3 / 2, range.max);
}

}  // namespace kiosk::hal
