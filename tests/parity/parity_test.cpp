// Does the simulation's network tell the truth about libcurl? Each of its mishaps befalls the same 2207
// twice: once on the simulation's own network, once through the product's libcurl over real TLS. Both must
// classify alike, the hospitals' books must come out alike, and libcurl must never bring a message that moves
// money twice.
#include <array>
#include <cstdio>

#include <gtest/gtest.h>

#include "services/curl_transport.h"
#include "tests/parity/faulty_line.h"
#include "tests/simulation/network.h"

namespace kiosk::parity {
namespace {

using services::Delivery;
using services::Exchange;
using services::test::Identity;

// How often the 2207 leaves the kiosk, and how often it is delivered; more than once only where the network
// itself doubles it.
struct Expected {
    int sent = 1;
    int delivered = 1;
    bool kiosk_lives = true;  // else no exchange comes back: tests/journeys/power_cut_*.journey
};

Expected expected_of(Mishap mishap) {
    switch (mishap) {
        case Mishap::connection_refused:
        case Mishap::name_not_resolved:
        case Mishap::tls_failed:
        case Mishap::connect_hangs:
            return {0, 0};
        case Mishap::request_dropped:
        case Mishap::server_error:
        case Mishap::server_busy:
        case Mishap::server_loses_unacked:
            return {1, 0};
        case Mishap::request_duplicated:
            return {1, 2};
        case Mishap::none:
        case Mishap::request_late:
        case Mishap::undo_before_forgotten:
        case Mishap::response_dropped:
        case Mishap::response_half_closed:
        case Mishap::response_garbled:
        case Mishap::response_late:
        case Mishap::response_swapped:
        case Mishap::response_names_another:
        case Mishap::response_of_other_order:
        case Mishap::error_after_doing:
        case Mishap::wrong_amount:
        case Mishap::server_restarts:
        case Mishap::server_slow:
        case Mishap::server_clock_skewed:
        case Mishap::clock_forward_hour:
        case Mishap::clock_back_hour:
        case Mishap::clock_back_to_1970:
        case Mishap::machine_sleeps:
        case Mishap::operator_deploys_update:
            return {1, 1};
        case Mishap::power_before_send:
            return {0, 0, false};
        case Mishap::power_after_arrival:
            return {1, 1, false};
        case Mishap::kinds:
            break;
    }
    return {-1, -1};
}

// A visit ready to be settled, and its 2207.
struct Ready {
    hospital::Town town;
    hospital::Visit visit{town, "P01", "99H000001"};
    services::Request settle;
    services::Request other;  // before it, on a connection that is kept
    std::string msgid;

