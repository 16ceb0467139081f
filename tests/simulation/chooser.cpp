// Nothing here uses a distribution of the standard library: their results differ between libraries.
#include "tests/simulation/chooser.h"

#include <array>
#include <memory>

namespace kiosk::simulation {
namespace {

// splitmix64: any seed, also 1, 2, 3, gives unrelated numbers.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_{seed} {}
    std::uint64_t next() {
        auto z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    double share() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

private:
    std::uint64_t state_;
};

std::uint64_t hash_of_text(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const unsigned char byte : text) hash = (hash ^ byte) * 0x100000001b3;
    return hash;
}

bool is_enabled(const Swarm& swarm, std::string_view kind) {
    return Dice{swarm.seed ^ hash_of_text(kind)}.share() < swarm.enabled_share;
}

}  // namespace

Swarm::Swarm(std::uint64_t number) : seed{number} {
    constexpr std::array shares{0.1, 0.3, 0.6, 1.0};
    constexpr std::array rates{0.01, 0.03, 0.08, 0.2, 0.4};
    constexpr int budget_max = 12;
    Dice dice{number};
    enabled_share = shares[dice.next() % shares.size()];
    rate = rates[dice.next() % rates.size()];
    budget = 1 + static_cast<int>(dice.next() % budget_max);
}

Answers by_plan(Plan plan) {
    return [plan = std::move(plan)](std::size_t index, const std::string&, Choices) {
        const auto planned = plan.find(index);
        return planned == plan.end() ? 0 : planned->second;
    };
}

Answers by_names(std::vector<NamedFault> faults) {
    std::map<std::string, int> asked;
    for (const auto& fault : faults) asked[fault.label] = 0;
    return
        [faults = std::move(faults), asked](std::size_t, const std::string& label, Choices choices) mutable {
            const auto known = asked.find(label);
            if (known == asked.end()) return 0;
            ++known->second;
            for (const auto& fault : faults)
                if (fault.label == label && fault.occurrence == known->second)
                    for (std::size_t n = 0; n < choices.size(); ++n)
                        if (choices[n] == fault.choice) return static_cast<int>(n);
            return 0;
        };
}

Answers by_swarm(const Swarm& swarm) {
    return [swarm, dice = Dice{~swarm.seed}, left = swarm.budget](std::size_t, const std::string&,
                                                                  Choices choices) mutable {
        if (choices.size() < 2 || left == 0 || dice.share() >= swarm.rate) return 0;
        std::vector<int> enabled;
        for (std::size_t choice = 1; choice < choices.size(); ++choice)
            if (is_enabled(swarm, choices[choice])) enabled.push_back(static_cast<int>(choice));
        const auto drawn = dice.next();
        if (enabled.empty()) return 0;
        --left;
        return enabled[drawn % enabled.size()];
    };
}

int Chooser::pick(std::string label, Choices choices) {
    const auto index = asked_.size();
    if (call_ && index >= call_at_) std::exchange(call_, nullptr)();
    const int wanted = answers_(index, label, choices);
    const bool possible = wanted > 0 && wanted < static_cast<int>(choices.size());
    asked_.push_back({std::move(label), choices, possible ? wanted : 0});
    return asked_.back().chosen;
}

Plan Chooser::plan() const {
    Plan plan;
    for (std::size_t n = 0; n < asked_.size(); ++n)
        if (asked_[n].chosen != 0) plan[n] = asked_[n].chosen;
    return plan;
}

std::vector<NamedFault> Chooser::named() const {
    std::map<std::string_view, int> times;
    std::vector<NamedFault> faults;
    for (const auto& question : asked_) {
        const int occurrence = ++times[question.label];
        if (question.chosen != 0)
            faults.push_back({question.label, occurrence, std::string{question.chosen_name()}});
    }
    return faults;
}

void Chooser::call_at(std::size_t index, std::function<void()> what) {
    call_at_ = index;
    call_ = std::move(what);
}

}  // namespace kiosk::simulation
