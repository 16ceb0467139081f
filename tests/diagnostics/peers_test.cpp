// How a server is reached: what each end of the wire means, and the clock that its answer brings.
#include "services/http_date.h"
#include "tests/diagnostics/machine_room.h"

namespace kiosk::diagnostics::test {
namespace {

Reach reached_with(services::Exchange exchange, Clock& clock) {
    Line line;
    line.answer = [&](const services::Request&) { return exchange; };
    return reach(line, clock, "https://his.example/", 5s);
}

TEST(Reached, EveryCurlCodeHasOneMeaning) {
    const std::map<int, ReachEnd> known{
        {6, ReachEnd::name_unknown}, {28, ReachEnd::timed_out}, {35, ReachEnd::untrusted},
        {58, ReachEnd::untrusted},   {59, ReachEnd::untrusted}, {60, ReachEnd::untrusted},
        {77, ReachEnd::untrusted},   {83, ReachEnd::untrusted}, {98, ReachEnd::untrusted}};
    ManualClock clock{*CivilTime::parse("2026-11-27 09:30:00")};
    for (int code = 1; code < 120; ++code) {
        const auto found = reached_with({.curl_code = code, .detail = "curl says so"}, clock);
        const auto expected = known.find(code);
        EXPECT_EQ(found.end, expected == known.end() ? ReachEnd::not_connected : expected->second) << code;
        EXPECT_EQ(found.detail, "curl says so");
        EXPECT_EQ(found.clock_ahead, std::nullopt);
    }
}

TEST(Reached, AnAnswerBelowFiveHundredIsAServer) {
    ManualClock clock{*CivilTime::parse("2026-11-27 09:30:00")};
    for (const int status : {100, 200, 404, 499})
        EXPECT_EQ(reached_with({.http_status = status}, clock).end, ReachEnd::reached) << status;
    for (const int status : {500, 503, 599})
        EXPECT_EQ(reached_with({.http_status = status}, clock).end, ReachEnd::peer_error) << status;
    EXPECT_EQ(reached_with({.http_status = 404}, clock).detail, "HTTP 404");
}

TEST(Reached, ClockIsReadFromTheDateAndLatencyIsMeasured) {
    ManualClock clock{*CivilTime::parse("2026-11-27 09:30:10")};
    Line line;
    line.answer = [&](const services::Request&) {
        clock.advance(250ms);
        services::Exchange exchange{.http_status = 200};
        exchange.headers = {{"server", "x"}, {"date", "Fri, 27 Nov 2026 01:30:00 GMT"}};
        return exchange;
    };
    const auto found = reach(line, clock, "https://his.example/", 5s);
    EXPECT_EQ(found.latency, 250ms);
    EXPECT_EQ(found.clock_ahead, 9'750ms);
}

TEST(HttpDate, IsReadExactlyAsItIsWritten) {
    EXPECT_EQ(services::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), CivilTime{784'111'777'000});
    EXPECT_EQ(services::parse_http_date("Fri, 27 Nov 2026 01:30:00 GMT"),
              *CivilTime::parse("2026-11-27 09:30:00"));
    EXPECT_EQ(services::parse_http_date("Thu, 29 Feb 2024 00:00:00 GMT"),
              *CivilTime::parse("2024-02-29 08:00:00"));
    for (const char* text :
         {"", "Sun", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET",
          "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 GMT+8",
          "Sun, 06 Nov 1994 08:49:37 GMT ", "Sun, 99 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
          "1994-11-06T08:49:37Z"})
        EXPECT_EQ(services::parse_http_date(text), std::nullopt) << text;
}

}  // namespace
}  // namespace kiosk::diagnostics::test
