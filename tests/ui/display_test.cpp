// The display as the journey knows it: what touches return, when nothing is drawn, what a new session
// forgets.
#include "ui/display.h"

#include <fstream>

#include <gtest/gtest.h>

#include "settings.h"
#include "ui/examples.h"

namespace kiosk::ui {
namespace {

constexpr Millis now{0};

class DisplayTest : public testing::Test {
protected:
    void SetUp() override { start(headless_options()); }
    void start(const DisplayOptions& options) { display_ = Display::create(options, clock_).value(); }
    Screen example(const std::string& name, std::uint64_t sequence) {
        for (auto& each : example_screens(clock_.monotonic()))
            if (each.name == name) {
                each.screen.sequence = sequence;
                return each.screen;
            }
        ADD_FAILURE() << "no example " << name;
        return {};
    }
    void show(const std::string& name, std::uint64_t sequence) {
        display_->show(example(name, sequence));
        drain();
    }
    std::vector<Input> drain() {
        std::vector<Input> all;
        for (int i = 0; i < 5; ++i)
            for (auto& input : display_->run_once(now)) {
                const bool sign_of_life = std::holds_alternative<Activity>(input);
                signs_of_life_ += sign_of_life ? 1 : 0;
                if (!sign_of_life) all.push_back(std::move(input));
            }
        return all;
    }
    std::vector<Input> tap(const std::string& id) {
        EXPECT_TRUE(display_->tap(id)) << id;
        return drain();
    }
    const Item* item(const std::string& id) {
        for (const auto& each : display_->items())
            if (each.id == id) return &each;
        return nullptr;
    }
    static Touch only_touch(const std::vector<Input>& inputs) {
        EXPECT_EQ(inputs.size(), 1U);
        const auto* touch = inputs.size() == 1 ? std::get_if<Touch>(&inputs.front()) : nullptr;
        EXPECT_NE(touch, nullptr);
        return touch == nullptr ? Touch{} : *touch;
    }

