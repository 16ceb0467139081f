// The twin of the PIN pad on the bench.
#include "hal/pin_pad.h"
#include "tests/hal/common/bench.h"

namespace kiosk::hal {
namespace {

class PinPadTwin final : public Bench {
public:
    PinPadTwin() {
        auto made = make_virtual_pin_pad({.timeout = Millis{400}});
        device = std::move(made.device);
        keys_ = std::move(made.keys);
    }
    device::Command good() override { return device::EnterPin{"card"}; }  // ends by its time-out
    device::Command lasting() override { return device::EnterPin{"card"}; }
    void gone(bool gone) override { keys_->unplugged(gone); }

private:
    std::shared_ptr<VirtualPinPadKeys> keys_;
};

[[maybe_unused]] const bool registered = on_the_bench<Bench, PinPadTwin>("VirtualPinPad");

}  // namespace
}  // namespace kiosk::hal
