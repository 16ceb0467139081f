// Every question that the world could answer in more than one way is asked here; choice 0 is always "nothing
// goes wrong". A plan answers some of them otherwise, a seed answers them at random; both make a run that can
// be repeated.
#pragma once

#include <map>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiosk::simulation {

// What may happen, by name; the first is the good day, each of the others is a kind of fault. The names
// outlive every run (static constexpr arrays).
using Choices = std::span<const std::string_view>;

struct Question {
    std::string label;  // "network 2207"
    Choices choices;
    int chosen = 0;
};

class Chooser {
public:
    using Plan = std::map<std::size_t, int>;  // index of the question -> choice

    explicit Chooser(Plan plan = {}) : plan_{std::move(plan)} {}
    // Each question is answered otherwise with probability `share`, at most `budget` times.
    Chooser(std::uint64_t seed, double share, int budget) : random_{seed}, share_{share}, budget_{budget} {}

    // What is chosen counts as injected: nobody else needs to count it.
    int pick(std::string label, Choices choices) {
        const auto index = asked_.size();
        const int chosen = answer(index, static_cast<int>(choices.size()));
        asked_.push_back({std::move(label), choices, chosen});
        return chosen;
    }
    [[nodiscard]] const std::vector<Question>& asked() const { return asked_; }
    // What was answered otherwise, whoever decided it: the plan that repeats this run.
    [[nodiscard]] const Plan& plan() const { return plan_; }

private:
    int answer(std::size_t index, int choices) {
        if (choices < 2) return 0;
        if (budget_ > 0 && draw() < share_) {
            --budget_;
            return plan_[index] = 1 + static_cast<int>(random_() % static_cast<unsigned>(choices - 1));
        }
        const auto planned = plan_.find(index);
        return planned == plan_.end() ? 0 : planned->second % choices;
    }
    // Not std::uniform_real_distribution: its result differs between libraries.
    double draw() { return static_cast<double>(random_() >> 11) * 0x1.0p-53; }

    Plan plan_;
    std::mt19937_64 random_;
    double share_ = 0;
    int budget_ = 0;
    std::vector<Question> asked_;
};

}  // namespace kiosk::simulation
