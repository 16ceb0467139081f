// The tables [devices.code_scanner] and [devices.face_camera].
#pragma once

#include "hal/config.h"

namespace kiosk::hal {

void read_code_scanner(ConfigTable table, DeviceConfig& config);
void read_face_camera(ConfigTable table, DeviceConfig& config);

}  // namespace kiosk::hal
