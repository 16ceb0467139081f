// Which trouble of a printer stops it.
#pragma once

#include "kiosk/domain/device.h"

namespace kiosk::hal {

// Nothing can be printed: paper that is low still prints.
[[nodiscard]] constexpr bool blocks(DeviceTrouble trouble) {
    return trouble != DeviceTrouble::none && trouble != DeviceTrouble::paper_low;
}

}  // namespace kiosk::hal
