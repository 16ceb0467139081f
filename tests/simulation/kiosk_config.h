// The configuration of the simulated kiosk, read once for all runs.
#pragma once

#include <string>

#include "kiosk/app/config.h"

namespace kiosk::simulation {

// With the city tables of that folder; before a HIS of its own words, by that mapping, or of FHIR (empty).
[[nodiscard]] app::KioskConfig make_config(const std::string& cities, const std::string& his_mapping = "");

}  // namespace kiosk::simulation
