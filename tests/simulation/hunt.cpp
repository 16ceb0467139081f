// A random plan that kills is made small first, so that its number of faults says something.
#include "tests/simulation/hunt.h"

#include <array>

#include "tests/simulation/enumerate.h"
#include "tests/simulation/mutants.h"
#include "tests/simulation/random_runs.h"
#include "tests/simulation/shrink.h"

namespace kiosk::simulation {
namespace {

struct Proved {
    std::string_view mutant;
    std::string_view paragraph;
};
// Presumed abort: a case without a commit goes back in any case, so that this record changes nothing that the
// counterparties could see.
constexpr std::array equivalent{Proved{"abort_not_journalled", "services/journal_format.md, Recovery"}};

}  // namespace

Hunted hunt(Engine& engine, const std::string& mutant, int depth, int seeds) {
    plant(mutant);
    engine.reset(true);
    Hunted hunted{.name = mutant, .depth = -1, .finding = {}, .proved_equivalent = {}};
    for (const auto& proved : equivalent)
        if (proved.mutant == mutant) hunted.proved_equivalent = proved.paragraph;
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
    return hunted;
}

}  // namespace kiosk::simulation
