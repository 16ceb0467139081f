// How long a camera exposes: automatic until somebody needs it otherwise, then in steps by half.
#pragma once

#include <chrono>
#include <optional>

#include "hal/camera/raw_source.h"

namespace kiosk::hal {

struct ExposureRange {
    std::chrono::microseconds min;
    std::chrono::microseconds max;
};
// Nothing = automatic. The first step down from automatic is to a phone screen's exposure; a step up from the
// longest is back to automatic, because only the camera's gain can help then.
using Exposure = std::optional<std::chrono::microseconds>;
[[nodiscard]] Exposure after_hint(Exposure now, LightHint hint, const ExposureRange& range);

}  // namespace kiosk::hal
