// Building the world, in the order in which its parts need one another.
#include "kiosk/app/appliance.h"

#include "kiosk/base/log.h"
#include "printer/report.h"
#include "printer/slip.h"

namespace kiosk::app {

Result<std::unique_ptr<Appliance>> Appliance::build(const KioskConfig& config, DeviceSet devices,
                                                    Observer* observer, const WireTap& tap,
                                                    std::unique_ptr<const diagnostics::Sensors> sensors) {
    std::unique_ptr<Appliance> built{new Appliance};
    auto& a = *built;
    a.config_ = config;
    a.sensors_ = sensors ? std::move(sensors) : diagnostics::make_sensors();
    a.devices_ = std::move(devices);
    const bool staff_may_come = !config.staff.authority.empty() || !config.staff.members.empty();
    if (config.metrics.enabled || staff_may_come)
        a.figures_ = std::make_unique<metrics::Figures>(config, a.clock_);
    a.observers_.add(a.figures_.get());
    a.observers_.add(observer);
    a.outside_ = TRY(Outside::open(config, [&a, &tap](std::unique_ptr<services::Transport> line) {
        if (tap) line = tap(std::move(line));
        return a.figures_ ? a.figures_->watch(std::move(line)) : std::move(line);
    }));
    a.display_ = TRY(ui::Display::create(config.display, a.outside_->clock()));

    if (const auto terminal = a.devices_.find(DeviceKind::card_terminal); terminal != a.devices_.end())
        terminal->second = a.outside_->wire(std::move(terminal->second));
    std::map<DeviceKind, hal::Device*> device_map;
    for (auto& [kind, device] : a.devices_) device_map[kind] = device.get();
    if (staff_may_come) a.open_desk(device_map);
    auto world = a.outside_->world();
    world.devices = std::move(device_map);
    world.guest = a.desk_.get();
    world.out_of_service = staff::Keepsakes{config.data_folder}.out_of_service();
    if (world.out_of_service)
        log::warning("staff", "out of service, as {}/out_of_service says", config.data_folder);
    world.show = [&a](const Screen& screen) { a.show(screen); };
    world.render_slip = printer::render_slip;
    world.render_report = [](const std::string& pdf, bool on_slip_paper) {
        using printer::ReportPaper;
        return printer::render_report(pdf, on_slip_paper ? ReportPaper::slip : ReportPaper::document);
    };
    a.driver_ = std::make_unique<Driver>(std::move(world), config.policy,
                                         a.observers_.empty() ? nullptr : &a.observers_);
    if (a.figures_) a.figures_->set_sources(a.sources_of_figures());
    a.core_ = std::thread{[&a] { a.driver_->run(); }};
    a.plugging_ = std::make_unique<hal::HotplugWatch>([&a] {
        for (const auto& [kind, device] : a.devices_) device->look_again();
    });
    if (config.metrics.enabled) a.open_metrics();
    return built;
}

// A kiosk at which nobody of staff can sign in still serves patients.
void Appliance::open_desk(std::map<DeviceKind, hal::Device*> devices) {
    staff::Desk::Setting setting;
    setting.config = &config_;
    setting.outside = outside_.get();
    setting.devices = std::move(devices);
    setting.sensors = sensors_.get();
    setting.metrics = [this] { return figures_->collect(); };
    setting.post = [this](std::function<void()> work) { driver_->post_work(std::move(work)); };
    auto opened = staff::Desk::open(std::move(setting));
    if (!opened) return log::error("staff", "nobody can sign in: {}", opened.error().text);
    desk_ = std::move(*opened);
}

bool Appliance::wants_restart() const {
    return desk_ && desk_->wish_now() == staff::Wish::restart_application;
}

// A kiosk that cannot tell its figures still serves patients; that nobody hears of it is an alert of its own.
void Appliance::open_metrics() {
    auto opened = services::MetricsEndpoint::open(config_.metrics, [this] { return figures_->collect(); });
    if (!opened) return log::error("metrics", "{}", opened.error().text);
    endpoint_ = std::move(*opened);
    log::info("metrics", "figures are told at {} port {}", config_.metrics.address, endpoint_->port());
}

metrics::Sources Appliance::sources_of_figures() const {
    metrics::Sources sources;
    sources.devices = [this] {
        metrics::DeviceCounts counts;
        for (const auto& [kind, device] : devices_) counts.emplace_back(kind, device->statistics());
        return counts;
    };
    sources.unreadable_cases = [this] { return driver_->unreadable_cases(); };
    sources.events_handled = [this] { return driver_->events_handled(); };
    sources.frames_presented = [this] { return frames_presented_.load(); };
    sources.certificates = [tls = config_.tls] { return metrics::expiries_of(tls); };
    return sources;
}

Appliance::~Appliance() {
    endpoint_.reset();
    plugging_.reset();
    if (driver_) driver_->stop();
    if (core_.joinable()) core_.join();
    if (desk_) desk_->stop();
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
    const auto inputs = display_->run_once(fresh ? Millis{0} : wait);
    frames_presented_ = display_->frames_presented();
    for (const auto& input : inputs) {
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
