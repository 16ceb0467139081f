// Names of devices, their states and troubles, as labels. Closed lists: a label can hold nothing else.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/device.h"

namespace kiosk::app::metrics {

[[nodiscard]] std::string device_label(DeviceKind kind);         // "receipt_printer"
[[nodiscard]] std::string state_label(DeviceState state);        // "ready"
[[nodiscard]] std::string trouble_label(DeviceTrouble trouble);  // "paper_out"
inline constexpr int device_states = static_cast<int>(DeviceState::faulty) + 1;

}  // namespace kiosk::app::metrics
