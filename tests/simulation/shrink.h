// The smallest story that still breaks the same rule.
#pragma once

#include "tests/simulation/engine.h"

namespace kiosk::simulation {

// Faults are dropped, made simpler (an earlier choice of the same question) or come earlier (a lower time),
// as long as the first complaint is about the same rule.
[[nodiscard]] Finding shrink(Engine& engine, const Finding& finding);

// Writes DIR/<scene>-<hash>.journey and returns its path.
[[nodiscard]] std::string keep(const Finding& finding, const std::string& folder);

}  // namespace kiosk::simulation
