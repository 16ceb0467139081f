// The PIN pad. A certified pad is a device of its own: digits, keys and encryption stay inside it, and what
// this process gets is an opaque block for the platform.
#pragma once

#include <memory>
#include <string>

#include "hal/device.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal {

struct VirtualPinPadConfig {
    Millis timeout{30'000};  // without a key
    int digits = 6;
};

// The hands at the twin. Digits go in and never come out.
class VirtualPinPadKeys {
public:
    virtual ~VirtualPinPadKeys() = default;
    virtual void press(char key) = 0;  // '0'..'9'; '<' deletes, 'c' cancels, 'e' enters
    virtual void unplugged(bool gone) = 0;
};
struct VirtualPinPad {
    std::unique_ptr<Device> device;
    std::shared_ptr<VirtualPinPadKeys> keys;
};
[[nodiscard]] VirtualPinPad make_virtual_pin_pad(VirtualPinPadConfig config = {});

}  // namespace kiosk::hal
