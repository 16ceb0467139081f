// `kiosk demo --monkey SEED`: one appliance lives through many visits of a hand that does what comes to it.
// After each the hands go still and the kiosk must come home by itself; at the end every sum of money must be
// where the books say, and the process no larger than it was.
#pragma once

#include <string>

#include "kiosk/app/config.h"
#include "kiosk/demo/demo.h"
#include "kiosk/demo/hospital_process.h"
#include "kiosk/demo/journey_file.h"

namespace kiosk::demo {

// The kiosk's settings for it: time limits that let many visits pass. An odd seed
// plays in the city that asks for passwords and takes the own part first, an even one in the other.
[[nodiscard]] JourneyFile monkey_setting(const DemoOptions& options);
// Writes what was seen to `result.json`; where something is wrong also `fault.png`, the screen of that
// moment. Exit status as run_demo().
[[nodiscard]] int run_monkey(const DemoOptions& options, HospitalProcess& hospital,
                             const app::KioskConfig& config);

}  // namespace kiosk::demo
