// All runs with up to so many faults: every question that a run asked, answered otherwise, on top of its
// plan.
#pragma once

#include <string>

#include "tests/simulation/engine.h"

namespace kiosk::simulation {

// By turns: of the runs with two or more faults only those whose number, a hash of the plan, falls on `part`.
struct Share {
    int part = 0;
    int parts = 1;
};

// Depth 0 to 2: every fault. Depth 3: faults of money messages, of the journal, of its disk and of power;
// after the second one, a world that another plan has led to as well is continued once (totals.pruned). What
// was covered, in words.
std::string enumerate(Engine& engine, int depth, const Share& share);

// Depth by depth in the order that finds soonest, until the first violation.
// How many faults it took; -1: none.
int search(Engine& engine, int depth);

// Faults of messages that move money or take it back, of the journal and its disk, and of power.
[[nodiscard]] bool is_about_money(const Question& question);

}  // namespace kiosk::simulation
