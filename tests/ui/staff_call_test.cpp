// The hidden way in for staff: one finger that rests on the header's clock for five seconds, and nothing that
// only resembles it.
#include <gtest/gtest.h>

#include "staff.h"

namespace kiosk::ui {
namespace {

class StaffCallTest : public StaffAtDisplay {
protected:
    void SetUp() override {
        StaffAtDisplay::SetUp();
        show_example("home");
    }
    void show_example(const std::string& name) {
        for (auto& each : example_screens(clock_.monotonic()))
            if (each.name == name) {
                each.screen.sequence = ++sequence_;
                display_->show(each.screen);
                EXPECT_TRUE(run().empty());
                return;
            }
        FAIL() << name;
    }
    // The middle of the clock.
    Point clock_place() {
        for (const auto& each : display_->items())
            if (each.role == "clock")
                return {static_cast<float>(each.x) + static_cast<float>(each.width) / 2,
                        static_cast<float>(each.y) + static_cast<float>(each.height) / 2};
        ADD_FAILURE() << "no clock";
        return {};
    }
    std::vector<Input> at_clock(Contact::Kind kind, float dx = 0, float dy = 0, int which = 0) {
        const auto at = clock_place();
        return finger(kind, at.x + dx, at.y + dy, which);
    }
    static int calls(const std::vector<Input>& inputs) {
        return static_cast<int>(std::ranges::count_if(
            inputs, [](const Input& input) { return std::holds_alternative<StaffCalled>(input); }));
    }
};

TEST_F(StaffCallTest, FiveSecondsOnTheClockCallOnceAndNothingIsSeen) {
    at_clock(Contact::Kind::down);
    const auto drawn = display_->frames_presented();
    pass(4'900);
    EXPECT_TRUE(run().empty()) << "4.9 s do nothing";
    pass(100);
    EXPECT_EQ(calls(run()), 1);
    pass(20'000);
    EXPECT_EQ(calls(run()), 0) << "once for each hold";
    EXPECT_TRUE(at_clock(Contact::Kind::up).empty());
    EXPECT_EQ(display_->frames_presented(), drawn);
    pass(1'000);
    at_clock(Contact::Kind::down);
    pass(5'000);
    EXPECT_EQ(calls(run()), 1) << "and again with the next";
}

TEST_F(StaffCallTest, AFingerThatLeftAfterLessIsNothing) {
    at_clock(Contact::Kind::down);
    pass(4'900);
    EXPECT_TRUE(at_clock(Contact::Kind::up).empty());
    pass(5'000);
    EXPECT_TRUE(run().empty());
}

TEST_F(StaffCallTest, ALiftSeenTooLateCountsByItsTime) {
    at_clock(Contact::Kind::down);
    pass(5'050);
    EXPECT_EQ(calls(at_clock(Contact::Kind::up)), 1);
}

TEST_F(StaffCallTest, ItWakesByItself) {
    // Real time: nothing but the display's own alarm ends its sleep.
    const SystemClock real;
    auto display = Display::create(headless_options(), real).value();
    for (auto& each : example_screens(real.monotonic()))
        if (each.name == "out-of-service") display->show(each.screen);
    display->run_once(Millis{0});
    float x = 0, y = 0;
    for (const auto& each : display->items())
        if (each.role == "clock") x = static_cast<float>(each.x + 20), y = static_cast<float>(each.y + 20);
    const auto before = real.monotonic();
    display->feel({Contact::Kind::down, 0, x, y});
    int seen = 0;
    while (seen == 0 && real.monotonic() < before + Millis{20'000})
        seen += calls(display->run_once(Millis{60'000}));
    EXPECT_EQ(seen, 1);
    EXPECT_NEAR(static_cast<double>((real.monotonic() - before).count()), 5'000, 400);
}

TEST_F(StaffCallTest, AHandMayTremble) {
    at_clock(Contact::Kind::down);
    for (int i = 0; i < 50; ++i) {
        at_clock(Contact::Kind::move, static_cast<float>(i % 7) * 5 - 15, static_cast<float>(i % 5) * 6 - 12);
        pass(99);
    }
    EXPECT_TRUE(run().empty());
    pass(60);
    EXPECT_EQ(calls(run()), 1);
}

TEST_F(StaffCallTest, AFingerThatWandersOffIsNothing) {
    at_clock(Contact::Kind::down);
    pass(2'000);
    at_clock(Contact::Kind::move, -90, 0);
    at_clock(Contact::Kind::move, 0, 0);
    pass(5'000);
    EXPECT_TRUE(run().empty());
}

TEST_F(StaffCallTest, TwoFingersAndAPalmAreNothing) {
    at_clock(Contact::Kind::down, -10, 0, 1);
    pass(300);
    at_clock(Contact::Kind::down, 20, 0, 2);
    pass(6'000);
    EXPECT_TRUE(run().empty());
    at_clock(Contact::Kind::up, 20, 0, 2);
    pass(6'000);
    EXPECT_TRUE(run().empty()) << "the first finger alone, but not from the beginning";
    at_clock(Contact::Kind::up, -10, 0, 1);
    pass(1'000);
    finger(Contact::Kind::down, 300, 1'700, 3);  // the palm rests below
    at_clock(Contact::Kind::down, 0, 0, 4);
    pass(6'000);
    EXPECT_TRUE(run().empty());
}

TEST_F(StaffCallTest, AFingerThatNeverLeftDoesNotKeepStaffOutForEver) {
    finger(Contact::Kind::down, 300, 1'700, 7);  // the glass forgets to say that it left
    pass(40'000);
    at_clock(Contact::Kind::down);
    pass(5'000);
    EXPECT_EQ(calls(run()), 1);
}

TEST_F(StaffCallTest, BesideTheClockIsNothing) {
    at_clock(Contact::Kind::down, -300, 0);
    pass(6'000);
    EXPECT_TRUE(run().empty());
}

TEST_F(StaffCallTest, WorksOnEveryScreenOfPatientsAndWithThePanelOpen) {
    for (const auto& each : example_screens(clock_.monotonic())) {
        const bool of_staff = std::holds_alternative<screen::Staff>(each.screen.content);
        auto screen = each.screen;
        screen.sequence = ++sequence_;
        screen.deadline.reset();
        display_->show(screen);
        run();
        const auto& items = display_->items();
        const auto clock = std::ranges::find(items, "clock", &Item::role);
        EXPECT_EQ(clock == items.end(), of_staff) << each.name;
        if (clock == items.end()) continue;
        pass(1'000);
        at_clock(Contact::Kind::down);
        pass(5'000);
        EXPECT_EQ(calls(run()), 1) << each.name;
        at_clock(Contact::Kind::up);
    }
    show_example("home");
    tap("frame/settings");
    pass(1'000);
    at_clock(Contact::Kind::down);
    pass(5'000);
    EXPECT_EQ(calls(run()), 1);
}

TEST_F(StaffCallTest, NotOnPagesOfStaff) {
    const auto at = clock_place();
    finger(Contact::Kind::down, at.x, at.y);
    pass(3'000);
    show(page("overview"), {"staff/leave"});
    pass(3'000);
    EXPECT_TRUE(run().empty()) << "staff are here: the hold is forgotten";
    finger(Contact::Kind::up, at.x, at.y);
    pass(1'000);
    finger(Contact::Kind::down, at.x, at.y);
    pass(6'000);
    EXPECT_TRUE(run().empty());
}

}  // namespace
}  // namespace kiosk::ui
