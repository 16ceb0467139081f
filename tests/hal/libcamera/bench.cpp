// The scanner and the face camera over libcamera on the bench, with a camera that can be pulled.
#include "tests/hal/common/bench.h"
#include "hal/face_camera.h"
#include "tests/hal/libcamera/fake_libcamera.h"

namespace kiosk::hal {
namespace {

class PluggedIn : public Bench {
public:
    PluggedIn() { fake_libcamera::plug({.lit = true}); }
    ~PluggedIn() override {
        device.reset();
        fake_libcamera::unplug();
    }
    void gone(bool gone) override { gone ? fake_libcamera::unplug() : fake_libcamera::plug({.lit = true}); }
};

class ScannerBench final : public PluggedIn {
public:
    ScannerBench() {
        device = make_frame_scanner(
            make_camera_source({.width = 64, .height = 48}),
            {.reopen_pause = Millis{50}, .frames_while_disarmed = false, .probe_interval = Millis{50}});
    }
    device::Command good() override { return device::ArmScanner{}; }
    device::Command lasting() override { return device::ArmScanner{}; }
};
[[maybe_unused]] const bool scanner = on_the_bench<Bench, ScannerBench>("LibcameraScanner");

class FaceBench final : public PluggedIn {
public:
    FaceBench() {
        device = make_face_camera({.camera = {.width = 64, .height = 48},
                                   .reopen_pause = Millis{50},
                                   .probe_interval = Millis{50}})
                     .device;
    }
    device::Command good() override { return device::StartFrames{}; }
    device::Command lasting() override { return device::StartFrames{}; }
};
[[maybe_unused]] const bool face = on_the_bench<Bench, FaceBench>("LibcameraFaceCamera");

}  // namespace
}  // namespace kiosk::hal
