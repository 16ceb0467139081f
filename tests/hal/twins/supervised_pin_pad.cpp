// A supervised device keeps every promise of the device within.
#include "hal/driver/supervised.h"
#include "hal/pin_pad.h"
#include "tests/hal/common/bench.h"

namespace kiosk::hal {
namespace {

class SupervisedPinPad final : public Bench {
public:
    SupervisedPinPad() {
        auto made = make_virtual_pin_pad({.timeout = Millis{400}});
        keys_ = std::move(made.keys);
        auto first = std::make_shared<std::unique_ptr<Device>>(std::move(made.device));
        device = make_supervised(DeviceKind::pin_pad, [first] { return std::move(*first); });
    }
    device::Command good() override { return device::EnterPin{"card"}; }
    device::Command lasting() override { return device::EnterPin{"card"}; }
    void gone(bool gone) override { keys_->unplugged(gone); }

private:
    std::shared_ptr<VirtualPinPadKeys> keys_;
};

[[maybe_unused]] const bool registered = on_the_bench<Bench, SupervisedPinPad>("SupervisedPinPad");

}  // namespace
}  // namespace kiosk::hal
