// Layout lints over everything that is drawn: each screen in each setting. They find what eyes miss on the
// thirtieth picture: words that were cut, words over words, buttons too small for a finger.
#include <gtest/gtest.h>

#include <set>

#include "settings.h"
#include "ui/examples.h"

namespace kiosk::ui {
namespace {

constexpr double target_mm_min = 15;

Rect rect_of(const Item& item) {
    return {static_cast<float>(item.x), static_cast<float>(item.y), static_cast<float>(item.width),
            static_cast<float>(item.height)};
}

bool is_text(const Record& record) { return !record.touchable && record.item.role != "image"; }

void lint(const std::string& where, const View& view, const std::vector<Record>& records) {
    const Rect glass{0, 0, static_cast<float>(view.width), static_cast<float>(view.height)};
    std::set<std::string> ids;
    for (const auto& record : records) {
        const auto about = where + ": " + record.item.id + " \"" + record.item.label + "\"";
        EXPECT_TRUE(ids.insert(record.item.id).second) << about << " comes twice";
        EXPECT_TRUE(glass.contains(rect_of(record.item), 0)) << about << " leaves the screen";
        EXPECT_FALSE(record.item.label.empty()) << about << " has no words";
        EXPECT_TRUE(record.fits) << about << " was cut";
        if (is_text(record)) {
            EXPECT_TRUE(record.room.contains(rect_of(record.item), 3)) << about << " leaves its room";
        }
        if (record.touchable) {
            EXPECT_GE(record.item.width * view.mm_per_px, target_mm_min) << about << " is too narrow";
            EXPECT_GE(record.item.height * view.mm_per_px, target_mm_min) << about << " is too low";
        }
    }
    for (std::size_t i = 0; i < records.size(); ++i)
        for (std::size_t k = i + 1; k < records.size(); ++k) {
            const auto &a = records[i], &b = records[k];
            const bool rivals = (a.touchable && b.touchable) || (is_text(a) && is_text(b));
            if (!rivals) continue;
            EXPECT_FALSE(rect_of(a.item).inset(1.5F).overlaps(rect_of(b.item).inset(1.5F)))
                << where << ": " << a.item.id << " \"" << a.item.label << "\" and " << b.item.id << " \""
                << b.item.label << "\" overlap";
        }
}

class Layout : public testing::TestWithParam<Setting> {
protected:
    static Painter& painter() {
        static const auto shared = Painter::create().value();
        return *shared;
    }
};

TEST_P(Layout, OfEveryScreen) {
    const auto& [name, view] = GetParam();
    for (const auto& example : example_screens(view.now)) {
        const auto drawn = painter().draw(view, example.screen);
        lint(name + " / " + example.name, view, drawn.records);
        for (int page = 1; page < drawn.pages; ++page) {
            View turned = view;
            turned.page = page;
            lint(name + " / " + example.name + " page", turned,
                 painter().draw(turned, example.screen).records);
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
        lint(name + " / notice " + std::to_string(static_cast<int>(id)), view,
             painter().draw(view, screen).records);
    }
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
        for (const auto& choice : example.screen.choices)
            EXPECT_TRUE(seen.contains(choice.id)) << name << " / " << example.name << ": " << choice.id;
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
