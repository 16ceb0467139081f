// The process as the kernel sees it, under the names that every Prometheus client gives: memory, processor,
// open files, start.
#pragma once

#include "kiosk/app/metrics/family.h"

namespace kiosk::app::metrics {

// What cannot be read is left out.
void tell_process(Families& families);

}  // namespace kiosk::app::metrics
