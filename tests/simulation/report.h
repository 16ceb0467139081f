// What a simulation says in the end, for people and as the JSON object of the command's description.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "tests/simulation/engine.h"
#include "tests/simulation/hunt.h"

namespace kiosk::simulation {

struct Summary {
    std::string coverage;  // which of the runs that there are were made
    double seconds = 0;
    bool json = false;
};
void tell(const Totals& totals, const Summary& summary);
// Each with the plan that repeats it.
void tell_findings(const std::vector<Finding>& findings, FILE* out);
// For people, while the hunt goes on.
void tell_hunted(const Hunted& hunted);
void tell_hunt(const std::vector<Hunted>& hunted, const Summary& summary);

}  // namespace kiosk::simulation
