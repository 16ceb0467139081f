// Real libcurl over real TLS against a server that misbehaves: what it classifies as, and above all how many
// times a request that moves money reached the server.
#include <cstdlib>

#include <gtest/gtest.h>

#include "services/curl_transport.h"
#include "tests/services/tls_server.h"

using namespace kiosk;
using namespace kiosk::services;
using namespace kiosk::services::test;

namespace {

const Certificates& certificates() {
    static const Certificates made = Certificates::make("curl");
    return made;
}

Request post(const TlsServer& server, bool once) {
    return {.method = "POST",
            .url = server.url("/2207"),
            .headers = {{"x-tif-paasid", "demo"}},
            .body = R"({"infno":"2207"})",
            .connect_timeout = Millis{2'000},
            .timeout = Millis{400},
            .once = once};
}

Request get(const TlsServer& server) {
    return {.method = "GET",
            .url = server.url("/query"),
            .connect_timeout = Millis{2'000},
            .timeout = Millis{2'000}};
}

struct Expected {
    const char* name;
    Fault fault;
    Delivery delivery;
    int receipts;
};
void PrintTo(const Expected& expected, std::ostream* out) { *out << expected.name; }

}  // namespace

class faulty_server : public testing::TestWithParam<Expected> {};

// The connection is warm, so an ordinary client would reuse it and might repeat.
TEST_P(faulty_server, money_reaches_it_exactly_once) {
    TlsServer server{certificates()};
    const auto transport = make_curl_transport(certificates().client());
    ASSERT_EQ(classify(transport->exchange(get(server))), Delivery::reply);
    const int before = server.requests();
    server.set_fault(GetParam().fault);
    const auto exchange = transport->exchange(post(server, true));
    EXPECT_EQ(classify(exchange), GetParam().delivery) << exchange.detail;
    EXPECT_EQ(server.requests() - before, GetParam().receipts);
    EXPECT_EQ(exchange.bytes_sent > 0, GetParam().receipts > 0);
    server.set_fault(Fault::none);
    EXPECT_EQ(classify(transport->exchange(get(server))), Delivery::reply) << "and the transport still works";
}

INSTANTIATE_TEST_SUITE_P(
    every_fault, faulty_server,
    testing::Values(Expected{"none", Fault::none, Delivery::reply, 1},
                    Expected{"close_before_tls", Fault::close_before_tls, Delivery::not_sent, 0},
                    Expected{"close_after_request", Fault::close_after_request, Delivery::unknown, 1},
                    Expected{"reset_after_request", Fault::reset_after_request, Delivery::unknown, 1},
                    Expected{"half_header", Fault::half_header, Delivery::unknown, 1},
                    Expected{"half_body", Fault::half_body, Delivery::unknown, 1},
                    Expected{"garbled_status", Fault::garbled_status, Delivery::unknown, 1},
                    Expected{"silent", Fault::silent, Delivery::unknown, 1},
                    Expected{"dribble", Fault::dribble, Delivery::unknown, 1},
                    Expected{"endless", Fault::endless, Delivery::unknown, 1},
                    Expected{"unavailable", Fault::unavailable, Delivery::reply, 1},
                    Expected{"redirect", Fault::redirect, Delivery::reply, 1}),
    [](const auto& one) { return one.param.name; });

// The reason for all this: the same libcurl, left to reuse the connection, sends a POST twice.
TEST(curl_transport, an_ordinary_post_on_a_dying_connection_arrives_twice) {
    TlsServer server{certificates()};
    const auto transport = make_curl_transport(certificates().client());
    ASSERT_EQ(classify(transport->exchange(get(server))), Delivery::reply);
    server.set_fault(Fault::close_after_request);
    (void)transport->exchange(post(server, false));
    EXPECT_EQ(server.requests(), 1 + 2);
}

TEST(curl_transport, queries_share_a_connection_and_money_never_does) {
    TlsServer server{certificates()};
    const auto transport = make_curl_transport(certificates().client());
    for (int i = 0; i < 3; ++i) EXPECT_EQ(transport->exchange(get(server)).http_status, 200);
    EXPECT_EQ(server.connections(), 1);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(transport->exchange(post(server, true)).http_status, 200);
    EXPECT_EQ(server.connections(), 4);
    EXPECT_EQ(transport->exchange(get(server)).http_status, 200);
    EXPECT_EQ(server.connections(), 4) << "and money's connections are not left for queries";
}

TEST(curl_transport, gives_the_reply_with_lower_case_headers) {
    TlsServer server{certificates()};
    const auto exchange = make_curl_transport(certificates().client())->exchange(post(server, true));
    EXPECT_EQ(exchange.curl_code, 0);
    EXPECT_EQ(exchange.http_status, 200);
    EXPECT_EQ(exchange.reply, "ok");
    ASSERT_EQ(exchange.headers.size(), 2U);
    EXPECT_EQ(exchange.headers[0].name, "content-length");
    EXPECT_EQ(exchange.headers[1].value, "a=b");
    EXPECT_GT(exchange.bytes_sent, post(server, true).body.size());
}

TEST(curl_transport, sends_no_expect_no_cookie_and_asks_no_proxy) {
    TlsServer server{certificates()};
    setenv("https_proxy", "http://127.0.0.1:1", 1);
    setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
    const auto transport = make_curl_transport(certificates().client());
    auto request = post(server, false);
    request.body = std::string(1'500'000, 'x');
    request.timeout = Millis{5'000};
    EXPECT_EQ(transport->exchange(request).http_status, 200);
    EXPECT_EQ(transport->exchange(request).http_status, 200);
    unsetenv("https_proxy");
    unsetenv("ALL_PROXY");
    const auto head = server.last_head();
    EXPECT_TRUE(head.starts_with("POST /2207 HTTP/1.1"));
    EXPECT_EQ(head.find("Expect"), std::string::npos);
    EXPECT_EQ(head.find("Cookie"), std::string::npos);
    EXPECT_NE(head.find("x-tif-paasid: demo"), std::string::npos);
}

TEST(curl_transport, put_is_put) {
    TlsServer server{certificates()};
    auto request = post(server, false);
    request.method = "PUT";
    EXPECT_EQ(make_curl_transport(certificates().client())->exchange(request).http_status, 200);
    EXPECT_TRUE(server.last_head().starts_with("PUT /2207"));
}

TEST(curl_transport, strangers_get_no_byte) {
    for (const auto identity : {Identity::wrong_name, Identity::other_authority, Identity::expired,
                                Identity::not_yet_valid, Identity::self_signed}) {
        TlsServer server{certificates(), {.identity = identity}};
        const auto exchange = make_curl_transport(certificates().client())->exchange(post(server, true));
        EXPECT_EQ(classify(exchange), Delivery::not_sent) << exchange.detail;
        EXPECT_EQ(server.requests(), 0);
    }
}

TEST(curl_transport, old_tls_gets_no_byte) {
    TlsServer server{certificates(), {.old_tls_only = true}};
    EXPECT_EQ(classify(make_curl_transport(certificates().client())->exchange(post(server, true))),
              Delivery::not_sent);
    EXPECT_EQ(server.requests(), 0);
}

TEST(curl_transport, shows_our_certificate_where_it_is_demanded) {
    TlsServer server{certificates(), {.demands_client_certificate = true}};
    EXPECT_EQ(make_curl_transport(certificates().client())->exchange(post(server, true)).http_status, 200);
    auto bare = certificates().client();
    bare.certificate.clear();
    EXPECT_NE(classify(make_curl_transport(bare)->exchange(post(server, true))), Delivery::reply);
    EXPECT_EQ(server.requests(), 1);
}

TEST(curl_transport, trusts_nobody_without_a_pinned_authority) {
    TlsServer server{certificates()};
    for (const std::string ca : {"", "/no/such/file.pem"}) {
        const auto exchange = make_curl_transport({.ca = ca})->exchange(post(server, true));
        EXPECT_EQ(classify(exchange), Delivery::not_sent);
        EXPECT_FALSE(exchange.detail.empty());
    }
    EXPECT_EQ(server.requests(), 0);
}

TEST(curl_transport, nobody_listening_is_not_sent) {
    std::string url;
    { url = TlsServer{certificates()}.url(); }
    const auto transport = make_curl_transport(certificates().client());
    EXPECT_EQ(classify(transport->exchange({.method = "GET", .url = url})), Delivery::not_sent);
    EXPECT_EQ(classify(transport->exchange({.method = "GET", .url = "http://127.0.0.1:1/"})),
              Delivery::not_sent);
    EXPECT_EQ(classify(transport->exchange({.method = "GET", .url = "file:///etc/hostname"})),
              Delivery::not_sent);
}

TEST(curl_transport, a_reply_beyond_the_limit_is_none) {
    TlsServer server{certificates()};
    const auto transport = make_curl_transport(certificates().client(), {.reply_bytes = 1});
    const auto exchange = transport->exchange(post(server, true));
    EXPECT_EQ(classify(exchange), Delivery::unknown);
    EXPECT_NE(exchange.detail.find("too long"), std::string::npos);
}

TEST(curl_transport, many_at_once) {
    TlsServer server{certificates()};
    const auto transport = make_curl_transport(certificates().client());
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 10; ++n) {
                auto request = n % 3 == 0 ? post(server, true) : get(server);
                request.timeout = Millis{20'000};
                good += transport->exchange(request).http_status == 200 ? 1 : 0;
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(good, 60);
    EXPECT_EQ(server.requests(), 60);
}
