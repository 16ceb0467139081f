// A display with a page of staff on it, and the hands that work there.
#pragma once

#include <gtest/gtest.h>

#include "settings.h"
#include "ui/examples.h"

namespace kiosk::ui {

class StaffAtDisplay : public testing::Test {
protected:
    void SetUp() override { display_ = Display::create(headless_options(), clock_).value(); }

    static screen::Staff page(const std::string& name, screen::StaffWidget widget = {}) {
        screen::Staff staff;
        staff.page = name;
        staff.title = {"页面", "Page"};
        staff.lead = {"请看", "Look"};
        staff.widget = std::move(widget);
        staff.back = "staff/back";
        return staff;
    }
    Screen screen_of(screen::Content content, const std::vector<std::string>& choices = {}) {
        Screen screen;
        screen.sequence = ++sequence_;
        screen.content = std::move(content);
        for (const auto& id : choices) screen.choices.push_back({id, true});
        return screen;
    }
    void show(const screen::Content& content, const std::vector<std::string>& choices = {}) {
        display_->show(screen_of(content, choices));
        EXPECT_TRUE(run().empty());
    }
    // Signs of life are left out.
    std::vector<Input> run() {
        std::vector<Input> all;
        for (int i = 0; i < 4; ++i)
            for (auto& input : display_->run_once(Millis{0}))
                if (!std::holds_alternative<Activity>(input)) all.push_back(std::move(input));
        return all;
    }
    void pass(int ms) { clock_.advance(Millis{ms}); }
    std::vector<Input> finger(Contact::Kind kind, float x, float y, int which = 0) {
        display_->feel({kind, which, x, y});
        return run();
    }
    // Down and up again, later than any echo of the last one.
    std::vector<Input> touch(float x, float y) {
        pass(1'000);
        EXPECT_TRUE(finger(Contact::Kind::down, x, y).empty());
        pass(80);
        return finger(Contact::Kind::up, x, y);
    }
    std::vector<Input> tap(const std::string& id) {
        EXPECT_TRUE(display_->tap(id)) << id;
        return run();
    }
    static Touch only_touch(const std::vector<Input>& inputs) {
        EXPECT_EQ(inputs.size(), 1U);
        const auto* touch = inputs.size() == 1 ? std::get_if<Touch>(&inputs.front()) : nullptr;
        EXPECT_NE(touch, nullptr);
        return touch == nullptr ? Touch{} : *touch;
    }
    const Item* item(const std::string& id) {
        for (const auto& each : display_->items())
            if (each.id == id) return &each;
        return nullptr;
    }

    ManualClock clock_{CivilTime::parse("2026-11-23 09:30:10").value()};
    std::unique_ptr<Display> display_;
    std::uint64_t sequence_ = 0;
};

}  // namespace kiosk::ui
