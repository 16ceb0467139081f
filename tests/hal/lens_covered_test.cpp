// Somebody's bag covers the lens, the camera freezes, or its cable comes out: each is said, and healed by
// itself.
#include "tests/hal/scanner_room.h"

namespace kiosk::hal {
namespace {

using LensCovered = ScannerRoom;

TEST_F(LensCovered, IsDark) {
    arm();
    phone->cover_lens(true);
    EXPECT_TRUE(wait_for_trouble(DeviceTrouble::dark));
    phone->cover_lens(false);
    EXPECT_TRUE(recorder.wait_until_usable());
    phone->show(picture_of(e_code), Millis{500});
    EXPECT_TRUE(recorder.wait_for_count<device::CodeScanned>(1)) << "it is still armed";
}

TEST_F(LensCovered, AFrozenCameraGivesNoFrames) {
    phone->freeze(true);
    EXPECT_TRUE(wait_for_trouble(DeviceTrouble::no_frames));
    const auto refused = arm();
    ASSERT_NE(as<device::Unable>(refused), nullptr);
    EXPECT_EQ(as<device::Unable>(refused)->trouble, DeviceTrouble::no_frames);
    phone->freeze(false);
    EXPECT_TRUE(recorder.wait_until_usable());
}

TEST_F(LensCovered, APulledCableIsUnplugged) {
    phone->unplug(true);
    EXPECT_TRUE(wait_for_trouble(DeviceTrouble::unplugged));
    phone->unplug(false);
    EXPECT_TRUE(recorder.wait_until_usable());
}

}  // namespace
}  // namespace kiosk::hal
