// Gathers the example screens; each flow adds its own.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ui/examples.h"

namespace kiosk::ui::example {

class Collector {
public:
    explicit Collector(Millis now) : now_{now} {}
    Screen& add(std::string name, screen::Content content, std::vector<std::string> ids, int step = 0) {
        Screen s;
        s.sequence = examples_.size() + 1;
        s.content = std::move(content);
        for (auto& id : ids) s.choices.push_back({std::move(id), true});
        s.choices.push_back({"common/help", true});
        s.step = step;
        s.steps = step > 0 ? steps : 0;
        examples_.push_back({std::move(name), std::move(s)});
        return examples_.back().screen;
    }
    [[nodiscard]] Screen& last() { return examples_.back().screen; }
    // Lies over the screen added last.
    void open_settings() { examples_.back().settings = true; }
    int steps = 4;
    void deadline(Screen& s, int seconds) const { s.deadline = now_ + Millis{seconds * 1000}; }
    std::vector<Example> take() { return std::move(examples_); }

private:
    Millis now_;
    std::vector<Example> examples_;
};

void add_bills(Collector& c);
void add_desks(Collector& c);  // what is fetched after a visit
void add_cancelling(Collector& c);
void add_insurance(Collector& c);
void add_booking(Collector& c);
void add_on_the_day(Collector& c);
void add_new_file(Collector& c);
void add_deposits(Collector& c);
void add_claiming_back(Collector& c);  // paid alone while insurance was down

}  // namespace kiosk::ui::example
