// Devices, money on its way, counterparties, the process: each figure from what the house tells of it.
#include <gtest/gtest.h>

#include "kiosk/app/metrics/cases.h"
#include "kiosk/app/metrics/devices.h"
#include "kiosk/app/metrics/peers.h"
#include "kiosk/app/metrics/process.h"
#include "services/http_date.h"
#include "tests/metrics/told.h"

namespace kiosk::app::metrics {
namespace {

using test::told;

class DeviceFiguresTest : public testing::Test {
protected:
    void is(DeviceState state, DeviceTrouble trouble = DeviceTrouble::none) {
        figures_.on_device(
            DeviceKind::receipt_printer,
            device::StatusChanged{{DeviceKind::receipt_printer, state, trouble, "not to be told"}});
    }
    [[nodiscard]] std::optional<double> told_of(const std::string& name, Labels labels = {}) const {
        Families families;
        figures_.tell(families, {{DeviceKind::receipt_printer, counts_}});
        labels.emplace_back("device", "receipt_printer");
        return told(families, name, labels);
    }
    DeviceFigures figures_;
    DeviceStatistics counts_;
};

TEST_F(DeviceFiguresTest, ADeviceIsInOneState) {
    EXPECT_EQ(told_of("kiosk_device_state", {{"state", "absent"}}), 1);
    is(DeviceState::ready);
    EXPECT_EQ(told_of("kiosk_device_state", {{"state", "absent"}}), 0);
    EXPECT_EQ(told_of("kiosk_device_state", {{"state", "ready"}}), 1);
    is(DeviceState::faulty, DeviceTrouble::paper_jam);
    EXPECT_EQ(told_of("kiosk_device_state", {{"state", "ready"}}), 0);
    EXPECT_EQ(told_of("kiosk_device_state", {{"state", "faulty"}}), 1);
}

TEST_F(DeviceFiguresTest, ATroubleIsSeenToEnd) {
    EXPECT_FALSE(told_of("kiosk_device_trouble", {{"trouble", "cover_open"}}));
    is(DeviceState::faulty, DeviceTrouble::cover_open);
    EXPECT_EQ(told_of("kiosk_device_trouble", {{"trouble", "cover_open"}}), 1);
    is(DeviceState::ready);
    EXPECT_EQ(told_of("kiosk_device_trouble", {{"trouble", "cover_open"}}), 0);
}

TEST_F(DeviceFiguresTest, PaperIsWhatThePrinterLastFelt) {
    EXPECT_FALSE(told_of("kiosk_paper_state"));
    is(DeviceState::ready);
    EXPECT_EQ(told_of("kiosk_paper_state"), 2);
    is(DeviceState::ready, DeviceTrouble::paper_low);
    EXPECT_EQ(told_of("kiosk_paper_state"), 1);
    is(DeviceState::faulty, DeviceTrouble::paper_out);
    EXPECT_EQ(told_of("kiosk_paper_state"), 0);
    is(DeviceState::faulty, DeviceTrouble::cover_open);  // a new roll is being loaded
    EXPECT_EQ(told_of("kiosk_paper_state"), 0);
    is(DeviceState::ready);
    EXPECT_EQ(told_of("kiosk_paper_state"), 2);
}

TEST_F(DeviceFiguresTest, CountsAreTheDrivers) {
    counts_ = {.commands = 9, .failures = 2, .losses = 3, .restarts = 1};
    EXPECT_EQ(told_of("kiosk_device_commands_total"), 9);
    EXPECT_EQ(told_of("kiosk_device_failures_total"), 2);
    EXPECT_EQ(told_of("kiosk_device_losses_total"), 3);
    EXPECT_EQ(told_of("kiosk_device_restarts_total"), 1);
    EXPECT_FALSE(told_of("kiosk_device_last_success_timestamp_seconds"));
    counts_.last_success_unix_ms = 12'500;
    EXPECT_EQ(told_of("kiosk_device_last_success_timestamp_seconds"), 12.5);
}

class CaseFiguresTest : public testing::Test {
protected:
    void becomes(const money::Case& next) {
        figures_.on_case_event(now_, next);
        now_ = next;
    }
    money::Case begun(const char* id, CivilTime at) {
        now_ = {};
        now_.id = CaseId{id};
        auto next = now_;
        next.opened_at = at;
        next.phase = money::Phase::holding;
        becomes(next);
        return next;
    }
    [[nodiscard]] std::optional<double> told_at(CivilTime at, const std::string& name,
                                                Labels labels = {}) const {
        Families families;
        figures_.tell(families, at, 0);
        return told(families, name, std::move(labels));
    }
    CaseFigures figures_;
    money::Case now_;
};

TEST_F(CaseFiguresTest, TheOldestOpenCaseIsToldUntilItIsClosed) {
    auto first = begun("K001-1", CivilTime{10'000});
    auto second = begun("K001-2", CivilTime{70'000});
    EXPECT_EQ(told_at(CivilTime{100'000}, "kiosk_money_cases_open"), 2);
    EXPECT_EQ(told_at(CivilTime{100'000}, "kiosk_money_case_oldest_seconds"), 90);
    now_ = first;
    first.phase = money::Phase::closed;
    becomes(first);
    EXPECT_EQ(told_at(CivilTime{100'000}, "kiosk_money_case_oldest_seconds"), 30);
    now_ = second;
    second.phase = money::Phase::closed;
    becomes(second);
    EXPECT_EQ(told_at(CivilTime{100'000}, "kiosk_money_cases_open"), 0);
    EXPECT_EQ(told_at(CivilTime{100'000}, "kiosk_money_case_oldest_seconds"), 0);
}

TEST_F(CaseFiguresTest, AClosedCaseSaysWhereItsMoneyIs) {
    const auto close = [&](auto change) {
        auto next = begun("K001-3", CivilTime{0});
        change(next);
        next.phase = money::Phase::closed;
        becomes(next);
    };
    close([](money::Case& next) { next.committed = true; });
    close([](money::Case& next) {
        next.committed = next.aborted = true;
        next.legs[static_cast<std::size_t>(Leg::insurance)] = money::LegStatus::undone;
    });
    close([](money::Case&) {});
    close([](money::Case& next) { next.cancels.emplace(); });
    for (const auto* end : {"completed", "taken_back", "nothing_moved", "given_back"})
        EXPECT_EQ(told_at({}, "kiosk_money_cases_closed_total", {{"end", end}}), 1) << end;
}

TEST_F(CaseFiguresTest, DoubtIsCountedOnce) {
    auto next = begun("K001-4", CivilTime{0});
    next.told_unsure = true;
    becomes(next);
    becomes(next);
    EXPECT_EQ(told_at({}, "kiosk_money_unsure_total"), 1);
}

// Answers as the test says, after as long as it says.
class Scripted final : public services::Transport {
public:
    Scripted(ManualClock& clock, services::Exchange& next, Millis& takes)
        : clock_{clock}, next_{next}, takes_{takes} {}
    services::Exchange exchange(const services::Request&) override {
        clock_.advance(takes_);
        return next_;
    }

private:
    ManualClock& clock_;
    services::Exchange& next_;
    Millis& takes_;
};

class PeerFiguresTest : public testing::Test {
protected:
    void ask(const std::string& url) { static_cast<void>(line_->exchange({.method = "POST", .url = url})); }
    [[nodiscard]] std::optional<double> told_of(const std::string& peer, const std::string& name,
                                                Labels labels = {}) const {
        Families families;
        figures_.tell(families);
        labels.emplace_back("peer", peer);
        return told(families, name, labels);
    }
    // 1994-11-06 08:49:37.5 UTC: the middle of the second in the Date below.
    ManualClock clock_{CivilTime{784'111'777'500}};
    PeerFigures figures_{clock_,
                         {{"acquirer", "https://one.example"},
                          {"his", "https://one.example/fhir"},
                          {"platform", "https://two.example/"},
                          {"card_issuer", ""}}};
    services::Exchange next_{.http_status = 200,
                             .bytes_sent = 10,
                             .headers = {{"date", "Sun, 06 Nov 1994 08:49:37 GMT"}},
                             .reply = "{}"};
    Millis takes_{0};
    std::unique_ptr<services::Transport> line_ =
        figures_.watch(std::make_unique<Scripted>(clock_, next_, takes_));
};

TEST_F(PeerFiguresTest, TheLongestAddressThatFitsSaysWhoItIs) {
    ask("https://one.example/pay");
    ask("https://one.example/fhir/Slot?x=1");
    ask("https://three.example/");
    EXPECT_EQ(told_of("acquirer", "kiosk_peer_requests_total", {{"result", "replied"}}), 1);
    EXPECT_EQ(told_of("his", "kiosk_peer_requests_total", {{"result", "replied"}}), 1);
    EXPECT_EQ(told_of("platform", "kiosk_peer_requests_total", {{"result", "replied"}}), 0);
    EXPECT_FALSE(told_of("card_issuer", "kiosk_peer_requests_total", {{"result", "replied"}}));
    EXPECT_FALSE(told_of("platform", "kiosk_peer_up"));  // nobody has asked yet
}

TEST_F(PeerFiguresTest, UpIsWhoAnsweredLast) {
    takes_ = Millis{300};
    ask("https://two.example/2207");
    EXPECT_EQ(told_of("platform", "kiosk_peer_up"), 1);
    EXPECT_DOUBLE_EQ(told_of("platform", "kiosk_peer_last_success_timestamp_seconds").value_or(0),
                     784'111'777.8);
    next_ = {.curl_code = 28, .bytes_sent = 10};
    ask("https://two.example/2207");
    EXPECT_EQ(told_of("platform", "kiosk_peer_up"), 0);
    next_ = {.curl_code = 7};
    ask("https://two.example/2207");
    next_ = {.http_status = 503, .bytes_sent = 10};
    ask("https://two.example/2207");
    for (const auto* result : {"replied", "unknown", "not_sent", "server_error"})
        EXPECT_EQ(told_of("platform", "kiosk_peer_requests_total", {{"result", result}}), 1) << result;
    EXPECT_EQ(told_of("platform", "kiosk_peer_reply_seconds"), 1);
    EXPECT_DOUBLE_EQ(told_of("platform", "kiosk_peer_last_success_timestamp_seconds").value_or(0),
                     784'111'777.8);
}

TEST_F(PeerFiguresTest, OurClockIsMeasuredAgainstTheirs) {
    ask("https://two.example/1101");
    EXPECT_DOUBLE_EQ(told_of("platform", "kiosk_clock_offset_seconds").value_or(99), 0);
    clock_.step_civil(Millis{7'000});
    ask("https://two.example/1101");
    EXPECT_DOUBLE_EQ(told_of("platform", "kiosk_clock_offset_seconds").value_or(99), 7);
    next_.headers = {{"date", "yesterday"}};  // says nothing: what is known stays
    ask("https://two.example/1101");
    EXPECT_DOUBLE_EQ(told_of("platform", "kiosk_clock_offset_seconds").value_or(99), 7);
}

TEST(HttpDate, IsReadInItsOneForm) {
    EXPECT_EQ(services::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), CivilTime{784'111'777'000});
    for (const auto* other : {"", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT and more",
                              "Sun, 06 Nov 1994 08:49:37 CST", "Sun, 99 Nov 1994 08:49:37 GMT"})
        EXPECT_FALSE(services::parse_http_date(other)) << other;
}

TEST(ProcessFigures, AreThisProcess) {
    Families families;
    tell_process(families);
    EXPECT_GT(told(families, "process_resident_memory_bytes").value_or(0), 1e6);
    EXPECT_GT(told(families, "process_open_fds").value_or(0), 2);
    EXPECT_GE(told(families, "process_cpu_seconds_total").value_or(-1), 0);
    const auto now = seconds(SystemClock{}.civil());
    const auto started = told(families, "process_start_time_seconds").value_or(0);
    EXPECT_LE(started, now + 2);  // the kernel tells when it booted in whole seconds
    EXPECT_GT(started, now - 3'600);
}

TEST(Histogram, CountsWhatLiesBelowEachBound) {
    Histogram histogram{{1, 2}};
    for (const double value : {0.5, 1.0, 1.5, 9.0}) histogram.observe(value);
    const auto told_now = histogram.told({});
    ASSERT_EQ(told_now.buckets.size(), 3U);
    EXPECT_EQ(told_now.buckets[0].second, 2U);
    EXPECT_EQ(told_now.buckets[1].second, 3U);
    EXPECT_EQ(told_now.buckets[2].second, 4U);
    EXPECT_EQ(told_now.count, 4U);
    EXPECT_DOUBLE_EQ(told_now.value, 12);
}

}  // namespace
}  // namespace kiosk::app::metrics
