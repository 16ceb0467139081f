// All figures of one kiosk: hears the core and the line to the counterparties, and writes them down when
// Prometheus asks. The core is held up by a few counters at most: whoever asks copies what is counted and
// does everything else by himself. No figure and no label comes from what a patient shows, types or is told.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "kiosk/app/config.h"
#include "kiosk/app/driver.h"
#include "kiosk/app/metrics/cases.h"
#include "kiosk/app/metrics/devices.h"
#include "kiosk/app/metrics/peers.h"
#include "kiosk/app/metrics/visits.h"

namespace kiosk::app::metrics {

struct CertificateExpiry {
    std::string certificate;  // "kiosk": its own; "authority": the one that is trusted
    CivilTime valid_until;
};
// Read anew each time, for a file may be replaced while the kiosk runs; one that cannot be read is left out.
[[nodiscard]] std::vector<CertificateExpiry> expiries_of(const services::TlsFiles& tls);

// What is asked for at each scrape, on the scraper's thread; an empty one has nothing to say.
struct Sources {
    std::function<DeviceCounts()> devices;
    std::function<std::size_t()> unreadable_cases;
    std::function<std::uint64_t()> events_handled;
    std::function<std::uint64_t()> frames_presented;
    std::function<std::vector<CertificateExpiry>()> certificates;
};

class Figures final : public Observer {
public:
    // `clock` outlives this.
    Figures(const KioskConfig& config, const Clock& clock);

    // Before the endpoint is opened.
    void set_sources(Sources sources) { sources_ = std::move(sources); }
    [[nodiscard]] std::unique_ptr<services::Transport> watch(std::unique_ptr<services::Transport> line) {
        return peers_.watch(std::move(line));
    }
    // Any thread.
    [[nodiscard]] Families collect() const;

    void on_session(const journey::Session& session, Millis at) override;
    void on_report(const from_case::Report& report) override;
    void on_device(DeviceKind kind, const device::Event& event, Millis at) override;
    void on_slip(const SlipContent&, const device::PrintDocument&) override {}
    void on_case_event(const money::Case& before, const money::Event& event,
                       const money::Case& after) override;

private:
    void tell_program(Families& families) const;

    const Clock& clock_;
    std::string version_;
    std::string kiosk_number_;
    Sources sources_;
    PeerFigures peers_;
    mutable std::mutex guard_;  // around the three that follow
    VisitFigures visits_;
    DeviceFigures devices_;
    CaseFigures cases_;
};

}  // namespace kiosk::app::metrics
