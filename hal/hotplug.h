// Tells that something was plugged in or out, whatever it is, so that every device may look again at once
// (Device::look_again). Never needed for correctness: drivers look by themselves as well, only later.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/base/clock.h"

namespace kiosk::hal {

class HotplugWatch {
public:
    // Called on the watch's own thread, once for a burst of events: a scanner with a camera is a dozen of
    // them within some tenths of a second.
    using Changed = std::function<void()>;
    // `settle`: quiet time that ends a burst; a burst that does not end is told every five of them.
    explicit HotplugWatch(Changed changed, Millis settle = Millis{200});
    ~HotplugWatch();  // `changed` is not called afterwards
    HotplugWatch(const HotplugWatch&) = delete;
    HotplugWatch& operator=(const HotplugWatch&) = delete;

    // One event more, from somebody else: what udev cannot see, and tests.
    void notice();
    // False: the system tells nothing here (a container); only notice() does.
    [[nodiscard]] bool listening() const;

private:
    class Watch;
    std::unique_ptr<Watch> watch_;
};

}  // namespace kiosk::hal
