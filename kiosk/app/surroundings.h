// What the tests of the machine need, taken from a kiosk's configuration and from what it is wired to.
#pragma once

#include "kiosk/app/config.h"
#include "kiosk/app/outside.h"
#include "kiosk/diagnostics/station.h"

namespace kiosk::app {

// References into all of these are kept.
[[nodiscard]] diagnostics::Surroundings surroundings_of(const KioskConfig& config, Outside& outside,
                                                        std::map<DeviceKind, hal::Device*> devices,
                                                        const diagnostics::Sensors& sensors);
// The report as a slip.
[[nodiscard]] Result<device::PrintDocument> print_report(const diagnosis::Report& report, Language language);

}  // namespace kiosk::app
