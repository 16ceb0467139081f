// The configuration of the simulated kiosk, read once for all runs.
#pragma once

#include <string>

#include "kiosk/app/config.h"

namespace kiosk::simulation {

// With the city tables of that folder.
[[nodiscard]] app::KioskConfig make_config(const std::string& cities);

}  // namespace kiosk::simulation
