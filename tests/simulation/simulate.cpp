// `simulate`: all runs with no, one and two faults, random ones beyond, or one that is played again. Exit 1
// on a violation, with the plan that repeats it.
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <sqlite3.h>
#include <CLI/CLI.hpp>

#include "kiosk/base/json.h"
#include "kiosk/base/log.h"
#include "tests/simulation/mutants.h"
#include "tests/simulation/world.h"

namespace kiosk::simulation {
namespace {

struct Options {
    int depth = 1;
    int seeds = 0;
    int jobs = 2;
    int part = 0;  // of `parts`: which share of the doubles
    int parts = 1;
    std::string replay;
    bool mutants = false;
    std::string cities;
    bool json = false;
};

struct Job {
    std::size_t scene = 0;
    Chooser chooser;
};

struct Totals {
    std::size_t runs = 0;
    std::size_t violations = 0;
    Tally tally;
    std::vector<std::string> reports;
    std::uint64_t trace = 0xcbf29ce484222325;
};

std::string plan_text(const Scene& scene, const Chooser& chooser) {
    std::string text = "scene: " + scene.name + "\n";
    const auto the_plan = chooser.plan();
    for (const auto& [index, choice] : the_plan) {
        const auto& asked = chooser.asked();
        const auto label = index < asked.size() ? asked[index].label : "?";
        const auto name =
            index < asked.size() ? asked[index].choices[static_cast<std::size_t>(asked[index].chosen)] : "?";
        text += fmt::format("fault: {} {}  # {}: {}\n", index, choice, label, name);
    }
    return text;
}

// The product's own configuration reader on a file for one simulated kiosk.
app::KioskConfig make_config(const std::string& folder, const std::string& cities) {
    std::ofstream{folder + "/gateway.secret"} << "DEMO_SECRET_KEY\n";
    std::ofstream{folder + "/app.secret"} << "DEMOSECRET0000000000000000000001\n";
    std::ofstream{folder + "/acquirer.key"} << "DEMO_ACQUIRER_KEY\n";
    const auto path = folder + "/kiosk.toml";
    std::ofstream{path} << fmt::format(
        "config_version = 1\ndata_folder = \".\"\nlog_level = \"error\"\n"
        "[kiosk]\nnumber = \"K001\"\nhospital_zh = \"示例市第一医院\"\nhospital_en = \"City First "
        "Hospital\"\n"
        "[tls]\nca = \"ca.pem\"\n"
        "[settlement]\ncity = \"{}/binhai.toml\"\nbase_url = \"https://h/ebus/demo_api/prd/hsa/hgs/\"\n"
        "access_code = \"demo\"\ngateway_secret_file = \"gateway.secret\"\n"
        "local_url = \"https://h/localcfc/api/hsecfc/localQrCodeQuery\"\n"
        "institution_code = \"H99010100001\"\ninstitution_name = \"示例市第一医院\"\n"
        "device_number = \"K001\"\nmac_address = \"02-00-00-00-00-01\"\nfirst_serial = 100\n"
        "last_serial = 199\n"
        "[his]\nbase_url = \"https://h/fhir\"\n"
        "[acquirer]\nbase_url = \"https://h\"\nmerchant = \"M0001\"\nkey_file = \"acquirer.key\"\n"
        "device = \"K001\"\nterminal = \"T001\"\n",
        cities);
    const auto reading = app::read_config(path);
    if (!reading) throw std::runtime_error{reading.error().text};
    for (const auto& problem : reading->problems) throw std::runtime_error{problem.text()};
    return reading->config;
}

class Simulation {
public:
    Simulation(const app::KioskConfig& config, std::string folder, int jobs)
        : config_{config}, folder_{std::move(folder)}, jobs_{jobs} {}

    // Runs all, in parallel; each job's questions come back in its chooser.
    void run(std::vector<Job>& work) {
        std::atomic<std::size_t> next{0};
        std::vector<std::uint64_t> traces(work.size());
        std::vector<std::thread> threads;
        for (int n = 0; n < jobs_; ++n)
            threads.emplace_back([&, n] {
                Tally tally;
                Town town{std::to_string(n)};
                for (auto i = next++; i < work.size() && !found_enough(); i = next++)
                    traces[i] = run_one(work[i], town, tally);
                add(tally);
            });
        for (auto& thread : threads) thread.join();
        totals.runs += work.size();
        for (const auto trace : traces) totals.trace = (totals.trace ^ trace) * 0x100000001b3;
    }

