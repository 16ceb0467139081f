// Which deliberate bug is planted now; see kiosk/base/mutant.h.
#pragma once

#include <string>
#include <vector>

namespace kiosk::simulation {

[[nodiscard]] const std::vector<std::string>& mutants();
// For all threads, before they start. Empty: none.
void plant(const std::string& mutant);

}  // namespace kiosk::simulation
