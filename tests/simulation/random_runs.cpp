// The scene comes from the seed's number and everything else from its dice, so that a seed means the same run
// wherever it stands in a series.
#include "tests/simulation/random_runs.h"

namespace kiosk::simulation {

void random_runs(Engine& engine, int first, int count) {
    const auto scene_count = scenes().size();
    engine.each(static_cast<std::size_t>(count), [&](Worker& worker, std::size_t n) {
        const auto seed = static_cast<std::uint64_t>(first) + n;
        worker.run(seed % scene_count, by_swarm(Swarm{seed}), seed);
    });
}

}  // namespace kiosk::simulation
