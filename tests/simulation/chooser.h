// Every question that the world could answer in more than one way is asked here; choice 0 is always "nothing
// goes wrong". What answers otherwise is a plan by question numbers, a plan by names, or a seed; each makes a
// run that can be repeated.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
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

    [[nodiscard]] std::string_view chosen_name() const {
        return choices.empty() ? std::string_view{} : choices[static_cast<std::size_t>(chosen)];
    }
};

// Number of the question -> choice: exact for one build of the program, and what enumeration counts with.
using Plan = std::map<std::size_t, int>;

// As a person would say it, and as it is kept in files: the second time that a 2207 is sent its answer is
// lost.
struct NamedFault {
    std::string label;
    int occurrence = 1;
    std::string choice;
    friend bool operator==(const NamedFault&, const NamedFault&) = default;
};

// Options that a seed draws for its run: which kinds of faults there are, how dense, how many.
struct Swarm {
    explicit Swarm(std::uint64_t seed);
    std::uint64_t seed = 0;
    double enabled_share = 1;  // of the kinds
    double rate = 0;           // of the questions
    int budget = 0;
};

// The choice for a question; what is out of range counts as 0.
using Answers = std::function<int(std::size_t index, const std::string& label, Choices choices)>;
[[nodiscard]] Answers by_plan(Plan plan);
[[nodiscard]] Answers by_names(std::vector<NamedFault> faults);
[[nodiscard]] Answers by_swarm(const Swarm& swarm);

class Chooser {
public:
    explicit Chooser(Answers answers = by_plan({})) : answers_{std::move(answers)} {}

    // What is chosen counts as injected: nobody else needs to count it.
    int pick(std::string label, Choices choices);
    [[nodiscard]] const std::vector<Question>& asked() const { return asked_; }
    // What was answered otherwise, whoever decided it: the plans that repeat this run.
    [[nodiscard]] Plan plan() const;
    [[nodiscard]] std::vector<NamedFault> named() const;

    // Called once, at the first question from this number on: where a plan has no more to say.
    void call_at(std::size_t index, std::function<void()> what);

private:
    Answers answers_;
    std::vector<Question> asked_;
    std::size_t call_at_ = 0;
    std::function<void()> call_;
};

}  // namespace kiosk::simulation
