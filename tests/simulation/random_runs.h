// Beyond what can be enumerated: runs whose options themselves come from a seed.
#pragma once

#include "tests/simulation/engine.h"

namespace kiosk::simulation {

// Seeds first … first+count-1, the scenes in turn.
void random_runs(Engine& engine, int first, int count);

}  // namespace kiosk::simulation
