// The phone is held too far away or so close that the code does not fit: nothing is told, and moving it
// helps.
#include "tests/hal/scanner_room.h"

namespace kiosk::hal {
namespace {

using CodeOfWrongSize = ScannerRoom;

TEST_F(CodeOfWrongSize, IsNotReadUntilThePhoneMoves) {
    arm();
    // So far away that the sensor's noise is larger than a module.
    phone->show(picture_of(e_code, {.module_pixels = 1, .dark = 90, .light = 150, .noise = 60}), Millis{400});
    phone->show(picture_of(e_code, {.module_pixels = 40}), Millis{400});
    std::this_thread::sleep_for(Millis{900});
    EXPECT_TRUE(scanned().empty());
    phone->show(picture_of(e_code), Millis{400});
    EXPECT_TRUE(recorder.wait_for_count<device::CodeScanned>(1));
}

}  // namespace
}  // namespace kiosk::hal
