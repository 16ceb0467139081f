// Settings at the machine: looked at before they are applied, written whole, with a way back; damaged files
// and values out of bounds change nothing.
#include "kiosk/app/local_settings.h"
#include "tests/maintenance/desk_room.h"

namespace kiosk::app::staff::test {
namespace {

class SettingsPage : public DeskRoom {
protected:
    [[nodiscard]] KioskConfig restarted() const {
        auto again = config;
        EXPECT_TRUE(apply_local_settings(again).empty());
        return again;
    }
    // To the page of one setting, up or down, and back.
    void step(const std::string& key, std::initializer_list<const char*> steps) {
        touch("set-" + key);
        for (const auto* one : steps) touch(one);
        touch("back");
    }
};

TEST_F(SettingsPage, ChangesAreListedAppliedAndTakenBack) {
    config.display.mm_per_px = 0.248;
    config.display.large_text = false;
    engineer();
    touch("settings");
    step("display.micrometres_per_px", {"more", "more"});
    touch("set-display.large_text");  // on at once
    touch("review");
    EXPECT_TRUE(at("settings_review"));
    EXPECT_EQ(page().rows.size(), 2U) << "what changes and nothing else";
    EXPECT_NE(words_on_page().find("250"), std::string::npos) << words_on_page();
    touch("back");
    touch("review");
    touch("apply");
    EXPECT_TRUE(host.left);
    EXPECT_EQ(desk->wish_now(), Wish::restart_application);
    EXPECT_TRUE(logged("config_applied", "display.micrometres_per_px 248 to 250"));
    EXPECT_NEAR(restarted().display.mm_per_px, 0.250, 1e-9);
    EXPECT_TRUE(restarted().display.large_text);

    const auto before = config;
    config = restarted();
    engineer();
    touch("settings");
    touch("restore");
    EXPECT_TRUE(logged("config_restored"));
    EXPECT_EQ(desk->wish_now(), Wish::restart_application);
    config = before;
    EXPECT_NEAR(restarted().display.mm_per_px, 0.248, 1e-9);
    EXPECT_FALSE(restarted().display.large_text);
}

TEST_F(SettingsPage, NothingChangedIsNothingToApply) {
    engineer();
    touch("settings");
    EXPECT_FALSE(offers("restore")) << "nothing was ever changed here";
    touch("review");
    EXPECT_TRUE(at("settings"));
    EXPECT_EQ(page().lead, words::settings_nothing.text());
    force("apply");
    EXPECT_FALSE(std::filesystem::exists(path("local.toml")));
    step("voice.volume", {"more", "less"});
    touch("review");
    EXPECT_EQ(page().lead, words::settings_nothing.text());
}

TEST_F(SettingsPage, BoundsEndTheSteps) {
    config.display.mm_per_px = 1.0;
    engineer();
    touch("settings");
    touch("set-display.micrometres_per_px");
    EXPECT_FALSE(offers("more"));
    force("more");
    touch("back");
    touch("review");
    EXPECT_EQ(page().lead, words::settings_nothing.text());
    touch("set-display.micrometres_per_px");
    touch("less");
    EXPECT_TRUE(offers("more"));
}

TEST_F(SettingsPage, WhatCannotBeWrittenIsSaidAndChangesNothing) {
    std::filesystem::create_directories(path("local.toml.new"));  // in the way
    engineer();
    touch("settings");
    step("voice.volume", {"more"});
    touch("review");
    touch("apply");
    EXPECT_FALSE(host.left);
    EXPECT_NE(page().lead.en.find("local.toml"), std::string::npos) << page().lead.en;
    EXPECT_TRUE(logged("config_applied", "failed"));
    EXPECT_EQ(desk->wish_now(), Wish::none);
}

class LocalFile : public SettingsPage {
protected:
    [[nodiscard]] std::vector<LocalSetting> with_volume(std::int64_t volume) const {
        auto settings = local_settings(config);
        for (auto& setting : settings)
            if (setting.key == "voice.volume") setting.value = volume;
        return settings;
    }
    [[nodiscard]] int volume() const { return restarted().display.voice.volume; }
};

TEST_F(LocalFile, ComesBackAsItWasWritten) {
    for (const int wanted : {0, 1, ui::volume_most}) {
        ASSERT_TRUE(save_local_settings(folder.string(), with_volume(wanted)));
        EXPECT_EQ(volume(), wanted);
        EXPECT_EQ(local_settings(restarted()), with_volume(wanted));
    }
    EXPECT_FALSE(std::filesystem::exists(path("local.toml.new")));
}

TEST_F(LocalFile, BackAndForth) {
    EXPECT_FALSE(can_restore_local_settings(folder.string()));
    EXPECT_FALSE(restore_local_settings(folder.string()));
    ASSERT_TRUE(save_local_settings(folder.string(), with_volume(0)));
    ASSERT_TRUE(save_local_settings(folder.string(), with_volume(1)));
    for (const int expected : {0, 1, 0}) {
        ASSERT_TRUE(restore_local_settings(folder.string()));
        EXPECT_EQ(volume(), expected);
    }
}

TEST_F(LocalFile, BackFromTheFirstChangeIsToTheConfiguration) {
    const auto configured = config.display.voice.volume;
    ASSERT_TRUE(save_local_settings(folder.string(), with_volume(configured == 0 ? 1 : 0)));
    ASSERT_TRUE(can_restore_local_settings(folder.string()));
    ASSERT_TRUE(restore_local_settings(folder.string()));
    EXPECT_EQ(volume(), configured);
}

TEST_F(LocalFile, OutOfBoundsIsRefusedAndTheFileStays) {
    ASSERT_TRUE(save_local_settings(folder.string(), with_volume(1)));
    const auto before = content("local.toml");
    for (const auto wrong : {-1, ui::volume_most + 1})
        EXPECT_FALSE(save_local_settings(folder.string(), with_volume(wrong)));
    EXPECT_EQ(content("local.toml"), before);
}

TEST_F(LocalFile, DamagedItChangesNothingAndIsTold) {
    for (const char* text : {"[voice", "[voice]\nvolume = 1000\n[display]\nlarge_text = true\n",
                             "[voice]\nvolume = \"loud\"\n", "[display]\nlarge_text = true\ncolour = 1\n",
                             "[kiosk]\nnumber = \"K002\"\n[display]\nlarge_text = true\n", "\xff\xfe\x00"}) {
        write("local.toml", text);
        auto again = config;
        const auto problems = apply_local_settings(again);
        EXPECT_FALSE(problems.empty()) << text;
        EXPECT_EQ(again.display.large_text, config.display.large_text) << text;
        EXPECT_EQ(again.policy.kiosk_number, "K001");
    }
    write("local.toml", "");  // the power went while it was empty
    EXPECT_EQ(local_settings(restarted()), local_settings(config));
}

}  // namespace
}  // namespace kiosk::app::staff::test
