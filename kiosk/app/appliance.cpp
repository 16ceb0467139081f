// Building the world, in the order in which its parts need one another.
#include "kiosk/app/appliance.h"

#include <filesystem>

#include "kiosk/base/log.h"
#include "printer/slip.h"
#include "services/curl_transport.h"

namespace kiosk::app {

Result<std::unique_ptr<Appliance>> Appliance::build(const KioskConfig& config, DeviceSet devices, Observer* observer) {
    std::unique_ptr<Appliance> built{new Appliance};
    auto& a = *built;
    a.devices_ = std::move(devices);
    a.transport_ = services::make_curl_transport(config.tls);

    std::error_code created;
    std::filesystem::create_directories(config.data_folder, created);
    const auto journal_file = (std::filesystem::path{config.data_folder} / "journal.db").string();
    auto journal = services::Journal::open(journal_file, a.clock_);
    if (!journal) return fail_in("opening the journal " + journal_file, journal.error());
    a.journal_ = std::move(*journal);

    const auto& settlement = config.settlement;
    const auto draw_msgid = [&a, institution = settlement.institution_code, first = settlement.first_serial,
                             last = settlement.last_serial] {
        return a.journal_->next_msgid(institution, first, last, a.clock_.civil());
    };
    a.insurance_ = TRY(services::make_settlement_client(settlement, *a.transport_, a.clock_, draw_msgid));
    a.his_ = services::make_fhir_his(config.his, *a.transport_, a.clock_);
    a.acquirer_ = services::make_acquirer(config.acquirer, *a.transport_, a.clock_);
    a.display_ = TRY(ui::Display::create(config.display, a.clock_));

    std::map<DeviceKind, hal::Device*> device_map;
    for (auto& [kind, device] : a.devices_) device_map[kind] = device.get();
    World world{a.clock_,
                *a.journal_,
                *a.insurance_,
                *a.his_,
                *a.acquirer_,
                std::move(device_map),
                settlement.institution_code,
                settlement.first_serial,
                settlement.last_serial,
                [&a](const Screen& screen) { a.show(screen); },
                printer::render_slip};
    a.driver_ = std::make_unique<Driver>(std::move(world), config.policy, observer);
    a.core_ = std::thread{[&a] { a.driver_->run(); }};
    return built;
}

Appliance::~Appliance() {
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
        if (const auto* touch = std::get_if<Touch>(&input)) driver_->post_touch(*touch);
        else driver_->post_language(std::get<LanguageChosen>(input));
    }
}

}  // namespace kiosk::app
