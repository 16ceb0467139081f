// The frame scanner before a virtual phone on the bench.
#include "tests/hal/common/bench.h"

namespace kiosk::hal {
namespace {

class ScannerTwin final : public Bench {
public:
    ScannerTwin() { device = make_frame_scanner(phone_); }
    device::Command good() override { return device::ArmScanner{}; }
    device::Command lasting() override { return device::ArmScanner{}; }
    void gone(bool gone) override { phone_->unplug(gone); }

private:
    std::shared_ptr<VirtualPhone> phone_ = make_virtual_phone();
};

[[maybe_unused]] const bool registered = on_the_bench<Bench, ScannerTwin>("FrameScanner");

}  // namespace
}  // namespace kiosk::hal
