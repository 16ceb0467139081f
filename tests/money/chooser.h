// Every nondeterministic question of the test world goes through pick(); 0 is always "nothing goes wrong". A
// plan sets some answers by their index, so a run can be repeated exactly and all runs with up to two faults
// can be enumerated.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace kiosk::money::test {

struct Question {
    std::string label;
    int choices = 0;
};

class Chooser {
public:
    using Plan = std::map<std::size_t, int>;
    explicit Chooser(Plan plan = {}) : plan_{std::move(plan)} {}

    int pick(int choices, std::string label) {
        const auto index = asked_.size();
        asked_.push_back({std::move(label), choices});
        const auto planned = plan_.find(index);
        return planned == plan_.end() ? 0 : planned->second % choices;
    }
    [[nodiscard]] const std::vector<Question>& asked() const { return asked_; }
    [[nodiscard]] const Plan& plan() const { return plan_; }

    // For the message of a failing test: which questions were answered how.
    [[nodiscard]] std::string describe() const {
        std::string text;
        for (const auto& [index, choice] : plan_)
            if (index < asked_.size())
                text += "[" + std::to_string(index) + "] " + asked_[index].label + " = " +
                        std::to_string(choice) + "; ";
        return text.empty() ? "no fault" : text;
    }

private:
    Plan plan_;
    std::vector<Question> asked_;
};

}  // namespace kiosk::money::test
