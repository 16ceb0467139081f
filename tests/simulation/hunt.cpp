// A random plan that kills is made small first, so that its number of faults says something.
#include "tests/simulation/hunt.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "tests/simulation/enumerate.h"
#include "tests/simulation/mutants.h"
#include "tests/simulation/random_runs.h"
#include "tests/simulation/shrink.h"

namespace kiosk::simulation {
namespace {

struct Excuse {
    std::string_view mutant;
    std::string_view why;
};

// Changes that change nothing, each with the paragraph that proves it.
constexpr std::array equivalent{
    Excuse{"abort_not_journalled", "services/journal_format.md, Mutants that change nothing"}};

// No single fault shows these; a hunt that goes no deeper does not fail for them.
constexpr std::array deeper{Excuse{
    "one_reversal", "needs a late settlement whose first reversal was answered, and a visit that stays"}};

template <class List>
std::string_view excuse_in(const List& list, std::string_view mutant) {
    const auto found = std::ranges::find(list, mutant, &Excuse::mutant);
    return found == list.end() ? std::string_view{} : found->why;
}

}  // namespace

Hunted hunt(Engine& engine, const std::string& mutant, int depth, int seeds) {
    plant(mutant);
    engine.reset(true);
    Hunted hunted{.name = mutant, .finding = {}, .excuse = {}};
    hunted.depth = search(engine, depth);
    if (!hunted.killed() && seeds > 0) {
        random_runs(engine, 1, seeds);
        hunted.at_random = engine.enough();
    }
    if (engine.enough() && !engine.totals.findings.empty()) {
        auto finding = engine.totals.findings.front();
        engine.reset(false);
        if (hunted.at_random) {
            finding = shrink(engine, finding);
            hunted.depth = static_cast<int>(finding.plan.faults.size());
        }
        hunted.finding = std::move(finding);
    }
    plant("");
    if (hunted.killed()) return hunted;
    hunted.excuse = excuse_in(equivalent, mutant);
    if (hunted.excuse.empty() && depth < 2) hunted.excuse = excuse_in(deeper, mutant);
    hunted.is_a_gap = hunted.excuse.empty();
    return hunted;
}

}  // namespace kiosk::simulation