    Ready() {
        const auto envelope = town.envelope("2207", visit.settle_input(visit.prepare()), visit.area);
        msgid = envelope.at("msgid").get<std::string>();
        settle = {.method = "POST",
                  .url = std::string{"https://h"} + settle_path,
                  .body = envelope.dump(),
                  .connect_timeout = Millis{1'000},
                  .timeout = timeout,
                  .once = true};
        for (const auto& [name, value] : town.tif_headers()) settle.headers.push_back({name, value});
        other = {.method = "GET",
                 .url = "https://h/fhir/HealthcareService?date=" + town.clock.civil().date()};
    }
    [[nodiscard]] std::int64_t settled() { return town.books()["totals"]["settlements"].get<std::int64_t>(); }
    [[nodiscard]] int arrived() {
        return hospital::body_of(town.raw("GET", "/control/counts", "")).value("2207", 0);
    }
};

struct Seen {
    std::optional<Exchange> exchange;  // none: the kiosk has no power
    std::optional<Exchange> next;      // of the same message's neighbour, where the server has gone
    bool in_time = true;
};

bool server_goes(Mishap mishap) {
    return mishap == Mishap::server_restarts || mishap == Mishap::server_loses_unacked;
}

Seen simulated(Ready& ready, Mishap mishap) {
    // The settlement is the second message, and the first question has no other answer.
    simulation::Chooser chooser{simulation::by_plan({{1, static_cast<int>(mishap)}})};
    simulation::Timeline timeline{ready.town.clock};
    const bool calm = false;
    simulation::Network network{chooser, timeline, ready.town.hospital, Millis{1'000}, calm};
    EXPECT_EQ(classify(network.exchange(ready.other)), Delivery::reply);
    Seen seen;
    try {
        seen.exchange = network.exchange(ready.settle);
        seen.in_time = network.take_answer_delay() <= ready.settle.timeout;
        if (server_goes(mishap)) {
            auto again = ready.settle;
            again.url += "/again";
            seen.next = network.exchange(again);
        }
    } catch (const simulation::PowerCut&) {
    }
    while (timeline.run_next(timeline.now() + Millis{60'000})) {
    }
    EXPECT_EQ(chooser.asked().size() > 1 ? chooser.asked()[1].chosen_name() : "", name_of(mishap));
    return seen;
}

Seen real(Ready& ready, Mishap mishap, FaultyLine& line, services::Transport& transport) {
    ready.other.url = line.other_url();
    ready.settle.url = line.settle_url();
    if (mishap != Mishap::tls_failed) {
        EXPECT_EQ(classify(transport.exchange(ready.other)), Delivery::reply);
    }
    Seen seen;
    seen.exchange = transport.exchange(ready.settle);
    line.later();
    if (server_goes(mishap)) seen.next = transport.exchange(ready.settle);
    return seen;
}

// What comes after the transport has given up is no reply any more.
Delivery heard(const Seen& seen) {
    const auto delivery = classify(*seen.exchange);
    return delivery == Delivery::reply && !seen.in_time ? Delivery::unknown : delivery;
}

const services::test::Certificates& certificates() {
    static const auto made = services::test::Certificates::make("parity");
    return made;
}

class Parity : public testing::TestWithParam<int> {
protected:
    void compare(Identity identity) {
        const auto mishap = static_cast<Mishap>(GetParam());
        const auto expected = expected_of(mishap);
        Ready virtual_one;
        const auto simulation_saw = simulated(virtual_one, mishap);
        EXPECT_EQ(virtual_one.arrived(), expected.delivered) << "in the simulation";
        EXPECT_EQ(simulation_saw.exchange.has_value(), expected.kiosk_lives);
        if (!expected.kiosk_lives) return;

        Ready real_one;
        FaultyLine line{real_one.town, certificates(), mishap, identity};
        const auto transport = services::make_curl_transport(certificates().client());
        const auto curl_saw = real(real_one, mishap, line, *transport);
        const auto what = curl_saw.exchange->detail;
        EXPECT_EQ(heard(curl_saw), heard(simulation_saw)) << what;
        EXPECT_EQ(curl_saw.exchange->bytes_sent > 0, simulation_saw.exchange->bytes_sent > 0) << what;
        if (heard(curl_saw) == Delivery::reply) {
            EXPECT_EQ(curl_saw.exchange->http_status, simulation_saw.exchange->http_status);
        }
        EXPECT_EQ(line.sent(), expected.sent);
        const auto delivered = line.delivered().find(real_one.msgid);
        EXPECT_EQ(delivered == line.delivered().end() ? 0 : delivered->second, expected.delivered);
        EXPECT_LE(line.delivered().size(), 1U);
        EXPECT_EQ(real_one.settled(), virtual_one.settled()) << "the hospitals' books";
        constexpr std::array said{"not sent", "reply", "unknown"};
        std::printf("| %-24s | %-8s | %-8s | curl %2d | sent %d | delivered %d |\n", name_of(mishap).data(),
                    said[static_cast<std::size_t>(heard(simulation_saw))],
                    said[static_cast<std::size_t>(heard(curl_saw))], curl_saw.exchange->curl_code,
                    line.sent(), expected.delivered);
        ASSERT_EQ(curl_saw.next.has_value(), simulation_saw.next.has_value());
        if (curl_saw.next) {
            EXPECT_EQ(classify(*curl_saw.next), Delivery::not_sent);
            EXPECT_EQ(classify(*simulation_saw.next), Delivery::not_sent);
        }
    }
};

TEST_P(Parity, CurlOverTlsAndTheSimulationSayTheSame) {
    if (static_cast<Mishap>(GetParam()) != Mishap::tls_failed) return compare(Identity::good);
    for (const auto stranger : {Identity::other_authority, Identity::wrong_name, Identity::expired,
                                Identity::not_yet_valid, Identity::self_signed})
        compare(stranger);
}

INSTANTIATE_TEST_SUITE_P(Alphabet, Parity, testing::Range(0, static_cast<int>(Mishap::kinds)),
                         [](const auto& kind) {
                             return std::string{name_of(static_cast<Mishap>(kind.param))};
                         });

}  // namespace
}  // namespace kiosk::parity
