// Programs of the system behind restart, shutdown and update: asked for twice, said what became of them, and
// told where there are none.
#include <fstream>

#include "tests/maintenance/desk_room.h"

namespace kiosk::app::staff::test {
namespace {

using CommandPages = DeskRoom;

TEST_F(CommandPages, WhatIsNotSetUpSaysSoAndCannotBeTouched) {
    engineer();
    touch("power");
    EXPECT_TRUE(offers("restart"));
    EXPECT_FALSE(offers("reboot"));
    EXPECT_FALSE(offers("power_off"));
    EXPECT_NE(words_on_page().find(std::string{words::update_unset.en}), std::string::npos);
    force("reboot");
    EXPECT_FALSE(offers("confirm"));
    touch("back");
    touch("update");
    EXPECT_FALSE(offers("update_now"));
    EXPECT_FALSE(offers("roll_back"));
}

TEST_F(CommandPages, EachAsksOnceMoreAndBackForgets) {
    config.maintenance.reboot = {"/usr/bin/touch", path("rebooted")};
    engineer();
    touch("power");
    touch("reboot");
    EXPECT_EQ(page().lead, words::confirm_lead.text());
    EXPECT_FALSE(offers("restart")) << "one question at a time";
    touch("back");
    EXPECT_TRUE(at("power"));
    EXPECT_TRUE(offers("restart"));
    EXPECT_FALSE(offers("confirm"));
    EXPECT_FALSE(std::filesystem::exists(path("rebooted")));
    touch("reboot");
    touch("confirm");
    EXPECT_TRUE(logged("reboot")) << "before it happens";
    reads(words::done.text());
    EXPECT_TRUE(host.told.contains(words::doing.text().en));
    EXPECT_TRUE(std::filesystem::exists(path("rebooted")));
}

TEST_F(CommandPages, WhatDidNotWorkIsShownAndLogged) {
    config.maintenance.power_off = {"/bin/sh", "-c", "echo the bus is gone; exit 3"};
    engineer();
    touch("power");
    touch("power_off");
    touch("confirm");
    until("the end", [&] { return page().lead.en.find("the bus is gone") != std::string::npos; });
    EXPECT_NE(page().lead.en.find("3"), std::string::npos);
    EXPECT_TRUE(logged("power_off", "failed: /bin/sh ended with 3"));
}

TEST_F(CommandPages, TheApplicationRestartsByAWish) {
    engineer();
    touch("power");
    touch("restart");
    EXPECT_EQ(desk->wish_now(), Wish::none);
    touch("confirm");
    EXPECT_EQ(desk->wish_now(), Wish::restart_application);
    EXPECT_TRUE(host.left);
    EXPECT_TRUE(logged("restart"));
}

TEST_F(CommandPages, StateOfTheSlotsIsShown) {
    config.maintenance.update_status = {"/bin/echo", "slot A booted"};
    engineer();
    touch("update");
    until("the state", [&] { return words_on_page().find("slot A booted") != std::string::npos; });
    touch("back");
    // Gone before the answer came: it is for nobody.
    config.maintenance.update_status = {"/bin/sh", "-c", "sleep 0.3; echo late"};
    touch("update");
    touch("back");
    turns_for(600ms);
    EXPECT_TRUE(at("overview"));
}

TEST(RunCommand, TellsOutputAndEnd) {
    EXPECT_EQ(*run_command({"/bin/echo", "a b", "c"}), "a b c\n");
    EXPECT_EQ(run_command({}).error().kind, ErrorKind::configuration);
    EXPECT_EQ(run_command({"/no/such/program"}).error().kind, ErrorKind::unavailable);
    const auto failed = run_command({"/bin/sh", "-c", "echo out; echo err >&2; exit 4"});
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind, ErrorKind::refused);
    EXPECT_EQ(failed.error().text, "/bin/sh ended with 4: out\nerr\n");
    EXPECT_FALSE(run_command({"/bin/sh", "-c", "kill -9 $$"})) << "killed is not done";
}

TEST(RunCommand, NeitherAShellNorTooMuchOutput) {
    EXPECT_EQ(*run_command({"/bin/echo", "$HOME; rm -rf"}), "$HOME; rm -rf\n");
    const auto much = run_command({"/bin/sh", "-c", "yes 0123456789 | head -c 200000"});
    ASSERT_TRUE(much);
    EXPECT_LE(much->size(), 4'512U);
    EXPECT_GE(much->size(), 4'000U);
}

TEST(MaintenanceConfig, WantsFullPaths) {
    auto table = ConfigTable::from_text("reboot = [\"systemctl\", \"reboot\"]\n", "kiosk.toml");
    ASSERT_TRUE(table);
    static_cast<void>(read_maintenance_config(*table));
    ASSERT_EQ(table->problems().size(), 1U);
    EXPECT_EQ(table->problems()[0].key, "reboot");
    auto good = ConfigTable::from_text("reboot = [\"/usr/bin/systemctl\", \"reboot\"]\n", "kiosk.toml");
    EXPECT_EQ(read_maintenance_config(*good).reboot, (CommandLine{"/usr/bin/systemctl", "reboot"}));
    EXPECT_TRUE(good->problems().empty());
}

TEST(Command, OneThatTakesTooLongIsEnded) {
    const SystemClock clock;
    const auto began = clock.monotonic();
    const auto ended = run_command({"/bin/sleep", "60"}, Millis{300});
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().kind, ErrorKind::timed_out);
    EXPECT_LT(clock.monotonic() - began, Millis{10'000});
}

TEST(Command, WhatItLeavesRunningIsNotWaitedFor) {
    const SystemClock clock;
    const auto began = clock.monotonic();
    const auto ended = run_command({"/bin/sh", "-c", "echo begun; sleep 60 & exit 0"});
    ASSERT_TRUE(ended) << ended.error().text;
    EXPECT_EQ(*ended, "begun\n");
    EXPECT_LT(clock.monotonic() - began, Millis{10'000});
}

TEST(Command, KeepsTheBeginningOfWhatIsLong) {
    const auto ended = run_command({"/bin/sh", "-c", "yes 0123456789 | head -c 100000"});
    ASSERT_TRUE(ended) << ended.error().text;
    EXPECT_EQ(ended->size(), 4'000U);
}

}  // namespace
}  // namespace kiosk::app::staff::test
