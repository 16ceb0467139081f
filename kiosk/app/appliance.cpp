// Building the world, in the order in which its parts need one another.
#include "kiosk/app/appliance.h"

#include "printer/report.h"
#include "printer/slip.h"

namespace kiosk::app {

Result<std::unique_ptr<Appliance>> Appliance::build(const KioskConfig& config, DeviceSet devices,
                                                    Observer* observer, const WireTap& tap) {
    std::unique_ptr<Appliance> built{new Appliance};
    auto& a = *built;
    a.devices_ = std::move(devices);
    a.outside_ = TRY(Outside::open(config, tap));
    a.display_ = TRY(ui::Display::create(config.display, a.outside_->clock()));

    if (const auto terminal = a.devices_.find(DeviceKind::card_terminal); terminal != a.devices_.end())
        terminal->second = a.outside_->wire(std::move(terminal->second));
    std::map<DeviceKind, hal::Device*> device_map;
    for (auto& [kind, device] : a.devices_) device_map[kind] = device.get();
    auto world = a.outside_->world();
    world.devices = std::move(device_map);
    world.show = [&a](const Screen& screen) { a.show(screen); };
    world.render_slip = printer::render_slip;
    world.render_report = [](const std::string& pdf, bool on_slip_paper) {
        using printer::ReportPaper;
        return printer::render_report(pdf, on_slip_paper ? ReportPaper::slip : ReportPaper::document);
    };
    a.driver_ = std::make_unique<Driver>(std::move(world), config.policy, observer);
    a.core_ = std::thread{[&a] { a.driver_->run(); }};
    a.plugging_ = std::make_unique<hal::HotplugWatch>([&a] {
        for (const auto& [kind, device] : a.devices_) device->look_again();
    });
    return built;
}

Appliance::~Appliance() {
    plugging_.reset();
    if (driver_) driver_->stop();
    if (core_.joinable()) core_.join();
    driver_.reset();  // stops devices and workers before the ports go
}

void Appliance::show(const Screen& screen) {
    {
        const std::lock_guard lock{screen_guard_};
        wanted_ = screen;
        screen_is_new_ = true;
    }
    display_->wake();
}

Screen Appliance::wanted_screen() const {
    const std::lock_guard lock{screen_guard_};
    return wanted_;
}

void Appliance::turn(Millis wait) {
    std::optional<Screen> fresh;
    {
        const std::lock_guard lock{screen_guard_};
        if (screen_is_new_) fresh = wanted_;
        screen_is_new_ = false;
    }
    if (fresh) display_->show(*fresh);
    for (const auto& input : display_->run_once(fresh ? Millis{0} : wait)) {
        if (const auto* touch = std::get_if<Touch>(&input)) {
            ++choices_made_;
            driver_->post_touch(*touch);
        } else if (const auto* chosen = std::get_if<LanguageChosen>(&input))
            driver_->post_language(*chosen);
        else if (std::holds_alternative<StaffCalled>(input))
            driver_->post_staff_called();
        else
            driver_->post_activity();
    }
}

}  // namespace kiosk::app
