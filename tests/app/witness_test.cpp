// What the monkey's witness must not let pass: screens from which nobody gets away.
#include <gtest/gtest.h>

#include "kiosk/demo/witness.h"

namespace kiosk::demo {
namespace {

constexpr Millis longest{10'000};

class WitnessTest : public testing::Test {
protected:
    std::string after(const Screen& screen, const std::vector<ui::Item>* items = nullptr,
                      Millis at = Millis{0}) {
        witness_.look(screen, items, at);
        return witness_.complaint();
    }
    Witness witness_{longest};
};

Screen bills_screen(std::vector<Choice> choices) {
    Screen screen;
    screen.sequence = 7;
    screen.content = screen::Bills{};
    screen.choices = std::move(choices);
    return screen;
}

TEST_F(WitnessTest, AScreenWithoutChoiceOrDeadlineIsADeadEnd) {
    EXPECT_EQ(after(bills_screen({{"bills/back", true}})), "");
    EXPECT_EQ(after(bills_screen({{"bills/pay", false}})), "bills offers nothing and has no deadline");
}

TEST_F(WitnessTest, ADeadlineIsAWayOut) {
    auto screen = bills_screen({});
    screen.deadline = Millis{5'000};
    EXPECT_EQ(after(screen), "");
}

TEST_F(WitnessTest, WhatIsOfferedMustBeDrawn) {
    const std::vector<ui::Item> drawn{{.id = "bills/back", .role = "button"}};
    const std::vector<ui::Item> words{{.id = "", .role = "text"}};
    EXPECT_EQ(after(bills_screen({{"bills/back", true}}), &drawn), "");
    const std::vector<ui::Item> panel{{.id = "frame/close", .role = "button"}};
    EXPECT_EQ(after(bills_screen({{"bills/back", true}}), &panel), "");
    EXPECT_EQ(after(bills_screen({{"bills/back", true}}), &words), "bills draws nothing of what it offers");
}

TEST_F(WitnessTest, TheMachineMayWorkButNotForEver) {
    Screen screen;
    screen.sequence = 3;
    screen.content = screen::Processing{};
    EXPECT_EQ(after(screen), "");
    EXPECT_EQ(after(screen, nullptr, longest), "");
    screen.sequence = 4;  // something went on
    EXPECT_EQ(after(screen, nullptr, longest + Millis{1}), "");
    EXPECT_EQ(after(screen, nullptr, 2 * longest + Millis{2}), "processing does not change for 10001 ms");
}

TEST_F(WitnessTest, KnowsWhatWasNeverSeen) {
    after(bills_screen({{"bills/back", true}}));
    const auto never = witness_.never_seen();
    EXPECT_EQ(std::ranges::count(never, "bills"), 0);
    EXPECT_EQ(std::ranges::count(never, "home"), 1);
    EXPECT_EQ(never.size(), std::variant_size_v<screen::Content> - 1);
}

}  // namespace
}  // namespace kiosk::demo
