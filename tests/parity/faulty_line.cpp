// One branch for each mishap; a kind without one does not compile.
#include "tests/parity/faulty_line.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

#include "tests/simulation/network.h"

namespace kiosk::parity {
namespace {

using services::test::Wire;

Wire whole(int status, const std::string& body) {
    return {fmt::format("HTTP/1.1 {} It\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
                        status, body.size(), body)};
}

Wire cut() { return {"", Millis{0}, true}; }
Wire silence() { return {"", timeout * 2, true}; }

// A listener whose queue is full: the next one who connects hears nothing.
int deaf_listener(std::vector<int>& sockets) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    sockets.push_back(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    EXPECT_EQ(bind(sockets[0], reinterpret_cast<sockaddr*>(&address), length), 0);
    EXPECT_EQ(listen(sockets[0], 0), 0);
    getsockname(sockets[0], reinterpret_cast<sockaddr*>(&address), &length);
    constexpr int enough = 4;
    for (int n = 0; n < enough; ++n) {
        sockets.push_back(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        static_cast<void>(connect(sockets.back(), reinterpret_cast<sockaddr*>(&address), length));
    }
    return ntohs(address.sin_port);
}

}  // namespace

FaultyLine::FaultyLine(hospital::Town& town, const services::test::Certificates& certificates, Mishap mishap,
                       services::test::Identity identity)
    : town_{town}, mishap_{mishap} {
    services::test::ServerOptions options;
    options.identity = identity;
    options.respond = [this](const std::string& head, const std::string& body) {
        return respond(head, body);
    };
    server_ = std::make_unique<services::test::TlsServer>(certificates, options);
    last_url_ = server_->url();
    if (mishap == Mishap::connect_hangs) deaf_port_ = deaf_listener(sockets_);
}

FaultyLine::~FaultyLine() {
    server_.reset();
    for (const int socket : sockets_) close(socket);
}

std::string FaultyLine::settle_url() const {
    if (mishap_ == Mishap::name_not_resolved) return std::string{"https://hospital.invalid"} + settle_path;
    if (mishap_ == Mishap::connect_hangs)
        return fmt::format("https://127.0.0.1:{}{}", deaf_port_, settle_path);
    // Nobody listens at port 1.
    if (mishap_ == Mishap::connection_refused) return std::string{"https://127.0.0.1:1"} + settle_path;
    return last_url_.substr(0, last_url_.size() - 1) + settle_path;
}

std::string FaultyLine::other_url() const { return last_url_ + "fhir/HealthcareService"; }

void FaultyLine::later() {
    for (const auto& body : late_) deliver(body);
    late_.clear();
    if (mishap_ == Mishap::server_restarts || mishap_ == Mishap::server_loses_unacked) server_.reset();
}

std::string FaultyLine::deliver(const std::string& body) {
    ++delivered_[hospital::Json::parse(body).at("msgid").get<std::string>()];
    return town_.raw("POST", settle_path, body, town_.tif_headers()).reply.body;
}

Wire FaultyLine::respond(const std::string& head, const std::string& body) {
    if (head.starts_with("POST")) return ++sent_, respond_badly(body);
    previous_ = town_.raw("GET", "/fhir/HealthcareService?date=" + town_.clock.civil().date(), "").reply.body;
    return whole(200, previous_);
}

Wire FaultyLine::respond_badly(const std::string& body) {
    switch (mishap_) {
        case Mishap::none:
        case Mishap::server_clock_skewed:
        case Mishap::clock_forward_hour:
        case Mishap::clock_back_hour:
        case Mishap::clock_back_to_1970:
        case Mishap::operator_deploys_update:
            return whole(200, deliver(body));
        case Mishap::connection_refused:
        case Mishap::name_not_resolved:
        case Mishap::tls_failed:
        case Mishap::connect_hangs:
        case Mishap::power_before_send:
        case Mishap::power_after_arrival:
        case Mishap::kinds:
            ADD_FAILURE() << "nothing may arrive here";
            return cut();
        case Mishap::request_dropped:
            return silence();
        case Mishap::undo_before_forgotten:
            town_.set({{"reversal_of_unseen", "ok"}});
            [[fallthrough]];
        case Mishap::request_late:
            late_.push_back(body);
            return silence();
        case Mishap::request_duplicated:
            late_.push_back(body);
            return whole(200, deliver(body));
        case Mishap::response_dropped:
        case Mishap::machine_sleeps:
        case Mishap::server_restarts:
            deliver(body);
            return cut();
        case Mishap::server_loses_unacked:
            return cut();
        case Mishap::response_half_closed: {
            const auto reply = deliver(body);
            auto wire = whole(200, reply);
            wire.bytes.resize(wire.bytes.size() - reply.size() / 2);
            wire.close = true;
            return wire;
        }
        case Mishap::response_garbled: {
            auto reply = deliver(body);
            reply[reply.size() / 2] = '\x01';
            return whole(200, reply + "}");
        }
        case Mishap::response_late:
        case Mishap::server_slow: {
            auto wire = whole(200, deliver(body));
            wire.pause = timeout * 2;
            return wire;
        }
        case Mishap::response_swapped:
            deliver(body);
            return whole(200, previous_);
        case Mishap::response_names_another:
            return whole(200, simulation::names_another(deliver(body)));
        case Mishap::response_of_other_order:
            return whole(200, simulation::of_other_order(deliver(body)));
        case Mishap::server_error:
            return whole(500, "<html>internal error</html>");
        case Mishap::server_busy:
            return whole(503, "<html>busy</html>");
        case Mishap::error_after_doing:
            deliver(body);
            return whole(502, "<html>bad gateway</html>");
        case Mishap::wrong_amount:
            town_.fault({{"match", "2207"}, {"fault", "wrong_amount"}, {"times", 1}});
            return whole(200, deliver(body));
    }
    return cut();
}

}  // namespace kiosk::parity
