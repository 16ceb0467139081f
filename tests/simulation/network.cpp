// Mishaps on the wire, one branch each.
#include "tests/simulation/network.h"

#include <algorithm>
#include <utility>

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
constexpr Millis restart_takes{20'000};
constexpr Millis just_after{5'000};
constexpr Millis slow_for{300'000};
constexpr Millis slow_by{45'000};

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

// The HIS in its other language.
bool is_vendors(const std::string& url) { return url.find("/zzj/api/") != std::string::npos; }

// Platform, HIS and acquirer fall and rise by themselves.
std::string party_of(const std::string& url) {
    if (url.find("/fhir/") != std::string::npos || is_vendors(url)) return "HIS";
    const bool bank =
        url.find("/acquirer/") != std::string::npos || url.find("/terminal/") != std::string::npos;
    return bank ? "acquirer" : "platform";
}

}  // namespace

std::string name_of(const services::Request& request) {
    const auto path = request.url.substr(0, request.url.find('?'));
    auto name = path.substr(path.rfind('/') + 1);
    if (is_vendors(path)) {
        name = hospital::Vendor::name_of(to_hospital(request));
        // A number held, of today or by collecting what was booked.
        if (name == "POST Appointment" || name == "POST Appointment booking")
            return "POST Appointment pending";
        return name == "POST Task" ? name + " requested" : name;
    }
    if (path.find("/fhir/") == std::string::npos) return name;
    const auto resource = path.substr(path.find("/fhir/") + 6);
    name = request.method + " " + resource.substr(0, resource.find('/'));
    for (const auto* status : {"pending", "booked", "requested", "completed", "cancelled"})
        if (request.body.find(std::string{"\"status\":\""} + status) != std::string::npos)
            name += std::string{" "} + status;
    return name;
}

Network::Network(Chooser& chooser, Timeline& timeline, hospital::Hospital& hospital, Millis late_by,
                 const bool& calm)
    : chooser_{chooser}, timeline_{timeline}, hospital_{hospital}, late_by_{late_by}, calm_{calm} {}

Millis Network::take_answer_delay() { return std::exchange(answer_delay_, usual_delay); }

void Network::heal() {
    healed_ = true;
    slow_until_ = Millis{0};
    down_until_.clear();
}

void Network::last(Millis time) { trouble_until_ = std::max(trouble_until_, timeline_.now() + time); }

Exchange Network::serve(const services::Request& request) {
    ++served_;
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
    if (on_arrived) on_arrived(name_of(request));
    return exchange;
}

Mishap Network::ask(const std::string& name) {
    const auto matter = matter_of(name);
    const bool asked = only_undo_ ? matter == Matter::undo : !calm_;
    if (healed_ || !asked) return Mishap::none;
    const auto offer = mishaps_of(name);
    const auto label = std::string{name_of(matter)} + " " + name;
    return offer.mishaps[static_cast<std::size_t>(chooser_.pick(label, offer.names))];
}

Exchange Network::exchange(const services::Request& request) {
    answer_delay_ = usual_delay;
    const auto name = name_of(request);
    if (down_until_[party_of(request.url)] > timeline_.now()) return failed(could_not_connect, 0, "refused");
    const auto mishap = ask(name);
    if (mishap == Mishap::power_before_send) throw PowerCut{};
    if (on_leaving) on_leaving(name, request);
    auto result = with_mishap(request, mishap);
    if (mishap == Mishap::power_after_arrival) throw PowerCut{};
    if (slow_until_ > timeline_.now() && result.curl_code == 0) {
        answer_delay_ = std::min(slow_by, request.timeout);
        if (slow_by > request.timeout) result = failed(timed_out, request.body.size() + 1, "no answer");
    }
    if (mishap >= Mishap::clock_forward_hour && on_machine) on_machine(mishap);
    if (result.curl_code == 0) previous_ = result;
    return result;
}

Exchange Network::with_mishap(const services::Request& request, Mishap mishap) {
    if (mishap == Mishap::none) return serve(request);
    if (mishap <= Mishap::connect_hangs) return without_connection(request, mishap);
    if (mishap <= Mishap::response_late) return lost_on_its_way(request, mishap);
    if (mishap <= Mishap::wrong_amount) return with_false_reply(request, mishap);
    if (mishap <= Mishap::undo_before_forgotten) return by_troubled_server(request, mishap);
    auto result = serve(request);
    // Whoever wakes up finds the connection dead.
    if (mishap == Mishap::machine_sleeps)
        result = failed(got_nothing, request.body.size() + 1, "empty reply");
    return result;
}

Exchange Network::without_connection(const services::Request& request, Mishap mishap) {
    if (mishap == Mishap::name_not_resolved) return failed(could_not_resolve, 0, "no such name");
    if (mishap == Mishap::tls_failed) return failed(peer_not_verified, 0, "certificate");
    if (mishap == Mishap::connection_refused) return failed(could_not_connect, 0, "refused");
    answer_delay_ = request.connect_timeout;
    return failed(timed_out, 0, "no connection");
}

Exchange Network::lost_on_its_way(const services::Request& request, Mishap mishap) {
    const auto sent = request.body.size() + 1;
    const auto later = [&](Millis wait) {
        timeline_.after(wait, Belongs::to_world, [this, request] { static_cast<void>(serve(request)); });
    };
    if (mishap == Mishap::request_late || mishap == Mishap::request_dropped) {
        if (mishap == Mishap::request_late) later(request.timeout + late_by_);
        answer_delay_ = request.timeout;
        return failed(timed_out, sent, "no answer");
    }
    auto reply = serve(request);
    if (mishap == Mishap::request_duplicated) later(late_by_);
    if (mishap == Mishap::response_dropped) return failed(got_nothing, sent, "empty reply");
    if (mishap == Mishap::response_half_closed) {
        reply.curl_code = partial_file;
        reply.reply.resize(reply.reply.size() / 2);
    }
    if (mishap == Mishap::response_garbled) {
        if (!reply.reply.empty()) reply.reply[reply.reply.size() / 2] = '\x01';
        reply.reply += "}";
    }
    if (mishap == Mishap::response_late) {
        answer_delay_ = request.timeout * 2;
        timeline_.after(answer_delay_, Belongs::to_kiosk, [this, request] {
            if (on_late_answer) on_late_answer(name_of(request), request);
        });
    }
    return reply;
}

Exchange Network::with_false_reply(const services::Request& request, Mishap mishap) {
    const auto sent = request.body.size() + 1;
    const auto status = [&](int number, const char* text) {
        auto reply = failed(0, sent, "");
        reply.http_status = number;
        reply.reply = text;
        return reply;
    };
    if (mishap == Mishap::server_error) return status(500, "<html>internal error</html>");
    if (mishap == Mishap::server_busy) return status(503, "<html>busy</html>");
    if (mishap == Mishap::wrong_amount)
        hospital_.add_fault({"*", hospital::FaultKind::wrong_amount, 0, 1, "", ""});
    auto reply = serve(request);
    if (mishap == Mishap::response_swapped)
        return previous_.http_status == 0 ? failed(got_nothing, sent, "empty reply") : previous_;
    if (mishap == Mishap::response_names_another) reply.reply = names_another(reply.reply);
    if (mishap == Mishap::response_of_other_order) reply.reply = of_other_order(reply.reply);
    if (mishap == Mishap::error_after_doing) return status(502, "<html>bad gateway</html>");
    return reply;
}

Exchange Network::by_troubled_server(const services::Request& request, Mishap mishap) {
    if (mishap == Mishap::server_restarts || mishap == Mishap::server_loses_unacked) {
        // What was written and not acknowledged is forgotten as if it had never come.
        if (mishap == Mishap::server_restarts) static_cast<void>(serve(request));
        down_until_[party_of(request.url)] = timeline_.now() + restart_takes;
        last(restart_takes);
        return failed(got_nothing, request.body.size() + 1, "empty reply");
    }
    if (mishap == Mishap::undo_before_forgotten) {
        static_cast<void>(hospital_.serve(
            {.path = "/control/set", .query = {}, .headers = {}, .body = R"({"reversal_of_unseen":"ok"})"}));
        // It lands after the first of two reversals, while the platform still takes requests that old.
        const auto wait = request.timeout + late_by_ * 10 / 9 + just_after;
        timeline_.after(wait, Belongs::to_world, [this, request] { static_cast<void>(serve(request)); });
        return lost_on_its_way(request, Mishap::request_dropped);
    }
    auto reply = serve(request);
    if (mishap == Mishap::server_slow) {
        slow_until_ = timeline_.now() + slow_for;
        last(slow_for);
    }
    if (mishap == Mishap::server_clock_skewed && on_machine) on_machine(mishap);
    return reply;
}

}  // namespace kiosk::simulation
