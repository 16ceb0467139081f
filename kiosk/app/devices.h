// The devices of a real kiosk, as its configuration names them.
#pragma once

#include "hal/config.h"
#include "kiosk/app/appliance.h"

namespace kiosk::app {

[[nodiscard]] DeviceSet make_devices(const hal::DeviceConfig& config);

}  // namespace kiosk::app