    int signs_of_life_ = 0;
    ManualClock clock_{CivilTime::parse("2026-11-23 09:30:10").value()};
    std::unique_ptr<Display> display_;
};

TEST_F(DisplayTest, ATapReturnsTheChoiceAndTheSequence) {
    show("check", 7);
    EXPECT_EQ(only_touch(tap("check/confirm")), (Touch{7, "check/confirm", ""}));
}

TEST_F(DisplayTest, ADoubleTapIsOneTouch) {
    show("check", 7);
    EXPECT_TRUE(display_->tap("check/confirm"));
    EXPECT_TRUE(display_->tap("check/confirm"));
    EXPECT_EQ(drain().size(), 1U);
    clock_.advance(Millis{2'000});  // nobody answered: the button works again
    EXPECT_EQ(tap("check/confirm").size(), 1U);
}

TEST_F(DisplayTest, ATapMeantForTheScreenBeforeIsIgnored) {
    show("check", 7);
    EXPECT_TRUE(display_->tap("check/confirm"));
    display_->show(example("check-self-pay-no-paper", 8));
    const auto inputs = drain();
    for (const auto& input : inputs) EXPECT_EQ(std::get<Touch>(input).sequence, 8U);
    show("processing", 9);
    EXPECT_FALSE(display_->tap("check/confirm"));
}

TEST_F(DisplayTest, GreyedAndMissingItemsCannotBeTapped) {
    show("check-recomputing", 3);
    ASSERT_NE(item("check/confirm"), nullptr);
    EXPECT_FALSE(item("check/confirm")->enabled);
    EXPECT_FALSE(display_->tap("check/confirm"));
    EXPECT_FALSE(display_->tap("check/nothing"));
    show("sessions", 4);
    EXPECT_FALSE(display_->tap("sessions/S3"));  // full
    EXPECT_EQ(only_touch(tap("sessions/S2")).choice, "sessions/S2");
}

TEST_F(DisplayTest, TheLanguageChangesAtOnceAndIsTold) {
    show("check", 1);
    const auto inputs = tap("frame/language");
    ASSERT_EQ(inputs.size(), 1U);
    EXPECT_EQ(std::get<LanguageChosen>(inputs.front()).language, Language::en);
    EXPECT_EQ(item("check/confirm")->label, "Confirm");
    show("done", 2);  // kept within the session
    EXPECT_EQ(item("done/finish")->label, "Finish");
}

TEST_F(DisplayTest, ANewSessionStartsWithTheDefaults) {
    show("check", 1);
    tap("frame/language");
    tap("frame/size");
    tap("frame/settings");
    tap("frame/contrast_high");
    tap("frame/reach_low");
    EXPECT_FALSE(display_->tap("check/confirm")) << "the panel lies over it";
    tap("frame/close");
    EXPECT_EQ(item("frame/size")->label, "Normal text");
    display_->show(example("home", 2));
    const auto inputs = drain();
    ASSERT_EQ(inputs.size(), 1U);
    EXPECT_EQ(std::get<LanguageChosen>(inputs.front()).language, Language::zh);
    EXPECT_EQ(item("frame/size")->label, "大字版");
    ASSERT_NE(item("home/register"), nullptr);
    const auto where = item("home/register")->y;
    tap("frame/settings");
    tap("frame/reach_low");
    tap("frame/close");
    EXPECT_GT(item("home/register")->y, where);
}

TEST_F(DisplayTest, AnAbandonedStartScreenReturnsToTheDefaults) {
    show("home", 1);
    EXPECT_EQ(std::get<LanguageChosen>(tap("home/language").front()).language, Language::en);
    clock_.advance(Millis{30'000});
    EXPECT_TRUE(drain().empty());
    clock_.advance(Millis{40'000});
    EXPECT_EQ(std::get<LanguageChosen>(drain().front()).language, Language::zh);
}

TEST_F(DisplayTest, ThePanelDoesNotOutliveWhoeverOpenedIt) {
    show("home", 1);
    tap("frame/settings");
    EXPECT_FALSE(display_->tap("home/register"));
    clock_.advance(Millis{70'000});
    drain();
    EXPECT_TRUE(display_->tap("home/register"));
    drain();
    show("check", 2);
    tap("frame/settings");
    show("idle", 3);
    EXPECT_TRUE(display_->tap("idle/go_on"));
}

TEST_F(DisplayTest, NothingChangedMeansNothingDrawn) {
    for (const auto& each : example_screens(clock_.monotonic())) {
        display_->show(each.screen);
        drain();
        const auto before = display_->frames_presented();
        for (int i = 0; i < 200; ++i) EXPECT_TRUE(display_->run_once(now).empty());
        EXPECT_EQ(display_->frames_presented(), before) << each.name;
        EXPECT_TRUE(display_->settled()) << each.name;
    }
}

TEST_F(DisplayTest, TheClockIsRedrawnOnceAMinute) {
    show("home", 1);
    const auto before = display_->frames_presented();
    for (int second = 0; second < 120; ++second) {
        clock_.advance(Millis{1'000});
        display_->run_once(now);
    }
    EXPECT_EQ(display_->frames_presented(), before + 2);
}

TEST_F(DisplayTest, ACountdownIsRedrawnOnceASecond) {
    show("idle", 1);
    const auto before = display_->frames_presented();
    for (int tenth = 0; tenth < 50; ++tenth) {
        clock_.advance(Millis{100});
        display_->run_once(now);
    }
    EXPECT_EQ(display_->frames_presented(), before + 5);
}

// A telephone number half typed is there again below the help and the warning; after any other screen not.
TEST_F(DisplayTest, WhatIsTypedOutlivesWhatLiesOverIt) {
    show("new-file", 5);
    EXPECT_TRUE(display_->type("1381234"));
    drain();
    show("help", 6);
    show("new-file", 7);
    show("idle", 8);
    show("new-file", 9);
    EXPECT_TRUE(display_->type("56789"));  // twelve in all: one too many is not taken
    drain();
    EXPECT_EQ(only_touch(tap("new_file/open")), (Touch{9, "new_file/open", "13812345678"}));
    show("new-file-wrong-phone", 10);
    EXPECT_TRUE(tap("new_file/erase").empty());
    EXPECT_EQ(only_touch(tap("new_file/open")), (Touch{10, "new_file/open", "1381234567"}));
    show("home", 11);
    show("new-file", 12);
    EXPECT_FALSE(display_->tap("new_file/open"));
    show("help", 13);
    show("identify", 14);
    show("new-file", 15);
    EXPECT_FALSE(display_->tap("new_file/open")) << "the next patient's";
}

TEST_F(DisplayTest, APassportNumberIsTypedErasedAndReturned) {
    show("passport", 5);
    EXPECT_FALSE(display_->tap("passport/done"));  // nothing typed yet
    EXPECT_TRUE(display_->type("E12345X"));
    drain();
    EXPECT_TRUE(tap("passport/erase").empty());
    EXPECT_EQ(only_touch(tap("passport/done")), (Touch{5, "passport/done", "E12345"}));
    for (const auto& each : display_->items()) EXPECT_EQ(each.label.find("E12345"), std::string::npos);
    show("identify", 6);
    show("passport", 7);
    EXPECT_FALSE(display_->tap("passport/done"));  // forgotten with the screen
    EXPECT_FALSE(display_->type("é"));
}

TEST_F(DisplayTest, PagesTurnAndReachEveryDepartment) {
    show("departments", 1);
    EXPECT_FALSE(display_->tap("departments/page_up"));
    EXPECT_FALSE(display_->tap("departments/F02"));
    int turned = 0;
    while (display_->tap("departments/page_down")) {
        EXPECT_TRUE(drain().empty());
        ASSERT_LT(++turned, 5);
    }
    EXPECT_GE(turned, 1);
    EXPECT_EQ(only_touch(tap("departments/F02")).choice, "departments/F02");
}

// A finger drags the list a page further; what lies under it is not pressed, and it rests where the button
// had brought it.
TEST_F(DisplayTest, WhoeverTouchesBesideEverythingIsThere) {
    show("check", 1);
    const auto tap_beside = [&] {
        display_->feel({Contact::Kind::down, 0, 2, 2});
        display_->feel({Contact::Kind::up, 0, 2, 2});
        EXPECT_TRUE(drain().empty());
    };
    clock_.advance(Millis{1'000});
    tap_beside();
    EXPECT_EQ(signs_of_life_, 1);
    tap_beside();
    EXPECT_EQ(signs_of_life_, 1) << "once a second is enough";
    clock_.advance(Millis{1'000});
    EXPECT_EQ(tap("frame/size").size(), 0U);
    EXPECT_EQ(signs_of_life_, 2);
    clock_.advance(Millis{1'000});
    EXPECT_EQ(tap("check/confirm").size(), 1U);
    EXPECT_EQ(signs_of_life_, 2) << "a touch says it already";
}

TEST_F(DisplayTest, AListIsDraggedToItsNextPage) {
    show("departments", 1);
    drain();
    const auto finger = [&](Contact::Kind kind, float y) {
        display_->feel({kind, 0, 300, y});
        const auto inputs = drain();
        EXPECT_TRUE(inputs.empty());
        clock_.advance(Millis{20});
    };
    clock_.advance(Millis{1'000});
    finger(Contact::Kind::down, 1'400);
    for (float y = 1'350; y > 600; y -= 50) finger(Contact::Kind::move, y);
    clock_.advance(Millis{100});  // it rests before it lets go: no throw
    finger(Contact::Kind::up, 600);
    const auto dragged = display_->items();
    show("home", 2);
    show("departments", 3);
    EXPECT_TRUE(tap("departments/page_down").empty());
    ASSERT_EQ(display_->items().size(), dragged.size());
    for (std::size_t i = 0; i < dragged.size(); ++i) EXPECT_EQ(display_->items()[i].label, dragged[i].label);
}

TEST_F(DisplayTest, ThePicturesOnTheStartScreenCanBeTouchedToo) {
    show("home", 1);
    EXPECT_EQ(only_touch(tap("home/identify_by_code")).choice, "home/identify");
    show("home-one-service", 2);
    EXPECT_EQ(only_touch(tap("home/register_by_code")).choice, "home/register");
}

// A name stands on many screens; the one that says who has come is enough to see that its characters are
// drawn.
TEST_F(DisplayTest, ARareNameIsDrawnAndNotItsBoxes) {
    const auto picture_of = [&](const std::string& name) {
        auto screen = example("services", 1);
        std::get<screen::Services>(screen.content).patient.name = name;
        display_->show(screen);
        drain();
        const auto& items = display_->items();
        EXPECT_TRUE(std::ranges::any_of(
            items, [&](const Item& item) { return item.label.find(name) != std::string::npos; }));
        const auto path = testing::TempDir() + "kiosk-rare-name.png";
        EXPECT_TRUE(display_->save_png(path));
        std::ifstream file{path, std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{file}, {}};
    };
    const auto boxes = picture_of("\U0003FFFD*\U0003FFFD");
    EXPECT_EQ(picture_of("\U0003FFFC*\U0003FFFB"), boxes);
    const auto first_is_box = picture_of("\U0003FFFD*𮉸");
    const auto last_is_box = picture_of("𠮷*\U0003FFFD");
    const auto whole = picture_of("𠮷*𮉸");
    EXPECT_NE(first_is_box, boxes);
    EXPECT_NE(last_is_box, boxes);
    EXPECT_NE(whole, first_is_box);
    EXPECT_NE(whole, last_is_box);
}

TEST_F(DisplayTest, SavesWhatIsShown) {
    const auto path = testing::TempDir() + "kiosk-display-test.png";
    EXPECT_FALSE(display_->save_png(path));
    show("home", 1);
    EXPECT_TRUE(display_->save_png(path));
    EXPECT_FALSE(display_->save_png("/nowhere/picture.png"));
}

TEST_F(DisplayTest, RefusesAnImpossibleScreen) {
    auto options = headless_options();
    options.width_px = 10;
    EXPECT_FALSE(Display::create(options, clock_));
}

}  // namespace
}  // namespace kiosk::ui
