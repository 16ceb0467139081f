// What staff's pages give back, what they forget, and rows that are longer than a page.
#include <gtest/gtest.h>

#include <set>

#include "staff.h"
#include "tests/ui/lint.h"

namespace kiosk::ui {
namespace {

using StaffPages = StaffAtDisplay;

TEST_F(StaffPages, ATouchOfTheGlassSaysWhereTheFingerWentDown) {
    auto staff = page("touch_points", screen::StaffTouchPoints{});
    const std::vector<std::string> choices{"staff/point", "staff/back", "staff/leave"};
    for (int point = 0; point < 9; ++point) {
        std::get<screen::StaffTouchPoints>(staff.widget).point = point;
        show(staff, choices);
        const auto target = screen::touch_target(point, 1080, 1920);
        const auto touched =
            only_touch(touch(static_cast<float>(target.x) + 3, static_cast<float>(target.y)));
        EXPECT_EQ(touched, (Touch{sequence_, "staff/point",
                                  std::to_string(target.x + 3) + " " + std::to_string(target.y)}));
    }
    // A finger that slides: where it came down counts.
    pass(1'000);
    finger(Contact::Kind::down, 100, 200);
    finger(Contact::Kind::move, 400, 900);
    EXPECT_EQ(only_touch(finger(Contact::Kind::up, 400, 900)).text, "100 200");
    pass(1'000);
    EXPECT_EQ(only_touch(tap("staff/back")).choice, "staff/back");
}

TEST_F(StaffPages, NoButtonLiesOnACross) {
    const auto painter = Painter::create().value();
    Screen screen = screen_of(page("touch_points", screen::StaffTouchPoints{}),
                              {"staff/point", "staff/back", "staff/leave"});
    constexpr float arm = 66;  // of a cross
    for (const auto& setting : every_setting())
        for (const auto& record : painter->draw(setting.view, screen).records)
            for (int point = 0; point < 9; ++point) {
                const auto at = screen::touch_target(point, setting.view.width, setting.view.height);
                const Rect cross{static_cast<float>(at.x) - arm, static_cast<float>(at.y) - arm, 2 * arm,
                                 2 * arm};
                EXPECT_TRUE(record.item.role == "glass" || !record.room.overlaps(cross) || !record.touchable)
                    << setting.name << ": " << record.item.id << " lies on cross " << point;
            }
}

TEST_F(StaffPages, WhatIsTypedGoesAlongAndIsForgottenWithThePageOrItsQuestion) {
    auto staff = page("sign_in", screen::StaffDigits{6, true});
    const std::vector<std::string> choices{"staff/digits", "staff/leave"};
    show(staff, choices);
    EXPECT_FALSE(display_->tap("staff/digits")) << "nothing is typed yet";
    EXPECT_TRUE(display_->type("12345678"));
    EXPECT_TRUE(run().empty());
    for (const auto& each : display_->items())
        EXPECT_EQ(each.label.find("12345"), std::string::npos) << each.label;
    EXPECT_EQ(only_touch(tap("staff/digits")), (Touch{sequence_, "staff/digits", "123456"})) << "six at most";
    staff.rows = {{"", screen::StaffMark::busy, {"请稍候", "Wait"}, {}, {}, false}};
    show(staff, choices);  // only brought up to date
    EXPECT_TRUE(tap("staff/erase").empty());
    pass(1'000);
    EXPECT_EQ(only_touch(tap("staff/digits")).text, "12345");
    staff.lead = {"不对，请再输入", "Wrong, type it again"};
    show(staff, choices);
    EXPECT_FALSE(display_->tap("staff/digits")) << "another question";
    EXPECT_TRUE(display_->type("99"));
    run();
    staff.page = "confirm";
    show(staff, choices);
    EXPECT_FALSE(display_->tap("staff/digits")) << "another page";
    EXPECT_TRUE(display_->type("7"));
    run();
    show(screen::Home{});
    show(screen::Passport{}, {"passport/done", "passport/back"});
    EXPECT_TRUE(display_->type("E123456"));
    run();
    EXPECT_EQ(only_touch(tap("passport/done")).text, "E123456") << "a patient finds nothing of it";
}

TEST_F(StaffPages, HiddenDigitsLookAllAlike) {
    const auto painter = Painter::create().value();
    const auto looks = [&](bool hidden, const char* typed) {
        View view = every_setting().front().view;
        view.typed = typed;
        painter->draw(view, screen_of(page("sign_in", screen::StaffDigits{6, hidden}), {"staff/digits"}));
        Picture picture{view.width, view.height};
        painter->paint_into(picture);
        return picture.pixels;
    };
    EXPECT_EQ(looks(true, "1234"), looks(true, "8007"));
    EXPECT_NE(looks(true, "1234"), looks(true, "123"));
    EXPECT_NE(looks(false, "1234"), looks(false, "8007"));
}

// A page that is brought up to date ten times a second must not lose the press that is going on.
TEST_F(StaffPages, APressOutlivesTheNextPictureOfACamera) {
    auto staff = page("scanner", screen::StaffCamera{});
    staff.actions = {{"staff/done", {"完成", "Done"}, true}};
    const std::vector<std::string> choices{"staff/done", "staff/back", "staff/leave"};
    show(staff, choices);
    const auto* done = item("staff/done");
    ASSERT_NE(done, nullptr);
    const auto x = static_cast<float>(done->x + 40), y = static_cast<float>(done->y + 40);
    pass(1'000);
    finger(Contact::Kind::down, x, y);
    for (int i = 0; i < 4; ++i) {
        pass(100);
        staff.rows = {{"", screen::StaffMark::good, {std::to_string(i), ""}, {}, {}, false}};
        show(staff, choices);
    }
    EXPECT_EQ(only_touch(finger(Contact::Kind::up, x, y)).choice, "staff/done");
}

TEST_F(StaffPages, FingersColourTheCellsThatFeelThem) {
    show(page("drawing", screen::StaffDrawing{}), {"staff/drawn", "staff/back", "staff/leave"});
    pass(1'000);
    EXPECT_EQ(only_touch(tap("staff/drawn")).text, "1 880") << "the tap itself was felt";
    pass(1'000);
    const auto before = display_->frames_presented();
    finger(Contact::Kind::down, 10, 10, 1);
    finger(Contact::Kind::down, 10, 1'900, 2);  // a second one at the same time
    for (float x = 20; x < 1'070; x += 10) {
        finger(Contact::Kind::move, x, 10, 1);
        finger(Contact::Kind::move, x, 1'900, 2);
    }
    EXPECT_GT(display_->frames_presented(), before + 50) << "the lines follow the fingers";
    finger(Contact::Kind::up, 1'070, 10, 1);
    finger(Contact::Kind::up, 1'070, 1'900, 2);
    pass(1'000);
    EXPECT_EQ(only_touch(tap("staff/drawn")).text, "45 880") << "22 along the upper edge, 22 along the lower";
    pass(1'000);
    // A jump over the glass, as a dead strip makes it: what lies between was not felt.
    finger(Contact::Kind::down, 10, 400, 3);
    finger(Contact::Kind::move, 10, 1'400, 3);
    finger(Contact::Kind::up, 10, 1'400, 3);
    pass(1'000);
    EXPECT_EQ(only_touch(tap("staff/drawn")).text, "47 880");
    show(page("drawing", screen::StaffDrawing{}), {"staff/drawn", "staff/back", "staff/leave"});
    pass(1'000);
    EXPECT_EQ(only_touch(tap("staff/drawn")).text, "47 880") << "kept while the page is";
    show(page("other"), {"staff/leave"});
    show(page("drawing", screen::StaffDrawing{}), {"staff/drawn", "staff/back", "staff/leave"});
    pass(1'000);
    EXPECT_EQ(only_touch(tap("staff/drawn")).text, "1 880") << "a new sheet";
}

TEST_F(StaffPages, AnyTouchGoesOnFromAColour) {
    for (const auto pattern : {screen::StaffPattern::red, screen::StaffPattern::black,
                               screen::StaffPattern::ramps, screen::StaffPattern::text_sizes}) {
        show(page("colours", screen::StaffColours{pattern}), {"staff/next", "staff/back", "staff/leave"});
        EXPECT_EQ(only_touch(touch(700, 300)).choice, "staff/next");
        EXPECT_EQ(only_touch(touch(3, 3)).choice, "staff/next");
        const bool one_colour = pattern <= screen::StaffPattern::black;
        EXPECT_EQ(item("staff/back") == nullptr, one_colour);
        pass(1'000);
        if (one_colour) continue;
        EXPECT_EQ(only_touch(tap("staff/back")).choice, "staff/back");
    }
}

TEST_F(StaffPages, GreyedActionsAndRowsCannotBeTouched) {
    auto staff = page("support");
    staff.rows = {{"staff/part", screen::StaffMark::none, {"部件", "Part"}, {}, {}, false}};
    staff.actions = {{"staff/usb", {"存", "Save"}, false, false}, {"staff/ok", {"好", "Fine"}, true}};
    auto screen = screen_of(staff, {"staff/usb", "staff/ok", "staff/part", "staff/leave"});
    screen.choices[2].enabled = false;
    display_->show(screen);
    run();
    EXPECT_FALSE(display_->tap("staff/usb"));
    EXPECT_FALSE(display_->tap("staff/part"));
    EXPECT_EQ(only_touch(tap("staff/ok")).choice, "staff/ok");
}

TEST_F(StaffPages, NeitherHelpNorPatientsSettingsButTheLanguage) {
    show(page("overview"), {"staff/leave", "common/help"});
    EXPECT_EQ(item("common/help"), nullptr);
    EXPECT_EQ(item("frame/size"), nullptr);
    EXPECT_EQ(item("frame/settings"), nullptr);
    EXPECT_EQ(std::get<LanguageChosen>(tap("frame/language").front()).language, Language::en);
    show(screen::OutOfService{});
    int touchable = 0;
    for (const auto& each : display_->items()) touchable += each.role == "button";
    EXPECT_EQ(touchable, 1) << "language alone";
    EXPECT_NE(item("frame/language"), nullptr);
}

TEST_F(StaffPages, SayInTimeThatTheyCloseByThemselves) {
    auto screen = screen_of(page("overview"), {"staff/leave"});
    screen.deadline = clock_.monotonic() + Millis{180'000};
    display_->show(screen);
    run();
    const auto says = [&](const std::string& words) {
        return std::ranges::any_of(display_->items(), [&](const Item& each) { return each.label == words; });
    };
    EXPECT_TRUE(says("K001"));
    pass(120'000);
    run();
    EXPECT_TRUE(says("60 秒后退出"));
    const auto before = display_->frames_presented();
    for (int tenth = 0; tenth < 50; ++tenth) {
        pass(100);
        display_->run_once(Millis{0});
    }
    EXPECT_TRUE(says("55 秒后退出"));
    EXPECT_LE(display_->frames_presented(), before + 6) << "once a second, and the clock";
}

// --- rows

// 170 Chinese characters, 380 letters, in steps: more than any advice should have.
LocalizedText long_advice() {
    LocalizedText advice;
    for (int i = 0; i < 10; ++i) {
        const auto* end = i % 3 == 2 ? "\n" : "";
        advice.zh += std::string{"打开上盖检查走纸通道再合上重试一次。"} + end;
        advice.en += std::string{"Open the cover, check the paper path. "} + end;
    }
    return advice;
}

std::string all_notes(const std::vector<Record>& records) {
    std::string all;
    for (const auto& record : records) all += record.item.label + "\n";
    return all;
}

TEST_F(StaffPages, LongAdviceGoesOnToTheNextPageAndNothingIsCut) {
    auto staff = page("part");
    for (int i = 0; i < 7; ++i) {
        const auto number = std::to_string(i);
        if (i % 3 == 0) {
            staff.rows.push_back(
                {"", screen::StaffMark::none, {"第 " + number + " 组", "Group " + number}, {}, {}});
            staff.rows.back().heading = true;
        }
        staff.rows.push_back({i % 2 == 0 ? "staff/row-" + number : "",
                              screen::StaffMark::bad,
                              {"部件 " + number, "Part " + number},
                              {"/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0", ""},
                              long_advice(),
                              false});
    }
    staff.actions = {{"staff/a", {"走纸", "Feed"}}, {"staff/b", {"重新测试", "Test again"}, true}};
    const auto screen = screen_of(staff, {"staff/row-0", "staff/row-2", "staff/row-4", "staff/row-6",
                                          "staff/a", "staff/b", "staff/back", "staff/leave"});
    const auto painter = Painter::create().value();
    for (const auto& setting : every_setting()) {
        View view = setting.view;
        std::string shown;
        std::set<std::string> touchable;
        int pages = 1;
        for (view.page = 0; view.page < pages; ++view.page) {
            const auto drawn = painter->draw(view, screen);
            pages = drawn.pages;
            Picture picture{view.width, view.height};
            painter->paint_into(picture);
            for (const auto& finding : lint(view, drawn.records, picture))
                ADD_FAILURE() << setting.name << " page " << view.page << ": " << finding.about;
            shown += all_notes(drawn.records);
            for (const auto& record : drawn.records)
                if (record.touchable) touchable.insert(record.item.id);
        }
        EXPECT_GE(pages, 2) << setting.name;
        for (int i = 0; i < 7; ++i)
            EXPECT_NE(
                shown.find((setting.view.language == Language::zh ? "部件 " : "Part ") + std::to_string(i)),
                std::string::npos)
                << setting.name;
        for (const auto& choice : screen.choices) EXPECT_TRUE(touchable.contains(choice.id)) << choice.id;
    }
}

}  // namespace
}  // namespace kiosk::ui
