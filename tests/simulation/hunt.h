// Deliberate bugs, planted one at a time: which of the rules' runs notices each, and with how few faults.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/simulation/engine.h"

namespace kiosk::simulation {

struct Hunted {
    std::string name;
    int depth = -1;  // faults that it takes; -1: survived
    bool at_random = false;
    std::optional<Finding> finding;
    std::string excuse;     // why it may have survived
    bool is_a_gap = false;  // it survived and may not have
    [[nodiscard]] bool killed() const { return depth >= 0; }
};

// Up to `depth` faults by enumeration, then `seeds` random runs.
[[nodiscard]] Hunted hunt(Engine& engine, const std::string& mutant, int depth, int seeds);

}  // namespace kiosk::simulation
