// Transport first, then the journal, then the clients that draw their message ids from it.
#include "kiosk/app/outside.h"

#include <filesystem>

#include "kiosk/app/component_transport.h"
#include "kiosk/app/wired_terminal.h"
#include "services/curl_transport.h"

namespace kiosk::app {

Result<std::unique_ptr<Outside>> Outside::open(const KioskConfig& config, const WireTap& tap) {
    std::unique_ptr<Outside> opened{new Outside};
    auto& o = *opened;
    o.settlement_ = config.settlement;
    o.transport_ = services::make_curl_transport(config.tls);
    const auto& component = config.devices.ecode_component;
    if (!component.library.empty())
        o.transport_ = with_component(std::move(o.transport_), hal::make_ecode_component(component));
    if (tap) o.transport_ = tap(std::move(o.transport_));

    std::error_code created;
    std::filesystem::create_directories(config.data_folder, created);
    const auto journal_file = (std::filesystem::path{config.data_folder} / "journal.db").string();
    auto journal = services::Journal::open(journal_file, o.clock_);
    if (!journal) return fail_in("opening the journal " + journal_file, journal.error());
    o.journal_ = std::move(*journal);

    const auto draw_msgid = [&o] {
        return o.journal_->next_msgid(o.settlement_.institution_code, o.settlement_.first_serial,
                                      o.settlement_.last_serial, o.clock_.civil());
    };
    o.insurance_ = TRY(services::make_settlement_client(o.settlement_, *o.transport_, o.clock_, draw_msgid));
    o.his_ = services::make_his(config.his, *o.transport_, o.clock_);
    o.acquirer_ = services::make_acquirer(config.acquirer, *o.transport_, o.clock_);
    return opened;
}

std::unique_ptr<hal::Device> Outside::wire(std::unique_ptr<hal::Device> terminal) {
    auto wired = wire_terminal(std::move(acquirer_), std::move(terminal));
    acquirer_ = std::move(wired.port);
    return std::move(wired.device);
}

World Outside::world() {
    return {.clock = clock_,
            .journal = *journal_,
            .insurance = *insurance_,
            .his = *his_,
            .acquirer = *acquirer_,
            .devices = {},
            .institution_code = settlement_.institution_code,
            .first_serial = settlement_.first_serial,
            .last_serial = settlement_.last_serial,
            .show = [](const Screen&) {},
            .render_slip = [](const SlipContent&) -> Result<device::PrintDocument> {
                return fail(ErrorKind::unavailable, "no printer here");
            }};
}

}  // namespace kiosk::app
