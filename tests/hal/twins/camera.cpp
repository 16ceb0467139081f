// The scanner over a camera that rests while nobody scans, on the bench.
#include "hal/camera.h"
#include "tests/hal/common/bench.h"
#include "tests/hal/common/held_camera.h"

namespace kiosk::hal {
namespace {

class CameraBench final : public Bench {
public:
    CameraBench() {
        device = make_frame_scanner(
            make_grey_source(camera_.source()),
            {.reopen_pause = Millis{50}, .frames_while_disarmed = false, .probe_interval = Millis{50}});
    }
    ~CameraBench() override { device.reset(); }
    device::Command good() override { return device::ArmScanner{}; }
    device::Command lasting() override { return device::ArmScanner{}; }
    void gone(bool gone) override { camera_.unplug(gone); }

private:
    HeldCamera camera_;
};
[[maybe_unused]] const bool registered = on_the_bench<Bench, CameraBench>("CameraScanner");

}  // namespace
}  // namespace kiosk::hal
