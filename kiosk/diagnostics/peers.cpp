// One GET and what can be read off it.
#include "kiosk/diagnostics/peers.h"

#include <fmt/format.h>

#include "services/http_date.h"

namespace kiosk::diagnostics {
namespace {

// CURLcode, as the transport passes it on.
constexpr int curl_name_unknown = 6;
constexpr int curl_timed_out = 28;
constexpr int curl_tls_connect = 35;
constexpr int curl_own_certificate = 58;
constexpr int curl_cipher = 59;
constexpr int curl_peer_untrusted = 60;
constexpr int curl_authority_file = 77;
constexpr int curl_issuer = 83;
constexpr int curl_client_certificate = 98;

ReachEnd end_of(const services::Exchange& exchange) {
    constexpr int server_error = 500;
    switch (exchange.curl_code) {
        case 0:
            return exchange.http_status >= server_error ? ReachEnd::peer_error : ReachEnd::reached;
        case curl_name_unknown:
            return ReachEnd::name_unknown;
        case curl_timed_out:
            return ReachEnd::timed_out;
        case curl_tls_connect:
        case curl_own_certificate:
        case curl_cipher:
        case curl_peer_untrusted:
        case curl_authority_file:
        case curl_issuer:
        case curl_client_certificate:
            return ReachEnd::untrusted;
        default:
            return ReachEnd::not_connected;
    }
}

}  // namespace

Reach reach(services::Transport& transport, const Clock& clock, const std::string& url, Millis timeout) {
    services::Request request;
    request.method = "GET";
    request.url = url;
    request.connect_timeout = timeout;
    request.timeout = timeout;
    request.once = true;  // a connection of its own: what is measured is what a first patient waits for
    const auto began = clock.monotonic();
    const auto exchange = transport.exchange(request);
    Reach found;
    found.latency = clock.monotonic() - began;
    found.end = end_of(exchange);
    found.http_status = exchange.http_status;
    found.detail = exchange.curl_code == 0 ? fmt::format("HTTP {}", exchange.http_status) : exchange.detail;
    if (const auto date = services::date_of(exchange)) {
        // The answer's second began somewhere before it was written; half of it is the best guess.
        constexpr Millis half_a_second{500};
        found.clock_ahead = clock.civil() - (*date + half_a_second);
    }
    return found;
}

}  // namespace kiosk::diagnostics
