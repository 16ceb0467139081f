// The good day of the scanner: a shown code is told once, while armed, and again when it is asked for again.
#include <filesystem>
#include <fstream>

#include "hal/printer/png.h"
#include "tests/hal/scanner_room.h"

namespace kiosk::hal {
namespace {

using CodeScannedTest = ScannerRoom;
using testing::Test;

TEST_F(CodeScannedTest, ACodeIsToldOnce) {
    ASSERT_NE(as<device::Acknowledged>(arm()), nullptr);
    phone->show(picture_of(e_code), Millis{700});
    ASSERT_TRUE(recorder.wait_for_count<device::CodeScanned>(1));
    std::this_thread::sleep_for(Millis{900});
    EXPECT_EQ(scanned(), std::vector{e_code});
}

TEST_F(CodeScannedTest, ADisarmedScannerIsSilent) {
    phone->show(picture_of(e_code), Millis{400});
    std::this_thread::sleep_for(Millis{600});
    EXPECT_TRUE(scanned().empty());
    arm();
    std::this_thread::sleep_for(Millis{200});
    EXPECT_TRUE(scanned().empty()) << "what was seen before is gone";
}

TEST_F(CodeScannedTest, AfterDisarmingNothingComes) {
    arm();
    phone->show(picture_of(e_code), Millis{10'000});
    ASSERT_TRUE(recorder.wait_for_count<device::CodeScanned>(1));
    disarm();
    std::this_thread::sleep_for(Millis{400});
    EXPECT_EQ(scanned().size(), 1U);
}

TEST_F(CodeScannedTest, ArmingAgainAsksForTheSameCodeAgain) {
    arm();
    phone->show(picture_of(e_code), Millis{10'000});
    ASSERT_TRUE(recorder.wait_for_count<device::CodeScanned>(1));
    phone->take_away();
    arm();
    std::this_thread::sleep_for(Millis{900});
    phone->show(picture_of(e_code), Millis{10'000});
    EXPECT_TRUE(recorder.wait_for_count<device::CodeScanned>(2));
}

TEST_F(CodeScannedTest, APhoneStillHeldUpIsNoAnswerToANewQuestion) {
    arm();
    phone->show(picture_of(e_code), Millis{10'000});
    ASSERT_TRUE(recorder.wait_for_count<device::CodeScanned>(1));
    disarm();
    arm();
    std::this_thread::sleep_for(Millis{1'200});
    EXPECT_EQ(scanned().size(), 1U);
    phone->take_away();
    phone->show(picture_of("13012345678901234567"), Millis{10'000});
    EXPECT_TRUE(recorder.wait_for_count<device::CodeScanned>(2)) << "another code is an answer at once";
}

TEST_F(CodeScannedTest, TwoPhonesAreTwoCodes) {
    arm();
    phone->show(picture_of(e_code), Millis{300});
    phone->show(picture_of("13012345678901234567"), Millis{300});
    ASSERT_TRUE(recorder.wait_for_count<device::CodeScanned>(2));
    EXPECT_EQ(scanned(), (std::vector<std::string>{e_code, "13012345678901234567"}));
}

TEST(WatchedFolder, ShowsWhatAppears) {
    const auto folder = std::filesystem::path{testing::TempDir()} / ("frames-" + std::to_string(getpid()));
    Recorder recorder;
    auto scanner = make_frame_scanner(make_watched_folder(folder.string(), Millis{500}));
    scanner->start(recorder.post());
    ASSERT_TRUE(recorder.wait_until_usable());
    scanner->submit({1}, device::ArmScanner{});
    ASSERT_TRUE(recorder.completion({1}));
    const auto picture = picture_of(e_code);
    device::Bitmap bitmap{picture.width, picture.height, {}};
    bitmap.bits.assign(static_cast<std::size_t>(bitmap.stride() * bitmap.height), 0);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            if (picture.pixels[static_cast<std::size_t>(y * picture.width + x)] < 60)
                bitmap.bits[static_cast<std::size_t>(y * bitmap.stride() + x / 8)] |=
                    static_cast<std::uint8_t>(0x80 >> (x % 8));
    std::ofstream{folder / "code.png", std::ios::binary} << *png_of(bitmap);
    EXPECT_TRUE(recorder.wait_for_count<device::CodeScanned>(1));
    scanner->stop();
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace kiosk::hal
