// The twin of the face camera on the bench.
#include "hal/face_camera.h"
#include "tests/hal/common/bench.h"

namespace kiosk::hal {
namespace {

class FaceTwin final : public Bench {
public:
    FaceTwin() {
        auto made = make_virtual_face_camera({.reopen_pause = Millis{50}, .probe_interval = Millis{50}});
        device = std::move(made.camera.device);
        hands_ = std::move(made.hands);
    }
    device::Command good() override { return device::StartFrames{}; }
    device::Command lasting() override { return device::StartFrames{}; }
    void gone(bool gone) override { hands_->unplug(gone); }

private:
    std::shared_ptr<VirtualFace> hands_;
};
[[maybe_unused]] const bool registered = on_the_bench<Bench, FaceTwin>("VirtualFaceCamera");

}  // namespace
}  // namespace kiosk::hal
