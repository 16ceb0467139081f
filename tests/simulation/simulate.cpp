// `simulate`: all runs with so many faults, random ones beyond, one that is played again, or a hunt for bugs
// planted on purpose. Exit 1 on a violation, with the plan that repeats it.
#include <unistd.h>

#include <chrono>
#include <memory>

#include <fmt/format.h>
#include <sqlite3.h>
#include <CLI/CLI.hpp>

#include "kiosk/base/log.h"
#include "tests/simulation/engine.h"
#include "tests/simulation/enumerate.h"
#include "tests/simulation/hunt.h"
#include "tests/simulation/kiosk_config.h"
#include "tests/simulation/mutants.h"
#include "tests/simulation/random_runs.h"
#include "tests/simulation/report.h"
#include "tests/simulation/shrink.h"

namespace kiosk::simulation {
namespace {

struct Options {
    int depth = -1;  // not said
    int seeds = 0;
    int first_seed = 1;
    int jobs = 2;
    Share share;
    std::string replay;
    std::string regressions;
    std::string mutant;
    std::string his = "fhir";
    bool mutants = false;
    bool json = false;
};

class Stopwatch {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
    }

private:
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

// What the kiosks log of their mishaps would drown what is found. The old standard error comes back as a
// file.
class QuietError {
public:
    QuietError() : own_{fdopen(dup(STDERR_FILENO), "w"), fclose} {
        static_cast<void>(std::freopen("/dev/null", "w", stderr));
    }
    [[nodiscard]] FILE* own() const { return own_.get(); }
    [[nodiscard]] FILE* if_watched() const { return isatty(fileno(own_.get())) != 0 ? own_.get() : nullptr; }

private:
    std::unique_ptr<FILE, int (*)(FILE*)> own_;
};

// One finding per rule is made small: the others mostly tell the same story.
void keep_regressions(Engine& engine, const Options& options, FILE* out) {
    std::set<std::string> rules;
    const auto findings = engine.totals.findings;
    for (const auto& finding : findings) {
        if (!rules.insert(finding.rule()).second) continue;
        const auto smallest = shrink(engine, finding);
        fmt::print(out, "{}: {} faults suffice{}\n", finding.rule(), smallest.plan.faults.size(),
                   options.regressions.empty() ? "" : ", written to " + keep(smallest, options.regressions));
        tell_findings({smallest}, out);
    }
}

int explore(const app::KioskConfig& config, const Options& options) {
    const QuietError quiet;
    const Stopwatch watch;
    Engine engine{config, options.jobs, quiet.if_watched()};
    std::string coverage;
    if (options.depth >= 0 || options.seeds == 0)
        coverage = enumerate(engine, options.depth < 0 ? 1 : options.depth, options.share);
    if (options.seeds > 0) {
        random_runs(engine, options.first_seed, options.seeds);
        coverage += fmt::format("{}random runs with seeds {} to {}", coverage.empty() ? "" : "; ",
                                options.first_seed, options.first_seed + options.seeds - 1);
    }
    const auto totals = engine.totals;
    tell(totals, {coverage, watch.seconds(), options.json});
    tell_findings(totals.findings, quiet.own());
    keep_regressions(engine, options, quiet.own());
    return totals.violations == 0 ? 0 : 1;
}

int hunt_all(const app::KioskConfig& config, const Options& options) {
    const QuietError quiet;
    const Stopwatch watch;
    Engine engine{config, options.jobs, quiet.if_watched()};
    const int depth = options.depth < 0 ? 1 : options.depth;
    std::vector<Hunted> hunted;
    bool all_dead = true;
    for (const auto& mutant : mutants()) {
        if (!options.mutant.empty() && mutant != options.mutant) continue;
        hunted.push_back(hunt(engine, mutant, depth, options.seeds));
        if (!options.json) tell_hunted(hunted.back());
        all_dead = all_dead && !hunted.back().is_a_gap;
    }
    tell_hunt(hunted, {fmt::format("up to {} faults, then {} random runs each", depth, options.seeds),
                       watch.seconds(), options.json});
    return all_dead ? 0 : 1;
}

// Also a plan whose faults never came is a failure: it no longer tests what it was kept for.
int replay(const app::KioskConfig& config, const Options& options) {
    const auto plan = read_plan(options.replay);
    if (!plan) return fmt::print(stderr, "simulate: {}\n", plan.error().text), 1;
    const auto all = scenes();
    const auto scene = std::ranges::find(all, plan->scene, &Scene::name);
    if (scene == all.end())
        return fmt::print(stderr, "simulate: {}: no scene '{}'\n", options.replay, plan->scene), 1;
    const Stopwatch watch;
    Engine engine{config, 1, nullptr};
    std::vector<NamedFault> came;
    engine.each(1, [&](Worker& worker, std::size_t) {
        came = worker.run(static_cast<std::size_t>(scene - all.begin()), by_names(plan->faults), 1)
                   .chooser.named();
    });
    tell(engine.totals, {"one plan", watch.seconds(), options.json});
    tell_findings(engine.totals.findings, stderr);
    bool complete = true;
    for (const auto& fault : plan->faults) {
        if (std::ranges::find(came, fault) != came.end()) continue;
        complete = false;
        fmt::print(stderr, "simulate: {}: '{} #{} = {}' never came: nothing asks that any more\n",
                   options.replay, fault.label, fault.occurrence, fault.choice);
    }
    return complete && engine.totals.violations == 0 ? 0 : 1;
}

void add_options(CLI::App& cli, Options& options) {
    cli.add_option(
           "--depth", options.depth,
           "All runs with up to N faults, 0 to 3 (default 1; with --seeds none). 2 is every pair of "
           "faults. 3 is the money alphabet alone (faults of messages that move money or take it back, "
           "of the journal, its disk and power), and after two faults a world that another pair has led "
           "to as well is continued once; 'pruned' counts the others.")
        ->check(CLI::Range(0, 3));
    cli.add_option(
           "--parts", options.share.parts,
           "Of the deepest level of --depth 2 or 3 only every N-th run, chosen by a hash of its plan …")
        ->check(CLI::Range(1, 10'000'000));
    cli.add_option("--part", options.share.part,
                   "… this one, from 0 to N-1: by turns (the day of the year modulo N) all are covered")
        ->check(CLI::Range(0, 9'999'999));
    cli.add_option("--seeds", options.seeds,
                   "N random runs; which kinds of faults, how dense and how many is drawn from the seed")
        ->check(CLI::Range(0, 1'000'000'000));
    cli.add_option("--first-seed", options.first_seed, "The first of them (default 1)")
        ->check(CLI::Range(0, 1'000'000'000));
    cli.add_option("--jobs", options.jobs, "Threads (default 2); results do not depend on it")
        ->check(CLI::Range(1, 64));
    cli.add_option("--replay", options.replay,
                   "Plays one plan again: a .journey file as --regressions writes it");
    cli.add_option(
        "--regressions", options.regressions,
        "Folder for the smallest plan of each broken rule (tests/journeys/regressions keeps them)");
    cli.add_option("--mutant", options.mutant,
                   "Plants this deliberate bug in all runs; with --mutants: hunts it alone")
        ->check(CLI::IsMember(mutants()));
    cli.add_flag(
        "--mutants", options.mutants,
        "Plants each deliberate bug by turns and tells how few faults show it, up to --depth, then with "
        "--seeds random runs; exit 1 if one survives that is neither proved equivalent nor known to need "
        "more");
    cli.add_option("--his", options.his, "Language of the HIS: fhir, or mapped (a vendor's own JSON)")
        ->check(CLI::IsMember({"fhir", "mapped"}));
    cli.add_flag("--json", options.json, "One JSON object on stdout");
}

int run(const Options& options) {
    log::set_level(log::Level::error);
    const auto config = make_config(SIMULATE_CITIES, options.his == "mapped" ? SIMULATE_HIS_MAPPING : "");
    if (options.mutants) return hunt_all(config, options);
    plant(options.mutant);
    return options.replay.empty() ? explore(config, options) : replay(config, options);
}

}  // namespace
}  // namespace kiosk::simulation

int main(int argc, char** argv) {
    using namespace kiosk::simulation;
    // Each thread has worlds of its own, so no connection needs SQLite's locks.
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    CLI::App cli{"Deterministic simulation of the kiosk: money, network, devices, patient, disk and power",
                 "simulate"};
    cli.set_version_flag("--version", std::string{"simulate "} + KIOSK_VERSION);
    Options options;
    add_options(cli, options);
    try {
        cli.parse(argc, argv);
        if (options.share.part >= options.share.parts)
            throw CLI::ValidationError{"--part", "must be less than --parts"};
        return run(options);
    } catch (const CLI::ParseError& error) {
        return error.get_exit_code() == 0 ? cli.exit(error) : (cli.exit(error), 2);
    } catch (const std::exception& problem) {
        fmt::print(stderr, "simulate: {}\n", problem.what());
        return 1;
    }
}
