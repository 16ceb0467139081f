// For whoever looks at a demo's figures from outside: where they are told, and a kiosk that stays on when its
// patient has gone.
#pragma once

#include <string>

#include "kiosk/app/appliance.h"

namespace kiosk::demo {

// Writes the port of the figures to OUT/metrics_port, where they are told at all.
void note_metrics_port(const app::Appliance& kiosk, const std::string& out);
void stay_on(app::Appliance& kiosk, double seconds);

}  // namespace kiosk::demo
