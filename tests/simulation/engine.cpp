// The threads live as long as the engine: a town costs more than a run.
#include "tests/simulation/engine.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace kiosk::simulation {
namespace {

constexpr std::size_t findings_max = 20;

std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

// Few faults first, so that the shortest story is read first.
bool tells_more_shortly(const Finding& a, const Finding& b) {
    const auto key = [](const Finding& finding) {
        return std::tuple{finding.plan.faults.size(), plan_text(finding.plan)};
    };
    return key(a) < key(b);
}

}  // namespace

std::uint64_t hash_of(std::size_t scene, const Plan& plan) {
    auto hash = mixed(scene + 1);
    for (const auto& [index, choice] : plan)
        hash = mixed(hash * 31 + index * 64 + static_cast<std::uint64_t>(choice));
    return hash;
}

void Totals::add(const Totals& more) {
    runs += more.runs;
    violations += more.violations;
    pruned += more.pruned;
    trace += more.trace;
    for (const auto& [fault, times] : more.tally.faults) tally.faults[fault] += times;
    tally.pairs.insert(more.tally.pairs.begin(), more.tally.pairs.end());
    tally.states.insert(more.tally.states.begin(), more.tally.states.end());
    tally.crashes += more.tally.crashes;
    findings.insert(findings.end(), more.findings.begin(), more.findings.end());
    std::ranges::sort(findings, tells_more_shortly);
    if (findings.size() > findings_max) findings.resize(findings_max);
}

Ran Worker::play(std::size_t scene, Answers answers, std::size_t plan_length, Tally& tally,
                 std::uint64_t& trace) {
    Ran ran;
    ran.chooser = Chooser{std::move(answers)};
    World world{config_, scenes_[scene], ran.chooser, town_, tally};
    world.mark_state_at(plan_length);
    ran.wrong = world.run();
    ran.state = world.state();
    tally.states.insert(ran.state);
    trace = world.trace_hash();
    return ran;
}

Ran Worker::run(std::size_t scene, Answers answers, std::uint64_t identity, std::size_t plan_length) {
    std::uint64_t trace = 0;
    auto ran = play(scene, std::move(answers), plan_length, totals.tally, trace);
    ++totals.runs;
    totals.trace += mixed(identity ^ trace);
    if (ran.wrong.empty()) return ran;
    ++totals.violations;
    Finding finding{{scenes_[scene].name, ran.chooser.named()}, ran.wrong, scene};
    if (totals.findings.size() < findings_max) totals.findings.push_back(std::move(finding));
    return ran;
}

Ran Worker::look(std::size_t scene, Answers answers) {
    Tally nobody_counts;
    std::uint64_t trace = 0;
    return play(scene, std::move(answers), 0, nobody_counts, trace);
}

Engine::Engine(const app::KioskConfig& config, int jobs, FILE* progress)
    : config_{config}, progress_{progress} {
    for (int number = 0; number < jobs; ++number)
        threads_.emplace_back([this, number] {
            Worker worker{config_, number};
            work(worker);
        });
}

Engine::~Engine() {
    {
        const std::lock_guard held{lock_};
        over_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void Engine::work(Worker& worker) {
    std::size_t seen = 0;
    std::unique_lock held{lock_};
    for (;;) {
        changed_.wait(held, [&] { return over_ || round_ != seen; });
        if (over_) return;
        seen = round_;
        held.unlock();
        for (auto n = next_++; n < count_ && !enough(); n = next_++) {
            (*task_)(worker, n);
            if (worker.totals.violations > 0) found_ = true;
            if (progress_ != nullptr) show_progress(n + 1, count_);
        }
        held.lock();
        totals.add(worker.totals);
        worker.totals = {};
        if (--busy_ == 0) changed_.notify_all();
    }
}

void Engine::each(std::size_t count, const Task& task) {
    std::unique_lock held{lock_};
    task_ = &task;
    count_ = count;
    next_ = 0;
    busy_ = threads_.size();
    ++round_;
    changed_.notify_all();
    changed_.wait(held, [&] { return busy_ == 0; });
}

void Engine::reset(bool stop_at_first) {
    totals = {};
    found_ = false;
    stop_at_first_ = stop_at_first;
}

void Engine::show_progress(std::size_t done, std::size_t count) {
    if (done % 16 != 0 && done != count) return;
    fmt::print(progress_, "\r{} of {} ({} %)   {}", done, count, done * 100 / count,
               done == count ? "\r" : "");
    std::fflush(progress_);
}

}  // namespace kiosk::simulation
