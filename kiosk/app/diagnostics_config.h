// The table [diagnostics]: from where on a figure is a fault, and the numbers of spare parts.
#pragma once

#include <map>
#include <string>

#include "kiosk/base/config.h"
#include "kiosk/diagnostics/station.h"

namespace kiosk::app {

struct DiagnosticsConfig {
    diagnostics::Limits limits;
    std::map<diagnosis::Part, std::string> part_numbers;
};
[[nodiscard]] DiagnosticsConfig read_diagnostics_config(ConfigTable& table);

}  // namespace kiosk::app
