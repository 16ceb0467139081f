// The sheet of all screens is written, whole and named. With KIOSK_SHEETS=FOLDER every screen is also kept
// there as a picture of full size, in eight settings: for looking at.
#include "ui/contact_sheet.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace kiosk::ui {
namespace {

DisplayOptions headless(bool portrait) {
    DisplayOptions options;
    options.headless = true;
    options.width_px = portrait ? 1080 : 1920;
    options.height_px = portrait ? 1920 : 1080;
    options.hospital_name = {"示例市第一医院", "City First Hospital"};
    options.kiosk_number = "K001";
    return options;
}

TEST(ContactSheet, IsWrittenWithItsIds) {
    const auto folder = std::filesystem::temp_directory_path() / "kiosk-contact-sheet";
    std::filesystem::create_directories(folder);
    const auto png = (folder / "sheet.png").string(), json = (folder / "sheet.json").string();
    const auto saved = save_contact_sheet(png, json, headless(true));
    ASSERT_TRUE(saved) << saved.error().text;
    EXPECT_GT(std::filesystem::file_size(png), 100'000U);
    std::ifstream file{json};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    for (const auto* id :
         {"\"home/register\"", "\"check/confirm\"", "\"departments/A01\"", "\"frame/language\""})
        EXPECT_NE(text.find(id), std::string::npos) << id;
    std::filesystem::remove_all(folder);
}

TEST(ContactSheet, RefusesAFolderThatIsNotThere) {
    EXPECT_FALSE(save_contact_sheet("/nowhere/sheet.png", "/nowhere/sheet.json", headless(true)));
}

TEST(Pictures, AreKeptWhereAsked_SkippedUnlessKioskSheetsNamesAFolder) {
    const char* folder = std::getenv("KIOSK_SHEETS");
    if (folder == nullptr) GTEST_SKIP() << "KIOSK_SHEETS is not set";
    for (const bool portrait : {true, false})
        for (const auto language : {Language::zh, Language::en})
            for (const bool large : {false, true})
                for (const auto contrast : {Contrast::standard, Contrast::high}) {
                    auto options = headless(portrait);
                    options.language = language;
                    options.large_text = large;
                    options.contrast = contrast;
                    const auto name = std::string{portrait ? "portrait" : "landscape"} +
                                      (language == Language::zh ? "-zh" : "-en") + (large ? "-large" : "") +
                                      (contrast == Contrast::high ? "-high" : "");
                    const auto base = std::string{folder} + "/" + name;
                    ASSERT_TRUE(save_screens(base, options));
                    ASSERT_TRUE(save_contact_sheet(base + ".png", base + ".json", options));
                    if (!portrait || contrast == Contrast::high) continue;
                    options.low_reach = true;
                    ASSERT_TRUE(save_screens(base + "-low", options));
                }
}

}  // namespace
}  // namespace kiosk::ui
