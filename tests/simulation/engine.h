// Runs by the thousand: threads that keep a town each, and what all their runs together have shown. Whatever
// is counted here is the same for any number of threads.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/simulation/plan_file.h"
#include "tests/simulation/world.h"

namespace kiosk::simulation {

struct Finding {
    PlanFile plan;
    std::vector<std::string> wrong;
    std::size_t scene = 0;

    // "M11" of "M11: payments is 1, must be 0": what a smaller plan must break as well.
    [[nodiscard]] std::string rule() const { return wrong.front().substr(0, wrong.front().find(':')); }
};

struct Totals {
    std::size_t runs = 0;
    std::size_t violations = 0;
    std::size_t pruned = 0;
    Tally tally;
    std::vector<Finding> findings;  // the first few
    std::uint64_t trace = 0;        // of all runs, in whatever order they ended
    void add(const Totals& more);
};

struct Ran {
    Chooser chooser;
    std::vector<std::string> wrong;
    std::uint64_t state = 0;  // of the world where the plan had no more to say, and how it went on
};

// One thread's.
class Worker {
public:
    Worker(const app::KioskConfig& config, int number) : config_{config}, town_{std::to_string(number)} {}

    // Counted. `plan_length`: the first question that the plan leaves alone.
    Ran run(std::size_t scene, Answers answers, std::uint64_t identity, std::size_t plan_length = 0);
    // Played again for its questions or its verdict; not counted.
    Ran look(std::size_t scene, Answers answers);

    Totals totals;

private:
    Ran play(std::size_t scene, Answers answers, std::size_t plan_length, Tally& tally, std::uint64_t& trace);

    const app::KioskConfig& config_;
    std::vector<Scene> scenes_ = scenes();
    Town town_;
};

class Engine {
public:
    Engine(const app::KioskConfig& config, int jobs, FILE* progress);
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    ~Engine();

    // Hands 0 … count-1 to the threads and returns when all are done, or one violation was enough.
    using Task = std::function<void(Worker&, std::size_t)>;
    void each(std::size_t count, const Task& task);
    // A new beginning; `stop_at_first` while a mutant is hunted.
    void reset(bool stop_at_first);
    [[nodiscard]] bool enough() const { return stop_at_first_ && found_; }

    Totals totals;

private:
    void work(Worker& worker);
    void show_progress(std::size_t done, std::size_t count);

    const app::KioskConfig& config_;
    FILE* progress_;  // null: nobody watches
    std::vector<std::thread> threads_;
    std::mutex lock_;
    std::condition_variable changed_;
    const Task* task_ = nullptr;
    std::size_t count_ = 0;
    std::size_t round_ = 0;
    std::size_t busy_ = 0;
    bool over_ = false;
    std::atomic<std::size_t> next_{0};
    std::atomic<std::size_t> violations_{0};
    std::atomic<bool> found_{false};
    bool stop_at_first_ = false;
};

[[nodiscard]] std::uint64_t hash_of(std::size_t scene, const Plan& plan);

}  // namespace kiosk::simulation
