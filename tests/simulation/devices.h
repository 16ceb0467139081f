// The devices on virtual time: a scanner before which codes are held, a printer that counts its paper and a
// reader into which cards are put. The twins of hal/ have threads of their own and are for the running kiosk;
// these have none.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "hal/device.h"
#include "hal/virtual_card.h"
#include "tests/simulation/chooser.h"
#include "tests/simulation/faults.h"
#include "tests/simulation/timeline.h"

namespace kiosk::simulation {

class VirtualDevice : public hal::Device {
public:
    // Nothing is asked while `calm`.
    VirtualDevice(DeviceKind kind, Timeline& timeline, Chooser& chooser, const bool& calm)
        : timeline_{timeline}, chooser_{chooser}, calm_{calm}, kind_{kind} {}

    [[nodiscard]] DeviceKind kind() const override { return kind_; }
    void start(hal::Post post) override;
    void stop() override { post_ = nullptr; }
    void cancel(EffectId) override {}
    void look_again() override {}
    [[nodiscard]] DeviceStatistics statistics() const override { return {}; }

protected:
    [[nodiscard]] std::string_view ask(const char* label, Choices offered);
    void become(DeviceState state, DeviceTrouble trouble = DeviceTrouble::none);
    // Gone now, there again after a while.
    void be_absent_for(Millis time);
    void tell(device::Event event) {
        if (post_) post_(kind_, std::move(event));
    }
    void complete(EffectId id, Millis takes, device::Completion end);

    Timeline& timeline_;
    Chooser& chooser_;

private:
    const bool& calm_;
    DeviceKind kind_;
    hal::Post post_;
};

class VirtualScanner : public VirtualDevice {
public:
    using VirtualDevice::VirtualDevice;
    void start(hal::Post post) override;
    void submit(EffectId id, const device::Command& command, Millis) override;
    // A code is held before the scanner; nothing happens while it is disarmed.
    void show(const std::string& code);

private:
    bool armed_ = false;
    std::string before_;  // what it read last
};

class VirtualPrinter : public VirtualDevice {
public:
    using VirtualDevice::VirtualDevice;
    void submit(EffectId id, const device::Command& command, Millis) override;
    // The keeper opens the cover and closes it again.
    void open_cover();

    // A whole slip has come out: the name of its job.
    std::function<void(const std::string& job)> on_paper;
    // It says that it printed and has not: nobody could know better.
    [[nodiscard]] bool lied() const { return lied_; }

private:
    void trouble_for(DeviceTrouble trouble, Millis time);
    bool lied_ = false;
};

class VirtualReader : public VirtualDevice {
public:
    using VirtualDevice::VirtualDevice;
    void submit(EffectId id, const device::Command& command, Millis) override;
    void insert(device::CardData card);
    void pull();
    // Nobody takes it out when it is pushed out.
    void leave_card_in() { left_in_ = true; }
    [[nodiscard]] bool has_card() const { return card_.has_value(); }

private:
    [[nodiscard]] device::Completion read(std::string_view how);
    std::optional<device::CardData> card_;
    bool left_in_ = false;
};

}  // namespace kiosk::simulation
