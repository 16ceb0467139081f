// A phone before the scanner as light and lens make it: what a person at the kiosk would have to do better is
// what makes the code readable.
#include "hal/scanner/phone_view.h"

#include <algorithm>

#include "tests/hal/scanner_room.h"

namespace kiosk::hal {
namespace {

GreyImage screen_with(const std::string& text, int module_pixels = 12) {
    return picture_of(text, {.module_pixels = module_pixels, .width = 400, .height = 400, .room = 230});
}
bool reads(const PhoneView& view, std::uint64_t seed = 1) {
    const auto codes = decode(photograph(screen_with(e_code), view, 1, 7, seed));
    return !codes.empty() && codes.front().text == e_code;
}

TEST(PhoneViewTest, TheSameSeedGivesTheSameFrame) {
    const auto screen = screen_with(e_code);
    const PhoneView view{.tilt_degrees = 10, .blur_px = 1};
    EXPECT_EQ(photograph(screen, view, 1, 3, 42), photograph(screen, view, 1, 3, 42));
    EXPECT_NE(photograph(screen, view, 1, 4, 42), photograph(screen, view, 1, 3, 42)) << "the hand trembles";
    EXPECT_NE(photograph(screen, view, 1, 3, 43), photograph(screen, view, 1, 3, 42));
}

TEST(PhoneViewTest, ADistantPhoneIsSmall) {
    const auto lit = [&](double distance_mm) {
        const auto frame = photograph(screen_with(e_code), {.distance_mm = distance_mm, .noise = 0}, 1, 1, 1);
        return std::ranges::count_if(frame.pixels, [](auto pixel) { return pixel > 200; });
    };
    const auto near = lit(150);
    const auto far = lit(300);
    EXPECT_NEAR(static_cast<double>(near) / static_cast<double>(far), 4, 0.5) << "a quarter of the area";
}

TEST(PhoneViewTest, IsReadAsAPersonHoldsIt) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        EXPECT_TRUE(reads({}, seed));
        EXPECT_TRUE(reads({.distance_mm = 200, .rotation_degrees = 12}, seed));
        EXPECT_TRUE(reads({.tilt_degrees = 25}, seed));
        EXPECT_TRUE(reads({.rotation_degrees = 180}, seed)) << "the phone upside down";
        EXPECT_TRUE(reads({.screen_brightness = 0.4}, seed)) << "dimmed";
    }
}

TEST(PhoneViewTest, IsNotReadWhereLightHidesIt) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        EXPECT_FALSE(reads({.blur_px = 12}, seed));
        EXPECT_FALSE(reads({.glare = {.strength = 1, .x = 0.5, .y = 0.5, .size = 0.3}}, seed));
        EXPECT_FALSE(reads({.distance_mm = 1'500}, seed));
        EXPECT_FALSE(reads({.motion_px = 60}, seed));
        EXPECT_TRUE(reads({.glare = {.strength = 1, .x = 0.02, .y = 0.02, .size = 0.06}}, seed))
            << "in a corner";
    }
}

TEST(PhoneViewTest, NothingToShowIsTheRoom) {
    EXPECT_EQ(photograph({}, {}, 1, 5, 9), photograph_room(1, 5, 9));
    EXPECT_TRUE(photograph(screen_with("1"), {.distance_mm = 0, .tilt_degrees = 90}, 1, 1, 1).valid());
    EXPECT_TRUE(photograph(screen_with("1"), {.blur_px = -1, .motion_px = -5, .noise = -1}, 1, 1, 1).valid());
}

// The whole scanner with a hand before it.
class HeldPhone : public ScannerRoom {
protected:
    void SetUp() override {
        ScannerRoom::SetUp();
        arm();
    }
    void expect_no_code_for(Millis time) {
        std::this_thread::sleep_for(time);
        EXPECT_TRUE(scanned().empty());
    }
};

TEST_F(HeldPhone, IsReadOnceItIsSharp) {
    phone->show(screen_with(e_code), Millis{60'000}, {.blur_px = 12});
    expect_no_code_for(Millis{1'000});
    phone->move({.blur_px = 1});
    ASSERT_TRUE(recorder.wait_for_count<device::CodeScanned>(1));
    EXPECT_EQ(scanned(), std::vector{e_code});
}

TEST_F(HeldPhone, IsReadOnceTheLampIsNoLongerMirrored) {
    PhoneView view{.tilt_degrees = 5, .glare = {.strength = 1, .size = 0.3}};
    phone->show(screen_with(e_code), Millis{60'000}, view);
    expect_no_code_for(Millis{1'000});
    view.tilt_degrees = 20;
    view.glare.x = 1.6;
    phone->move(view);
    EXPECT_TRUE(recorder.wait_for_count<device::CodeScanned>(1));
}

TEST_F(HeldPhone, IsReadOnceTheCameraExposesForABrightScreen) {
    const PhoneView blinding{.screen_brightness = 9};
    EXPECT_TRUE(decode(photograph(screen_with(e_code), blinding, 1, 1, 1)).empty()) << "drowned at first";
    phone->show(screen_with(e_code), Millis{60'000}, blinding);
    EXPECT_TRUE(recorder.wait_for_count<device::CodeScanned>(1)) << "hints for less light brought it out";
}

TEST_F(HeldPhone, IsReadOnceTheCameraExposesForADarkScreen) {
    // So near that the room is hidden: there is no other light.
    const auto screen = screen_with(e_code, 8);
    const PhoneView dim{.distance_mm = 60, .screen_brightness = 0.15, .noise = 16};
    EXPECT_TRUE(decode(photograph(screen, dim, 1, 1, 1)).empty()) << "lost in the noise at first";
    phone->show(screen, Millis{60'000}, dim);
    EXPECT_TRUE(recorder.wait_for_count<device::CodeScanned>(1)) << "hints for more light brought it out";
}

TEST_F(HeldPhone, ShowsWhatTheCameraSees) {
    phone->show(screen_with(e_code), Millis{60'000}, {});
    ASSERT_TRUE(recorder.wait_for_count<device::CodeScanned>(1));
    const auto seen = decode(*phone->frame());
    ASSERT_FALSE(seen.empty());
    EXPECT_EQ(seen.front().text, e_code);
}

}  // namespace
}  // namespace kiosk::hal
