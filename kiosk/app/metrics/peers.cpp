// An exchange took from the call to its return; the peer wrote its Date somewhere in between, most likely
// near the end, so ours is the time of the return less half of a second that Date does not tell.
#include "kiosk/app/metrics/peers.h"

#include <algorithm>
#include <utility>

#include "services/http_date.h"

namespace kiosk::app::metrics {
namespace {

const std::vector<double> latency_bounds{0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};

std::string result_of(const services::Exchange& exchange) {
    switch (services::classify(exchange)) {
        case services::Delivery::not_sent:
            return "not_sent";
        case services::Delivery::unknown:
            return "unknown";
        case services::Delivery::reply:
            break;
    }
    return exchange.http_status >= 500 ? "server_error" : "replied";
}

}  // namespace

class WatchedLine final : public services::Transport {
public:
    WatchedLine(std::unique_ptr<services::Transport> line, PeerFigures& figures)
        : line_{std::move(line)}, figures_{figures} {}
    services::Exchange exchange(const services::Request& request) override {
        const auto began = figures_.clock_.monotonic();
        auto exchange = line_->exchange(request);
        figures_.heard(request.url, exchange, figures_.clock_.monotonic() - began);
        return exchange;
    }

private:
    std::unique_ptr<services::Transport> line_;
    PeerFigures& figures_;
};

PeerFigures::PeerFigures(const Clock& clock, std::vector<Peer> peers)
    : clock_{clock}, peers_{std::move(peers)} {
    std::erase_if(peers_, [](const Peer& peer) { return peer.url.empty(); });
    std::ranges::stable_sort(peers_, std::greater{}, [](const Peer& peer) { return peer.url.size(); });
    const std::map<std::string, std::uint64_t> none{
        {"replied", 0}, {"server_error", 0}, {"not_sent", 0}, {"unknown", 0}};
    for (const auto& peer : peers_)
        known_.emplace(peer.name, Known{none, Histogram{latency_bounds}, {}, {}, {}});
}

std::unique_ptr<services::Transport> PeerFigures::watch(std::unique_ptr<services::Transport> line) {
    return std::make_unique<WatchedLine>(std::move(line), *this);
}

void PeerFigures::heard(const std::string& url, const services::Exchange& exchange, Millis took) {
    const auto peer =
        std::ranges::find_if(peers_, [&](const Peer& each) { return url.starts_with(each.url); });
    if (peer == peers_.end()) return;
    const auto now = clock_.civil();
    const auto result = result_of(exchange);
    const auto date = services::date_of(exchange);
    const std::lock_guard lock{guard_};
    auto& known = known_.at(peer->name);
    ++known.results[result];
    known.up = result == "replied";
    if (*known.up) {
        known.latency.observe(seconds(took));
        known.last_success = now;
    }
    constexpr Millis half_a_second{500};
    if (date) known.clock_offset_seconds = seconds(now - (*date + half_a_second));
}

void PeerFigures::tell(Families& families) const {
    const std::lock_guard lock{guard_};
    auto& requests = counter(families, "kiosk_peer_requests_total",
                             "Requests to a counterparty: replied, server_error (HTTP 5xx), not_sent, or "
                             "unknown (sent, and no complete reply came).");
    for (const auto& [name, known] : known_)
        for (const auto& [result, count] : known.results)
            sample(requests, {{"peer", name}, {"result", result}}, static_cast<double>(count));
    auto& up = gauge(families, "kiosk_peer_up", "1: the last request to this counterparty was answered.");
    for (const auto& [name, known] : known_)
        if (known.up) sample(up, {{"peer", name}}, *known.up ? 1 : 0);
    auto& success = gauge(families, "kiosk_peer_last_success_timestamp_seconds",
                          "When a request to this counterparty was last answered.");
    for (const auto& [name, known] : known_)
        if (known.last_success) sample(success, {{"peer", name}}, seconds(*known.last_success));
    auto& offset = gauge(families, "kiosk_clock_offset_seconds",
                         "Our clock less the counterparty's, by the Date of its last reply, which tells "
                         "whole seconds.");
    for (const auto& [name, known] : known_)
        if (known.clock_offset_seconds) sample(offset, {{"peer", name}}, *known.clock_offset_seconds);
    auto& latency =
        histogram(families, "kiosk_peer_reply_seconds", "How long answered requests took, to the end.");
    for (const auto& [name, known] : known_) latency.samples.push_back(known.latency.told({{"peer", name}}));
}

}  // namespace kiosk::app::metrics
