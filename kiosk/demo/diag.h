// `kiosk diag` without a configuration: a whole machine of twins in front of the simulated hospital, with a
// pair of hands that does what the tests ask for, and the faults that --fault plants.
#pragma once

#include "kiosk/app/diag_tool.h"

namespace kiosk::demo {

// Exit status as kiosk/app/diag_tool.h.
int diagnose_twins(const app::DiagOptions& options);

// What --fault takes, for --help.
extern const char* const diag_faults;

}  // namespace kiosk::demo
