// What drivers over a maker's library share: the process with the library, and how its failures look as the
// state of a device.
#pragma once

#include <string>
#include <utility>

#include "hal/driver/driver.h"
#include "hal/vendor/vendor_host.h"

namespace kiosk::hal::vendor {

class VendorDriver : public Driver {
protected:
    VendorDriver(DeviceKind kind, Millis poll, HostConfig host)
        : Driver{kind, poll}, library_{host.library}, host_{std::move(host)} {}

    // For perform(): the answer, or what to answer the command with. A failure shows as the device's state.
    std::expected<Answer, device::Unable> ask(const Call& call, Millis longest) {
        auto answer = host_.call(call, longest, [this] { return ended(); });
        if (answer) return *std::move(answer);
        const auto& failure = answer.error();
        if (failure.trouble == DeviceTrouble::none) return std::unexpected{ended_early()};
        show_failure(failure);
        return std::unexpected{device::Unable{failure.trouble, failure.detail}};
    }
    // For idle(): nothing when the library failed, which shows as the device's state.
    std::optional<Answer> look(const Call& call, Millis longest) {
        if (host_.resting()) return std::nullopt;
        auto answer = host_.call(call, longest, [this] { return stopping(); });
        if (answer) return *std::move(answer);
        if (answer.error().trouble != DeviceTrouble::none) show_failure(answer.error());
        return std::nullopt;
    }
    [[nodiscard]] bool resting() const { return host_.resting(); }
    // Which process has the library loaded, by number; it forgets what a process before it had opened.
    [[nodiscard]] int starts() const { return host_.starts(); }
    [[nodiscard]] int process() const { return host_.process(); }
    void show_ready() { status(DeviceState::ready, DeviceTrouble::none, library_); }
    void show_busy() { status(DeviceState::busy, DeviceTrouble::none, library_); }

private:
    void show_failure(const CallFailure& failure) {
        // A crash or a hang heals with the next process; a library that is not there needs somebody.
        const bool heals =
            failure.trouble == DeviceTrouble::crashed || failure.trouble == DeviceTrouble::timed_out;
        status(heals ? DeviceState::opening : DeviceState::faulty, failure.trouble, failure.detail);
    }

    const std::string library_;
    VendorHost host_;
};

}  // namespace kiosk::hal::vendor
