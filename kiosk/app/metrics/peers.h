// The counterparties as the line to them shows: does each answer, how fast, when last, and how far is our
// clock from theirs (the Date of their replies, RFC 9110 6.6.1: whole seconds). Put around the transport;
// reads addresses and status of an exchange and never what is in it.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/metrics/family.h"
#include "services/transport.h"

namespace kiosk::app::metrics {

struct Peer {
    std::string name;  // "platform", "his", "acquirer"
    std::string url;   // what its addresses begin with; of several that fit the longest counts
};

class PeerFigures {
public:
    // A peer without an address is none. `clock` outlives this.
    PeerFigures(const Clock& clock, std::vector<Peer> peers);

    // Any thread. What goes to nobody known is passed on uncounted. This outlives the line.
    [[nodiscard]] std::unique_ptr<services::Transport> watch(std::unique_ptr<services::Transport> line);
    void tell(Families& families) const;

private:
    friend class WatchedLine;
    struct Known {
        std::map<std::string, std::uint64_t> results;
        Histogram latency;
        std::optional<bool> up;
        std::optional<CivilTime> last_success;
        std::optional<double> clock_offset_seconds;
    };
    void heard(const std::string& url, const services::Exchange& exchange, Millis took);

    const Clock& clock_;
    std::vector<Peer> peers_;
    mutable std::mutex guard_;
    std::map<std::string, Known> known_;
};

}  // namespace kiosk::app::metrics
