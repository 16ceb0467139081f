// A device behind seven verbs. Every driver, real or twin, runs its own thread, posts events from it and
// passes the same conformance suite (tests/hal). Hot-plug is a state: a device that is gone says so, looks
// for itself and comes back.
#pragma once

#include <functional>

#include "kiosk/base/clock.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal {

// Called from the driver's own thread; must not block.
using Post = std::function<void(DeviceKind, device::Event)>;

class Device {
public:
    virtual ~Device() = default;  // stops first
    [[nodiscard]] virtual DeviceKind kind() const = 0;
    // Returns at once; opening goes on behind and shows as StatusChanged. Called once.
    virtual void start(Post post) = 0;
    // Ends the thread; every open command is completed (Unable) before it returns, nothing is posted
    // afterwards.
    virtual void stop() = 0;
    // Exactly one Completed(id) follows, whatever happens. A second command while one runs waits its turn.
    // `deadline` counts from now, waiting included; 0 = none. A command that runs into it ends as if it had
    // been cancelled, with DeviceTrouble::timed_out where its completion has room for a trouble.
    virtual void submit(EffectId id, const device::Command& command, Millis deadline = Millis{0}) = 0;
    // Asks the command to end early; its completion still comes (it may even be a success).
    virtual void cancel(EffectId id) = 0;
    // Something was plugged or unplugged somewhere: look now instead of at the next turn. Cheap.
    virtual void look_again() = 0;
    [[nodiscard]] virtual DeviceStatistics statistics() const = 0;
};

}  // namespace kiosk::hal