    Totals totals;
    bool stop_at_first = false;  // hunting a mutant: one violation is enough

private:
    std::uint64_t run_one(Job& job, Town& town, Tally& tally) {
        const auto& scene = all_[job.scene];
        World world{config_, scene, job.chooser, town, tally};
        const auto wrong = world.run();
        if (!wrong.empty()) {
            const std::lock_guard lock{mutex_};
            ++totals.violations;
            std::string report = plan_text(scene, job.chooser);
            for (const auto& what : wrong) report += "wrong: " + what + "\n";
            if (totals.reports.size() < 20) totals.reports.push_back(std::move(report));
        }
        return world.trace_hash();
    }
    [[nodiscard]] bool found_enough() {
        const std::lock_guard lock{mutex_};
        return stop_at_first && totals.violations > 0;
    }
    void add(const Tally& tally) {
        const std::lock_guard lock{mutex_};
        for (const auto& [fault, times] : tally.faults) totals.tally.faults[fault] += times;
        totals.tally.states.insert(tally.states.begin(), tally.states.end());
        totals.tally.crashes += tally.crashes;
    }

    const app::KioskConfig& config_;
    std::string folder_;
    int jobs_;
    std::vector<Scene> all_ = scenes();
    std::mutex mutex_;
};

// Every later question x every other choice of a run, on top of its own plan.
void extend(const Job& job, std::vector<Job>& more) {
    const auto plan = job.chooser.plan();
    const auto first = plan.empty() ? 0 : plan.rbegin()->first + 1;
    const auto& asked = job.chooser.asked();
    for (auto index = first; index < asked.size(); ++index)
        for (int choice = 1; choice < static_cast<int>(asked[index].choices.size()); ++choice) {
            auto longer = plan;
            longer[index] = choice;
            more.push_back({job.scene, Chooser{by_plan(std::move(longer))}});
        }
}

void enumerate(Simulation& simulation, const Options& options) {
    std::vector<Job> level;
    for (std::size_t scene = 0; scene < scenes().size(); ++scene) level.push_back({scene, Chooser{}});
    simulation.run(level);
    for (int depth = 1; depth <= options.depth; ++depth) {
        std::vector<Job> next;
        for (const auto& job : level) extend(job, next);
        if (depth > 1 && options.parts > 1) {
            std::vector<Job> share;
            for (std::size_t n = 0; n < next.size(); ++n)
                if (static_cast<int>(n % static_cast<std::size_t>(options.parts)) == options.part)
                    share.push_back(std::move(next[n]));
            next = std::move(share);
        }
        level = std::move(next);
        simulation.run(level);
    }
}

// Options themselves come from the seed: how dense the faults are, and how many.
void random_runs(Simulation& simulation, int seeds) {
    std::vector<Job> work;
    for (int seed = 1; seed <= seeds; ++seed) {
        const auto number = static_cast<std::uint64_t>(seed);
        work.push_back({static_cast<std::size_t>(seed) % scenes().size(), Chooser{by_swarm(Swarm{number})}});
    }
    simulation.run(work);
}

Result<Job> read_plan(const std::string& path) {
    std::ifstream file{path};
    if (!file) return fail(ErrorKind::not_found, path + " cannot be read");
    Job job;
    Plan plan;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("scene: ")) {
            const auto all = scenes();
            for (std::size_t n = 0; n < all.size(); ++n)
                if (all[n].name == line.substr(7)) job.scene = n;
        }
        std::size_t index = 0;
        int choice = 0;
        if (std::sscanf(line.c_str(), "fault: %zu %d", &index, &choice) == 2) plan[index] = choice;
    }
    job.chooser = Chooser{by_plan(std::move(plan))};
    return job;
}

struct Killed {
    std::string name;
    int depth = -1;  // faults needed at least; -1: survived, 100: only random runs found it
};

// Depth by depth, then at random, until a rule complains.
Killed hunt(const app::KioskConfig& config, const std::string& folder, const Options& options,
            const std::string& mutant) {
    plant(mutant);
    Killed killed{mutant, -1};
    std::vector<Job> level;
    for (std::size_t scene = 0; scene < scenes().size(); ++scene) level.push_back({scene, Chooser{}});
    for (int depth = 0; depth <= std::min(options.depth, 1) && killed.depth < 0; ++depth) {
        Simulation simulation{config, folder, options.jobs};
        simulation.stop_at_first = true;
        if (depth > 0) {
            std::vector<Job> next;
            for (const auto& job : level) extend(job, next);
            level = std::move(next);
        }
        simulation.run(level);
        if (simulation.totals.violations > 0) killed.depth = depth;
    }
    if (killed.depth < 0) {
        constexpr int random_beyond = 3'000;
        Simulation simulation{config, folder, options.jobs};
        simulation.stop_at_first = true;
        random_runs(simulation, random_beyond);
        if (simulation.totals.violations > 0) killed.depth = 100;
    }
    plant("");
    return killed;
}

