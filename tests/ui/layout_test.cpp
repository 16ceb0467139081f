// The lint over everything that is drawn: each screen in each setting.
#include <gtest/gtest.h>

#include <set>

#include "settings.h"
#include "tests/ui/lint.h"
#include "ui/examples.h"

namespace kiosk::ui {
namespace {

class Layout : public testing::TestWithParam<Setting> {
protected:
    static Painter& painter() {
        static const auto shared = Painter::create().value();
        return *shared;
    }
    // How many pages there are.
    static int expect_clean(const std::string& where, const View& view, const Screen& screen) {
        const auto drawn = painter().draw(view, screen);
        static Picture picture;
        if (picture.width != view.width) picture = Picture{view.width, view.height};
        painter().paint_into(picture);
        for (const auto& finding : lint(view, drawn.records, picture))
            ADD_FAILURE() << where << ": " << finding.about;
        return drawn.pages;
    }
};

TEST_P(Layout, OfEveryScreen) {
    const auto& [name, view] = GetParam();
    for (const auto& example : example_screens(view.now)) {
        int pages = 1;
        for (int page = 0; page < pages; ++page) {
            View turned = view;
            turned.page = page;
            turned.settings = example.settings;
            pages = expect_clean(name + " / " + example.name, turned, example.screen);
        }
    }
}

TEST_P(Layout, OfEveryNotice) {
    const auto& [name, view] = GetParam();
    for (const auto id : every_notice()) {
        screen::Notice notice;
        notice.id = id;
        notice.money = {InsuranceMoney::being_cancelled, OwnMoney::being_returned, Fen{5'850}};
        notice.reference = "N-4207";
        Screen screen;
        screen.content = notice;
        screen.choices = {
            {"notice/retry", true}, {"notice/self_pay", true}, {"notice/end", true}, {"common/help", true}};
        expect_clean(name + " / notice " + std::to_string(static_cast<int>(id)), view, screen);
    }
}

// A glass that is looked at for dead pixels is of one colour and nothing else: a touch goes on to the next.
bool is_one_colour(const Screen& screen) {
    const auto* staff = std::get_if<screen::Staff>(&screen.content);
    const auto* colours = staff != nullptr ? std::get_if<screen::StaffColours>(&staff->widget) : nullptr;
    return colours != nullptr && colours->pattern <= screen::StaffPattern::black;
}

// Every choice of the journey can be touched somewhere: none is forgotten by its screen.
TEST_P(Layout, ShowsEveryChoice) {
    const auto& [name, view] = GetParam();
    for (const auto& example : example_screens(view.now)) {
        std::set<std::string> seen;
        int pages = 1;
        for (int page = 0; page < pages; ++page) {
            View turned = view;
            turned.page = page;
            const auto drawn = painter().draw(turned, example.screen);
            pages = drawn.pages;
            for (const auto& record : drawn.records)
                if (record.touchable) seen.insert(record.choice.empty() ? record.item.id : record.choice);
        }
        for (const auto& choice : example.screen.choices) {
            if (is_one_colour(example.screen) && choice.id != "staff/next") continue;
            EXPECT_TRUE(seen.contains(choice.id)) << name << " / " << example.name << ": " << choice.id;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Settings, Layout, testing::ValuesIn(every_setting()), [](const auto& at) {
    auto name = at.param.name;
    for (auto& letter : name)
        if (letter == ' ') letter = '_';
    return name;
});

TEST(PassportPad, KeysAreLarge) {
    const auto painter = Painter::create().value();
    for (const auto& setting : every_setting())
        for (const auto& example : example_screens(setting.view.now)) {
            if (example.name != "passport" && !example.name.starts_with("new-file")) continue;
            for (const auto& record : painter->draw(setting.view, example.screen).records) {
                if (record.item.role != "key") continue;
                EXPECT_GE(record.item.width, 96) << setting.name;
                EXPECT_GE(record.item.height, 96) << setting.name;
            }
        }
}

}  // namespace
}  // namespace kiosk::ui
