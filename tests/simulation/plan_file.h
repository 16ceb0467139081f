// A plan as a text that people read and keep (tests/journeys/regressions): whose visit it is, and what goes
// wrong by name, so that it means the same when the program asks more or fewer questions than it did.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "tests/simulation/chooser.h"

namespace kiosk::simulation {

struct PlanFile {
    std::string scene;
    std::vector<NamedFault> faults;
};

//     # any remark
//     scene: employee, insurance first
//     fault: debit 2207 #1 = request_late
[[nodiscard]] std::string plan_text(const PlanFile& plan);
// The error names the file, the line and what would be right.
[[nodiscard]] Result<PlanFile> read_plan(const std::string& path);

}  // namespace kiosk::simulation
