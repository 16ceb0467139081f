// The hours of a menu's entries.
#include "kiosk/domain/service.h"

#include <gtest/gtest.h>

namespace kiosk {
namespace {

CivilTime at(const char* time) { return *CivilTime::parse(std::string{"2026-11-23 "} + time + ":00"); }

TEST(Hours, AreReadAndWritten) {
    const auto hours = parse_hours("07:30-11:30");
    ASSERT_TRUE(hours);
    EXPECT_EQ(*hours, (Hours{450, 690}));
    EXPECT_EQ(hours_words({*hours, {780, 1440}}), "07:30-11:30, 13:00-24:00");
}

TEST(Hours, ThatAreNoneAreRefused) {
    for (const auto* text : {"", "07:30", "7:30-11:30", "11:30-07:30", "07:60-08:00", "07:30-24:01", "a-b",
                             "07:30-11:30x", "-1:00-02:00", "07:30 - 11:30"})
        EXPECT_FALSE(parse_hours(text)) << text;
}

TEST(Hours, OpenAndCloseByTheMinute) {
    const MenuEntry entry{Service::bills, {{450, 690}, {780, 1440}}, {}, {}};
    EXPECT_FALSE(is_open(entry, at("07:29")));
    EXPECT_TRUE(is_open(entry, at("07:30")));
    EXPECT_FALSE(is_open(entry, at("11:30")));
    EXPECT_TRUE(is_open(entry, at("23:59")));
    EXPECT_TRUE(is_open(MenuEntry{}, at("03:00"))) << "without hours always";
}

TEST(Hours, TellWhenTheNextChangeIs) {
    const std::vector<MenuEntry> menu{{}, {Service::bills, {{450, 690}}, {}, {}}};
    EXPECT_EQ(until_hours_change(menu, at("07:00")), Millis{30 * 60'000});
    EXPECT_EQ(until_hours_change(menu, at("07:30")), Millis{240 * 60'000});
    EXPECT_EQ(until_hours_change(menu, at("12:00")), Millis{(24 * 60 - 720 + 450) * 60'000LL});
    EXPECT_EQ(until_hours_change({MenuEntry{}}, at("12:00")), std::nullopt);
}

}  // namespace
}  // namespace kiosk
