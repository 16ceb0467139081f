// The parts that count, put together.
#include "kiosk/app/metrics/figures.h"

#include "kiosk/app/metrics/process.h"
#include "services/certificate.h"

namespace kiosk::app::metrics {
namespace {

std::vector<Peer> peers_of(const KioskConfig& config) {
    const auto& settlement = config.settlement;
    return {{"platform", settlement.base_url},
            {"e_code", settlement.local_url},
            {"card_issuer", settlement.card_issuer_url},
            {"electronic_card", settlement.electronic_card_url},
            {"his", config.his.base_url},
            {"acquirer", config.acquirer.base_url}};
}

}  // namespace

std::vector<CertificateExpiry> expiries_of(const services::TlsFiles& tls) {
    std::vector<CertificateExpiry> expiries;
    for (const auto& [name, file] : {std::pair{"kiosk", tls.certificate}, {"authority", tls.ca}}) {
        if (file.empty()) continue;
        if (const auto facts = services::read_certificate(file))
            expiries.push_back({name, facts->valid_until});
    }
    return expiries;
}

Figures::Figures(const KioskConfig& config, const Clock& clock)
    : clock_{clock},
      version_{config.policy.version},
      kiosk_number_{config.policy.kiosk_number},
      peers_{clock, peers_of(config)} {}

void Figures::on_session(const journey::Session& session, Millis at) {
    const auto civil = clock_.civil();
    const std::lock_guard lock{guard_};
    visits_.on_session(session, at, civil);
}

void Figures::on_report(const from_case::Report& report) {
    const std::lock_guard lock{guard_};
    visits_.on_report(report);
}

void Figures::on_device(DeviceKind kind, const device::Event& event, Millis at) {
    const std::lock_guard lock{guard_};
    visits_.on_device(kind, event, at);
    devices_.on_device(kind, event);
}

void Figures::on_case_event(const money::Case& before, const money::Event&, const money::Case& after) {
    const std::lock_guard lock{guard_};
    cases_.on_case_event(before, after);
}

Families Figures::collect() const {
    const auto counts = sources_.devices ? sources_.devices() : DeviceCounts{};
    const auto unreadable = sources_.unreadable_cases ? sources_.unreadable_cases() : 0;
    Families families;
    {
        const std::lock_guard lock{guard_};
        visits_.tell(families);
        devices_.tell(families, counts);
        cases_.tell(families, clock_.civil(), unreadable);
    }
    peers_.tell(families);
    tell_program(families);
    tell_process(families);
    return families;
}

void Figures::tell_program(Families& families) const {
    sample(gauge(families, "kiosk_build_info", "Always 1: the program's version and the kiosk's number."),
           {{"version", version_}, {"kiosk", kiosk_number_}}, 1);
    if (sources_.events_handled)
        sample(counter(families, "kiosk_events_total", "Events that the core has handled."), {},
               static_cast<double>(sources_.events_handled()));
    if (sources_.frames_presented)
        sample(counter(families, "kiosk_frames_presented_total", "Pictures that the screen has shown."), {},
               static_cast<double>(sources_.frames_presented()));
    auto& expiry = gauge(families, "kiosk_certificate_expiry_timestamp_seconds",
                         "Until when a certificate of this kiosk is valid.");
    if (sources_.certificates)
        for (const auto& each : sources_.certificates())
            sample(expiry, {{"certificate", each.certificate}}, seconds(each.valid_until));
}

}  // namespace kiosk::app::metrics
