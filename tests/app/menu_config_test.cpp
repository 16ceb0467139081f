// [menu]: order, hours and words, and what is wrong with them, by file, line and key.
#include <fstream>

#include <gtest/gtest.h>

#include "kiosk/app/config.h"

namespace kiosk::app {
namespace {

ConfigReading read(const std::string& menu) {
    // Tests run side by side: each has a file of its own.
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    const auto path = testing::TempDir() + "menu-" + test->name() + ".toml";
    std::ofstream{path} << "config_version = 1\n" << menu;
    return *read_config(path);
}

std::vector<std::string> about_menu(const ConfigReading& reading) {
    std::vector<std::string> found;
    for (const auto& problem : reading.problems)
        if (problem.key.starts_with("menu")) found.push_back(problem.text());
    return found;
}

TEST(MenuConfig, WithoutOneEverythingIsShown) {
    const auto reading = read("");
    EXPECT_TRUE(about_menu(reading).empty());
    EXPECT_EQ(reading.config.policy.menu.size(), service_names.size());
}

TEST(MenuConfig, OrderHoursAndWordsAreTheHospitals) {
    const auto reading = read(R"([menu]
shown = ["bills", "register"]
hidden_departments = ["0399"]
[menu.register]
hours = ["07:30-11:30", "13:00-16:30"]
[menu.bills]
name_zh = "缴费"
note_zh = "药费、检查费"
)");
    EXPECT_TRUE(about_menu(reading).empty());
    const auto& menu = reading.config.policy.menu;
    ASSERT_EQ(menu.size(), 2U);
    EXPECT_EQ(menu[0].service, Service::bills);
    EXPECT_EQ(menu[0].name.zh, "缴费");
    EXPECT_EQ(hours_words(menu[1].hours), "07:30-11:30, 13:00-16:30");
    EXPECT_EQ(reading.config.policy.hidden_departments, std::vector<std::string>{"0399"});
}

TEST(MenuConfig, MistakesAreNamedWithLineAndKey) {
    const auto wrong = about_menu(read(R"([menu]
shown = ["register", "regsiter", "register"]
[menu.bills]
hours = ["7-11"]
)"));
    ASSERT_EQ(wrong.size(), 3U);
    EXPECT_NE(wrong[0].find(":3: menu.shown: no such service: regsiter"), std::string::npos) << wrong[0];
    EXPECT_NE(wrong[1].find("register stands twice"), std::string::npos) << wrong[1];
    EXPECT_NE(wrong[2].find(":5: menu.bills.hours: hours are written"), std::string::npos) << wrong[2];
}

TEST(MenuConfig, AnEmptyMenuIsNone) {
    const auto reading = read("[menu]\nshown = []\n");
    EXPECT_EQ(about_menu(reading).size(), 1U);
    EXPECT_FALSE(reading.config.policy.menu.empty());
}

}  // namespace
}  // namespace kiosk::app
