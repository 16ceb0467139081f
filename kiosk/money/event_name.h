// What the events of a case are called in its reviewed table of transitions (tests/money/transitions.txt), in
// logs and in counts of what was exercised.
#pragma once

#include <string>

#include "kiosk/money/case.h"

namespace kiosk::money {

// The case as it was before the event: its own wait ends otherwise than the patient's.
[[nodiscard]] std::string event_name(const Case& before, const Event& event);

}  // namespace kiosk::money
