// The running kiosk: builds the world in order (outside, devices, display, core) and
// tears it down in reverse. The core has its own thread; the caller's thread is the display's.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "hal/hotplug.h"
#include "kiosk/app/config.h"
#include "kiosk/app/metrics/figures.h"
#include "kiosk/app/observer_list.h"
#include "kiosk/app/outside.h"
#include "kiosk/app/staff/desk.h"

namespace kiosk::app {

using DeviceSet = std::map<DeviceKind, std::unique_ptr<hal::Device>>;

class Appliance {
public:
    // Errors are for the operator: what cannot be opened, and why.
    // `sensors`: of the computer, for staff; null: this one's own.
    static Result<std::unique_ptr<Appliance>> build(
        const KioskConfig& config, DeviceSet devices, Observer* observer = nullptr, const WireTap& tap = {},
        std::unique_ptr<const diagnostics::Sensors> sensors = nullptr);
    ~Appliance();
    Appliance(const Appliance&) = delete;
    Appliance& operator=(const Appliance&) = delete;

    // One turn of the display's loop: shows the newest screen, waits for input at most `wait`, passes it on.
    void turn(Millis wait);
    [[nodiscard]] ui::Display& display() { return *display_; }
    [[nodiscard]] Driver& driver() { return *driver_; }
    // The screen that the core wants, which the display may not have drawn yet.
    [[nodiscard]] Screen wanted_screen() const;
    // Where figures are told; 0: nowhere.
    [[nodiscard]] int metrics_port() const { return endpoint_ ? endpoint_->port() : 0; }
    [[nodiscard]] const ui::DisplayOptions& display_options() const { return config_.display; }
    // Staff wish that the program begins anew.
    [[nodiscard]] bool wants_restart() const;
    // How often the display has passed on a choice.
    [[nodiscard]] int choices_made() const { return choices_made_; }

private:
    Appliance() = default;
    void show(const Screen& screen);  // core thread
    [[nodiscard]] metrics::Sources sources_of_figures() const;
    void open_metrics();
    void open_desk(std::map<DeviceKind, hal::Device*> devices);

    KioskConfig config_;
    SystemClock clock_;
    std::unique_ptr<const diagnostics::Sensors> sensors_;
    std::unique_ptr<metrics::Figures> figures_;  // null: nobody asks
    ObserverList observers_;
    std::unique_ptr<Outside> outside_;
    DeviceSet devices_;
    std::unique_ptr<ui::Display> display_;
    std::unique_ptr<staff::Desk> desk_;  // null: nobody may sign in here
    std::unique_ptr<Driver> driver_;
    mutable std::mutex screen_guard_;
    Screen wanted_;
    bool screen_is_new_ = false;
    int choices_made_ = 0;
    std::atomic<std::uint64_t> frames_presented_{0};
    std::thread core_;
    std::unique_ptr<hal::HotplugWatch> plugging_;
    std::unique_ptr<services::MetricsEndpoint> endpoint_;  // ends first: it asks everything above
};

}  // namespace kiosk::app