int hunt_all(const app::KioskConfig& config, const std::string& folder, const Options& options) {
    Json rows = Json::array();
    int dead = 0;
    for (const auto& mutant : mutants()) {
        const auto killed = hunt(config, folder, options, mutant);
        dead += killed.depth >= 0 ? 1 : 0;
        rows.push_back({{"name", mutant}, {"depth", killed.depth}, {"killed", killed.depth >= 0}});
        if (!options.json)
            fmt::print("{:26} {}\n", mutant,
                       killed.depth < 0      ? "survived"
                       : killed.depth == 100 ? "killed by random runs"
                                             : fmt::format("killed with {} faults", killed.depth));
        std::fflush(stdout);
    }
    if (options.json)
        fmt::print(
            "{}\n",
            Json{{"mutants_planted", mutants().size()}, {"mutants_killed", dead}, {"mutants", rows}}.dump());
    return 0;
}

int tell(const Totals& totals, double seconds, bool json, FILE* error_output) {
    if (json) {
        const Json result{{"runs", totals.runs},
                          {"violations", totals.violations},
                          {"faults", totals.tally.faults},
                          {"crashes", totals.tally.crashes},
                          {"states", totals.tally.states.size()},
                          {"seconds", seconds},
                          {"trace_hash", fmt::format("{:016x}", totals.trace)}};
        fmt::print("{}\n", result.dump());
    } else {
        fmt::print("{} runs, {} violations, {} power cuts, {} kinds of faults, {:.1f} s, trace {:016x}\n",
                   totals.runs, totals.violations, totals.tally.crashes, totals.tally.faults.size(), seconds,
                   totals.trace);
    }
    for (const auto& report : totals.reports) fmt::print(error_output, "{}\n", report);
    return totals.violations == 0 ? 0 : 1;
}

int simulate(const Options& options) {
    const auto began = std::chrono::steady_clock::now();
    const auto base = std::filesystem::exists("/dev/shm") ? std::filesystem::path{"/dev/shm"}
                                                          : std::filesystem::temp_directory_path();
    const auto folder = (base / fmt::format("kiosk-simulate-{}", getpid())).string();
    std::filesystem::create_directories(folder);
    log::set_level(log::Level::error);
    // What the kiosks log of their mishaps would drown what is found; --replay shows it.
    const std::unique_ptr<FILE, int (*)(FILE*)> own_error{fdopen(dup(STDERR_FILENO), "w"), fclose};
    if (options.replay.empty()) static_cast<void>(std::freopen("/dev/null", "w", stderr));
    int code = 1;
    {
        const auto config = make_config(folder, options.cities);
        Simulation simulation{config, folder, options.jobs};
        if (options.mutants) {
            code = hunt_all(config, folder, options);
            std::filesystem::remove_all(folder);
            return code;
        }
        if (!options.replay.empty()) {
            auto job = read_plan(options.replay);
            if (!job) {
                fmt::print(stderr, "simulate: {}\n", job.error().text);
                std::filesystem::remove_all(folder);
                return 1;
            }
            std::vector<Job> one{std::move(*job)};
            simulation.run(one);
        } else {
            if (options.seeds == 0 || options.depth > 0) enumerate(simulation, options);
            random_runs(simulation, options.seeds);
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
        code = tell(simulation.totals, took.count(), options.json, own_error.get());
    }
    std::filesystem::remove_all(folder);
    return code;
}

}  // namespace
}  // namespace kiosk::simulation

int main(int argc, char** argv) {
    using namespace kiosk::simulation;
    // Each thread has worlds of its own, so no connection needs SQLite's locks.
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    CLI::App cli{"Deterministic simulation of the kiosk: money, network, devices, patient and power",
                 "simulate"};
    cli.set_version_flag("--version", std::string{"simulate "} + KIOSK_VERSION);
    Options options;
    options.cities = SIMULATE_CITIES;
    cli.add_option("--depth", options.depth, "all runs with up to N faults (default 1; 0: only --seeds)");
    cli.add_option("--seeds", options.seeds, "N random runs beyond");
    cli.add_option("--jobs", options.jobs, "threads (each run has one)")->check(CLI::Range(1, 64));
    cli.add_option("--parts", options.parts, "of the deepest level only every N-th run …");
    cli.add_option("--part", options.part, "… beginning with this one, so that turns cover all");
    cli.add_option("--replay", options.replay, "plays one plan again (as printed for a violation)");
    std::string mutant;
    cli.add_option("--mutant", mutant, "plants this one in all runs")->check(CLI::IsMember(mutants()));
    cli.add_flag("--mutants", options.mutants, "plants each deliberate bug and searches what notices it");
    cli.add_flag("--json", options.json, "one JSON object on stdout");
    try {
        cli.parse(argc, argv);
        plant(mutant);
        return simulate(options);
    } catch (const CLI::ParseError& error) {
        return error.get_exit_code() == 0 ? cli.exit(error) : (cli.exit(error), 2);
    } catch (const std::exception& problem) {
        fmt::print(stderr, "simulate: {}\n", problem.what());
        return 1;
    }
}
