// The endpoint over a real socket: what it tells, and what it does not do for anybody.
#include <atomic>
#include <limits>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/metrics/families.h"
#include "tests/metrics/http.h"

namespace kiosk::services {
namespace {

using test::asked;
using test::status_of;
using testing::HasSubstr;

std::vector<MetricFamily> some_families() {
    return {{"kiosk_build_info", "The program.", MetricKind::gauge, {{{{"version", "1\"2\\"}}, 1, {}, 0}}},
            {"kiosk_seen_total", "What was seen.", MetricKind::counter, {{{}, 7, {}, 0}}},
            {"kiosk_nothing_total", "What never was.", MetricKind::counter, {}},
            {"kiosk_step_seconds", "Steps.", MetricKind::histogram, {{{}, 3.5, {{0.1, 1}, {1, 2}}, 3}}}};
}

std::unique_ptr<MetricsEndpoint> opened(CollectMetrics collect = some_families) {
    auto endpoint = MetricsEndpoint::open({true, "127.0.0.1", 0}, std::move(collect));
    if (!endpoint) ADD_FAILURE() << endpoint.error().text;
    return std::move(*endpoint);
}

TEST(MetricsEndpoint, TellsEveryKindInPrometheusWords) {
    const auto endpoint = opened();
    ASSERT_GT(endpoint->port(), 0);
    const auto reply = asked(endpoint->port(), "GET", "/metrics");
    EXPECT_EQ(status_of(reply), 200);
    for (const auto* line :
         {"# TYPE kiosk_build_info gauge", "kiosk_build_info{version=\"1\\\"2\\\\\"} 1",
          "# TYPE kiosk_seen_total counter", "kiosk_seen_total 7", "# TYPE kiosk_step_seconds histogram",
          "kiosk_step_seconds_sum 3.5", "kiosk_step_seconds_count 3",
          "kiosk_step_seconds_bucket{le=\"0.1\"} 1", "kiosk_step_seconds_bucket{le=\"1\"} 2",
          "kiosk_step_seconds_bucket{le=\"+Inf\"} 3"})
        EXPECT_THAT(reply, HasSubstr(std::string{line} + "\n"));
    EXPECT_THAT(reply, testing::Not(HasSubstr("kiosk_nothing_total")));
}

TEST(MetricsEndpoint, AHistogramHasItsLastBucketOnce) {
    const MetricFamily whole{"kiosk_step_seconds",
                             "Steps.",
                             MetricKind::histogram,
                             {{{}, 3.5, {{1, 2}, {std::numeric_limits<double>::infinity(), 3}}, 3}}};
    const auto words = in_prometheus_words({whole});
    ASSERT_EQ(words.size(), 1U);
    EXPECT_EQ(words[0].metric[0].histogram.bucket.size(), 2U);
    EXPECT_EQ(words[0].metric[0].histogram.sample_count, 3U);
}

TEST(MetricsEndpoint, AsksAnewAtEachScrape) {
    std::atomic<int> asked_for{0};
    const auto endpoint = opened([&] {
        return std::vector<MetricFamily>{
            {"kiosk_asked_total", "Scrapes.", MetricKind::counter, {{{}, double(++asked_for), {}, 0}}}};
    });
    EXPECT_THAT(asked(endpoint->port(), "GET", "/metrics"), HasSubstr("kiosk_asked_total 1\n"));
    EXPECT_THAT(asked(endpoint->port(), "GET", "/metrics?x=y"), HasSubstr("kiosk_asked_total 2\n"));
}

TEST(MetricsEndpoint, HasNoOtherPathAndNoOtherMethod) {
    const auto endpoint = opened();
    const auto port = endpoint->port();
    for (const auto* path : {"/", "/metricsx", "/metrics/x", "/etc/passwd", "/../../../../etc/passwd",
                             "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "//metrics/../etc/passwd"}) {
        const auto reply = asked(port, "GET", path);
        EXPECT_GE(status_of(reply), 400) << path;
        EXPECT_LT(status_of(reply), 500) << path;
        EXPECT_THAT(reply, testing::Not(HasSubstr("root:"))) << path;
    }
    for (const auto* method : {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"}) {
        const auto status = status_of(asked(port, method, "/metrics"));
        EXPECT_GE(status, 400) << method;
        EXPECT_LT(status, 500) << method;
    }
    EXPECT_NE(status_of(asked(port, std::string{"\x16\x03\x01 this is no HTTP\r\n\r\n"})), 200);
    EXPECT_EQ(status_of(asked(port, "GET", "/metrics")), 200);  // and goes on
}

TEST(MetricsEndpoint, ServesSeveralAtOnceAndWaitsForThemAtTheEnd) {
    std::atomic<int> good{0};
    {
        const auto endpoint = opened();
        std::vector<std::jthread> scrapers;
        for (int n = 0; n < 4; ++n)
            scrapers.emplace_back([&, port = endpoint->port()] {
                for (int turn = 0; turn < 25; ++turn)
                    good += status_of(asked(port, "GET", "/metrics")) == 200 ? 1 : 0;
            });
    }
    EXPECT_EQ(good, 100);
}

TEST(MetricsEndpoint, SaysThatThePortIsTaken) {
    const auto endpoint = opened();
    const auto second = MetricsEndpoint::open({true, "127.0.0.1", endpoint->port()}, some_families);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::unavailable);
    EXPECT_THAT(second.error().text, HasSubstr("127.0.0.1 port " + std::to_string(endpoint->port())));
}

TEST(MetricsEndpoint, IsNeverOpenedWhereStrangersCouldReadAlong) {
    for (const auto* address :
         {"0.0.0.0", "192.168.1.5", "", "localhost", "::", "127.0.0.1,0.0.0.0", "127.1"}) {
        const auto endpoint = MetricsEndpoint::open({true, address, 0}, some_families);
        ASSERT_FALSE(endpoint) << address;
        EXPECT_EQ(endpoint.error().kind, ErrorKind::configuration);
        EXPECT_THAT(endpoint.error().text, HasSubstr("stunnel"));
    }
}

TEST(MetricsConfig, KnowsWhatItIsTold) {
    auto root =
        ConfigTable::from_text("[metrics]\nenabled = true\naddress = \"127.0.0.2\"\nport = 9000\n", "t");
    auto table = root->table("metrics", "");
    const auto config = read_metrics_config(table);
    EXPECT_TRUE(config.enabled);
    EXPECT_EQ(config.address, "127.0.0.2");
    EXPECT_EQ(config.port, 9'000);
    EXPECT_TRUE(root->problems().empty());
}

TEST(MetricsConfig, IsSilentByDefault) {
    auto root = ConfigTable::from_text("", "t");
    auto table = root->table("metrics", "");
    EXPECT_FALSE(read_metrics_config(table).enabled);
}

TEST(MetricsConfig, NamesAnAddressThatIsOpenToOthers) {
    auto root = ConfigTable::from_text("[metrics]\nenabled = true\naddress = \"0.0.0.0\"\n", "kiosk.toml");
    auto table = root->table("metrics", "");
    static_cast<void>(read_metrics_config(table));
    const auto problems = root->problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_THAT(problems[0].text(), HasSubstr("kiosk.toml:3: metrics.address: must be a loopback address"));
    EXPECT_THAT(problems[0].text(), HasSubstr("proxy with mutual TLS"));
}

}  // namespace
}  // namespace kiosk::services
