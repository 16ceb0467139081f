// Whether another server is reached from here over the kiosk's own road (pinned authority, own certificate),
// how fast it answers, and what time it has. Asks with a GET that moves nothing.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/domain/diagnosis.h"
#include "services/transport.h"

namespace kiosk::diagnostics {

struct Peer {
    diagnosis::Part part = diagnosis::Part::his;  // platform, his or acquirer
    std::string url;                              // any answer below status 500 will do
};

enum class ReachEnd { reached, name_unknown, not_connected, untrusted, timed_out, peer_error };
struct Reach {
    ReachEnd end = ReachEnd::not_connected;
    Millis latency{0};  // connect, handshake and answer together
    int http_status = 0;
    std::optional<Millis> clock_ahead;  // of ours against the Date of the answer; its resolution is 1 s
    std::string detail;
};
[[nodiscard]] Reach reach(services::Transport& transport, const Clock& clock, const std::string& url,
                          Millis timeout);

}  // namespace kiosk::diagnostics
