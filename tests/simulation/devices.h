// The devices on virtual time: a scanner before which codes are held and a printer that runs out of paper.
// The twins of hal/ have threads of their own and are for the running kiosk; these have none.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "hal/device.h"
#include "tests/simulation/chooser.h"
#include "tests/simulation/timeline.h"

namespace kiosk::simulation {

class VirtualDevice : public hal::Device {
public:
    VirtualDevice(DeviceKind kind, Timeline& timeline, Chooser& chooser)
        : kind_{kind}, timeline_{timeline}, chooser_{chooser} {}

    [[nodiscard]] DeviceKind kind() const override { return kind_; }
    void start(hal::Post post) override {
        post_ = std::move(post);
        become(DeviceState::ready);
    }
    void stop() override { post_ = nullptr; }
    void submit(EffectId id, const device::Command& command) override {
        if (std::holds_alternative<device::ArmScanner>(command)) armed_ = true;
        if (std::holds_alternative<device::DisarmScanner>(command)) armed_ = false;
        const bool print = std::holds_alternative<device::Print>(command);
        const Millis takes{print ? 1'500 : 20};
        const device::Completion end = print ? print_end() : device::Completion{device::Acknowledged{}};
        timeline_.after(takes, Belongs::to_kiosk, [this, id, end] { tell(device::Completed{id, end}); });
    }
    void cancel(EffectId) override {}

    // A code is held before the scanner; nothing happens while it is disarmed.
    void show(const std::string& code) {
        if (!armed_) return;
        static constexpr std::array<std::string_view, 3> ways{"read", "scanner_reads_twice",
                                                              "scanner_unplugged"};
        constexpr int twice = 1, unplugged = 2;
        const int fault = chooser_.pick("scanner", ways);
        if (fault == unplugged) {
            become(DeviceState::absent);
            timeline_.after(Millis{5'000}, Belongs::to_kiosk, [this] { become(DeviceState::ready); });
            return;
        }
        tell(device::CodeScanned{Secret{code}});
        if (fault != twice) return;
        tell(device::CodeScanned{Secret{code}});
    }
    [[nodiscard]] bool armed() const { return armed_; }

private:
    device::Completion print_end() {
        static constexpr std::array<std::string_view, 5> ends{"printed", "printer_paper_out",
                                                              "printer_completed_without_paper",
                                                              "printer_unplugged", "printer_jam"};
        switch (chooser_.pick("printer", ends)) {
            case 1:
                return device::Printed{device::PrintEnd::failed, DeviceTrouble::paper_out};
            case 2:
                return device::Printed{device::PrintEnd::uncertain};
            case 3:
                return device::Unable{DeviceTrouble::unplugged, ""};
            case 4:
                return device::Printed{device::PrintEnd::failed, DeviceTrouble::hardware};
            default:
                return device::Printed{device::PrintEnd::printed};
        }
    }
    void become(DeviceState state) {
        DeviceStatus status;
        status.kind = kind_;
        status.state = state;
        tell(device::StatusChanged{status});
    }
    void tell(device::Event event) {
        if (post_) post_(kind_, std::move(event));
    }

    DeviceKind kind_;
    Timeline& timeline_;
    Chooser& chooser_;
    hal::Post post_;
    bool armed_ = false;
};

}  // namespace kiosk::simulation
