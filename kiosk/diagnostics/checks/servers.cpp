// The road out: cable and address, the three servers, this kiosk's certificate, and its clock against theirs.
#include <fmt/format.h>

#include "kiosk/diagnostics/checks/finding.h"

namespace kiosk::diagnostics {
namespace {

const Peer* peer_of(const Station& station, Part part) {
    for (const auto& peer : station.surroundings().peers)
        if (peer.part == part) return &peer;
    return nullptr;
}

Finding judged(Part part, const Cause& down, const Reach& found, const Limits& limits) {
    const auto detail = fmt::format("{} ms, {}", found.latency.count(), found.detail);
    switch (found.end) {
        case ReachEnd::reached:
            if (found.latency > limits.slow_answer) return wrong(part, causes::slow, detail);
            return passed(part, words::works_reached, detail);
        case ReachEnd::name_unknown:
            return wrong(part, causes::name_unknown, detail);
        case ReachEnd::untrusted:
            return wrong(part, causes::untrusted, detail);
        case ReachEnd::peer_error:
            return wrong(part, causes::peer_error, detail);
        case ReachEnd::not_connected:
        case ReachEnd::timed_out:
            return wrong(part, down, detail);
    }
    return wrong(part, down, detail);
}

Finding check_peer(Part part, const Cause& down, Station& station) {
    const auto* peer = peer_of(station, part);
    if (peer == nullptr || peer->url.empty()) return not_fitted(part);
    return judged(part, down, station.ask(peer->url), station.surroundings().limits);
}

constexpr std::int64_t day_ms = 24 * 3'600'000;

}  // namespace

Finding check_network(Station& station, Person&) {
    constexpr auto part = Part::network;
    const auto link = station.surroundings().sensors->link();
    const auto detail = fmt::format("{} {} gateway {}", link.interface, link.address, link.gateway);
    if (link.interface.empty() || !link.carrier) return wrong(part, causes::no_link, link.interface);
    if (link.address.empty()) return wrong(part, causes::no_address, link.interface);
    return passed(part, words::works, detail);
}

Finding check_platform(Station& station, Person&) {
    return check_peer(Part::platform, causes::platform_down, station);
}
Finding check_his(Station& station, Person&) { return check_peer(Part::his, causes::his_down, station); }
Finding check_acquirer(Station& station, Person&) {
    return check_peer(Part::acquirer, causes::acquirer_down, station);
}

Finding check_certificate(Station& station, Person&) {
    constexpr auto part = Part::certificate;
    const auto& in = station.surroundings();
    if (in.certificate_file.empty()) return not_fitted(part);
    const auto facts = services::read_certificate(in.certificate_file);
    if (!facts) return wrong(part, causes::certificate_missing, facts.error().text);
    const auto now = in.clock->civil();
    const auto days = (facts->valid_until - now).count() / day_ms;
    const auto detail =
        fmt::format("{}, until {} ({} days)", facts->subject, facts->valid_until.date(), days);
    if (now >= facts->valid_until || now < facts->valid_from)
        return wrong(part, causes::certificate_expired, detail);
    if (days < in.limits.certificate_days_warning) return wrong(part, causes::certificate_expiring, detail);
    return passed(part, words::works, detail);
}

Finding check_clock(Station& station, Person&) {
    constexpr auto part = Part::clock;
    const auto& limits = station.surroundings().limits;
    for (const auto& peer : station.surroundings().peers) {
        if (peer.url.empty() || station.stopped()) continue;
        const auto found = station.ask(peer.url);
        if (!found.clock_ahead) continue;
        const auto ahead = *found.clock_ahead;
        const auto detail = fmt::format("{:+.1f} s against {}", static_cast<double>(ahead.count()) / 1000,
                                        diagnosis::part_name(peer.part));
        const auto off = std::chrono::abs(ahead);
        if (off < limits.clock_warning) return passed(part, words::works, detail);
        auto finding = wrong(part, causes::clock_off, detail);
        if (off < limits.clock_failed) finding.verdict = Verdict::warning;
        return finding;
    }
    return wrong(part, causes::clock_unsure);
}

}  // namespace kiosk::diagnostics
