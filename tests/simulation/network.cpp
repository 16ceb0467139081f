// Mishaps on the wire, one branch each.
#include "tests/simulation/network.h"

#include "services/hospital/faults.h"

namespace kiosk::simulation {
namespace {

using services::Exchange;

// As in curl/curl.h, which only the product's own transport includes.
constexpr int could_not_resolve = 6;
constexpr int could_not_connect = 7;
constexpr int partial_file = 18;
constexpr int timed_out = 28;
constexpr int got_nothing = 52;
constexpr int peer_not_verified = 60;

constexpr Millis usual_delay{40};

constexpr std::array<std::string_view, static_cast<std::size_t>(NetworkFault::kinds)> fault_names{
    "none",
    "connection_refused",
    "name_not_resolved",
    "tls_failed",
    "connect_hangs",
    "request_dropped",
    "request_late",
    "request_duplicated",
    "response_dropped",
    "response_half_closed",
    "response_garbled",
    "response_late",
    "response_swapped",
    "server_busy",
    "error_after_doing",
    "wrong_amount",
    "power_before_send",
    "power_after_arrival"};
static_assert(!fault_names.back().empty());

int hex_digit(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

std::string url_decoded(std::string_view text) {
    std::string out;
    for (std::size_t n = 0; n < text.size(); ++n) {
        if (text[n] != '%' || n + 2 >= text.size()) {
            out.push_back(text[n]);
            continue;
        }
        out.push_back(static_cast<char>(hex_digit(text[n + 1]) * 16 + hex_digit(text[n + 2])));
        n += 2;
    }
    return out;
}

hospital::Request to_hospital(const services::Request& request) {
    hospital::Request arrived;
    arrived.method = request.method;
    arrived.body = request.body;
    for (const auto& header : request.headers) {
        std::string name = header.name;
        for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        arrived.headers[name] = header.value;
    }
    const auto host = request.url.find("://") + 3;
    std::string_view path = std::string_view{request.url}.substr(request.url.find('/', host));
    const auto mark = std::min(path.find('?'), path.size());
    arrived.path = std::string{path.substr(0, mark)};
    path.remove_prefix(std::min(mark + 1, path.size()));
    while (!path.empty()) {
        const auto end = std::min(path.find('&'), path.size());
        const auto pair = path.substr(0, end);
        const auto equals = std::min(pair.find('='), pair.size());
        arrived.query[url_decoded(pair.substr(0, equals))] =
            url_decoded(pair.substr(std::min(equals + 1, pair.size())));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return arrived;
}

Exchange failed(int curl_code, std::size_t bytes_sent, const char* detail) {
    Exchange exchange;
    exchange.curl_code = curl_code;
    exchange.bytes_sent = bytes_sent;
    exchange.detail = detail;
    return exchange;
}

}  // namespace

std::string_view name_of(NetworkFault fault) { return fault_names[static_cast<std::size_t>(fault)]; }

std::string name_of(const services::Request& request) {
    const auto path = request.url.substr(0, request.url.find('?'));
    auto name = path.substr(path.rfind('/') + 1);
    if (path.find("/fhir/") == std::string::npos) return name;
    const auto resource = path.substr(path.find("/fhir/") + 6);
    name = request.method + " " + resource.substr(0, resource.find('/'));
    for (const auto* status : {"pending", "booked", "cancelled"})
        if (request.body.find(std::string{"\"status\":\""} + status) != std::string::npos)
            name += std::string{" "} + status;
    return name;
}

Network::Network(Chooser& chooser, Timeline& timeline, hospital::Hospital& hospital, Millis late_by)
    : chooser_{chooser}, timeline_{timeline}, hospital_{hospital}, late_by_{late_by} {}

Millis Network::take_answer_delay() { return std::exchange(answer_delay_, usual_delay); }

Exchange Network::serve(const services::Request& request) {
    const auto served = hospital_.serve(to_hospital(request));
    Exchange exchange;
    exchange.http_status = served.reply.status;
    exchange.bytes_sent = request.body.size() + 1;
    exchange.reply = served.reply.body;
    for (const auto& [name, value] : served.reply.headers) {
        std::string lower = name;
        for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        exchange.headers.push_back({lower, value});
    }
    return exchange;
}

Exchange Network::exchange(const services::Request& request) {
    ++exchanges_;
    answer_delay_ = usual_delay;
    const auto name = name_of(request);
    const auto fault = healed_ ? NetworkFault::none
                               : static_cast<NetworkFault>(chooser_.pick("network " + name, fault_names));
    if (fault == NetworkFault::power_before_send) throw PowerCut{};
    if (request.once && on_money_message) on_money_message(name, request.body);
    auto result = with_fault(request, fault);
    if (fault == NetworkFault::power_after_arrival) throw PowerCut{};
    if (result.curl_code == 0) previous_ = result;
    return result;
}

Exchange Network::with_fault(const services::Request& request, NetworkFault fault) {
    const auto later = [&](Millis wait) {
        timeline_.after(wait, Belongs::to_world, [this, request] { static_cast<void>(serve(request)); });
    };
    const auto sent = request.body.size() + 1;
    switch (fault) {
        case NetworkFault::connection_refused:
            return failed(could_not_connect, 0, "refused");
        case NetworkFault::name_not_resolved:
            return failed(could_not_resolve, 0, "no such name");
        case NetworkFault::tls_failed:
            return failed(peer_not_verified, 0, "certificate");
        case NetworkFault::connect_hangs:
            answer_delay_ = request.connect_timeout;
            return failed(timed_out, 0, "no connection");
        case NetworkFault::request_dropped:
            answer_delay_ = request.timeout;
            return failed(timed_out, sent, "no answer");
        case NetworkFault::request_late:
            later(request.timeout + late_by_);
            answer_delay_ = request.timeout;
            return failed(timed_out, sent, "no answer");
        case NetworkFault::request_duplicated:
            later(late_by_);
            return serve(request);
        case NetworkFault::response_dropped:
            static_cast<void>(serve(request));
            return failed(got_nothing, sent, "empty reply");
        case NetworkFault::response_half_closed: {
            auto half = serve(request);
            half.curl_code = partial_file;
            half.reply.resize(half.reply.size() / 2);
            return half;
        }
        case NetworkFault::response_garbled: {
            auto garbled = serve(request);
            if (!garbled.reply.empty()) garbled.reply[garbled.reply.size() / 2] = '\x01';
            garbled.reply += "}";
            return garbled;
        }
        case NetworkFault::response_late:
            answer_delay_ = request.timeout * 2;
            return serve(request);
        case NetworkFault::response_swapped: {
            const auto other = previous_;
            static_cast<void>(serve(request));
            return other.http_status == 0 ? failed(got_nothing, sent, "empty reply") : other;
        }
        case NetworkFault::server_busy: {
            auto busy = failed(0, sent, "");
            busy.http_status = 503;
            busy.reply = "<html>busy</html>";
            return busy;
        }
        case NetworkFault::error_after_doing: {
            auto error = serve(request);
            error.http_status = 502;
            error.reply = "<html>bad gateway</html>";
            return error;
        }
        case NetworkFault::wrong_amount:
            hospital_.add_fault({"*", hospital::FaultKind::wrong_amount, 0, 1, "", ""});
            return serve(request);
        case NetworkFault::none:
        case NetworkFault::power_before_send:
        case NetworkFault::power_after_arrival:
        case NetworkFault::kinds:
            break;
    }
    return serve(request);
}

}  // namespace kiosk::simulation
