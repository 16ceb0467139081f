// Where a figure becomes a warning and where a fault: at each limit, and one step beside it.
#include "tests/diagnostics/machine_room.h"
#include "tests/staff/cards.h"

namespace kiosk::diagnostics::test {
namespace {

class Limited : public MachineRoom {
protected:
    void SetUp() override {
        MachineRoom::SetUp();
        in.clock = &still;
    }
    // Ours so much ahead of the servers'. Their Date has whole seconds, and half of one is taken for granted.
    Verdict clock_at(Millis ahead) {
        server_answers(200, ahead);
        return run(Part::clock).verdict;
    }
    Verdict certificate_with(Millis left, Millis begun = 24h) {
        services::test::CardWish wish;
        wish.from = still.civil() + -begun;
        wish.until = still.civil() + left;
        write("kiosk.pem", services::test::make_card(wish, nullptr).pem());
        return run(Part::certificate).verdict;
    }
};

TEST_F(Limited, ClockWarnsFromTwoSecondsAndIsOffFromAMinute) {
    // The Date lies half a second behind its best guess: 2500 ms behind is a difference of 2000.
    EXPECT_EQ(clock_at(0ms), Verdict::passed);
    EXPECT_EQ(clock_at(2s), Verdict::passed);
    EXPECT_EQ(clock_at(3s), Verdict::warning);
    EXPECT_EQ(clock_at(-1s), Verdict::passed);
    EXPECT_EQ(clock_at(-2s), Verdict::warning);
    EXPECT_EQ(clock_at(60s), Verdict::warning);
    EXPECT_EQ(clock_at(61s), Verdict::failed);
    EXPECT_EQ(clock_at(-59s), Verdict::warning);
    EXPECT_EQ(clock_at(-60s), Verdict::failed);
    EXPECT_EQ(clock_at(24h * 365), Verdict::failed);
}

TEST_F(Limited, ClockIsComparedWithTheFirstServerThatTells) {
    line.answer = [this](const services::Request& request) {
        if (request.url.find("platform") != std::string::npos) return services::Exchange{.curl_code = 7};
        services::Exchange exchange{.http_status = 503, .bytes_sent = 1};  // its clock is right all the same
        exchange.headers.push_back({"date", "Fri, 27 Nov 2026 01:30:00 GMT"});
        return exchange;
    };
    const auto finding = run(Part::clock);
    EXPECT_EQ(finding.verdict, Verdict::passed) << finding.what.en;
    EXPECT_NE(finding.detail.find("his"), std::string::npos) << finding.detail;
    ASSERT_EQ(line.asked.size(), 2U);
}

TEST_F(Limited, CertificateWarnsBelowTwentyOneDaysAndIsNoneOutsideItsTime) {
    in.certificate_file = path("kiosk.pem");
    constexpr auto day = 24h;
    EXPECT_EQ(certificate_with(21 * day), Verdict::passed);
    EXPECT_EQ(certificate_with(21 * day - 1s), Verdict::warning);
    EXPECT_EQ(certificate_with(1s), Verdict::warning);
    EXPECT_EQ(certificate_with(0s), Verdict::failed);
    EXPECT_EQ(certificate_with(-1s), Verdict::failed);
    EXPECT_EQ(certificate_with(21 * day, 0s), Verdict::passed);
    EXPECT_EQ(certificate_with(21 * day, -1s), Verdict::failed) << "not valid yet";
}

TEST_F(Limited, CertificateThatIsNoneIsMissing) {
    in.certificate_file = path("kiosk.pem");
    for (const char* text :
         {"", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "no PEM"}) {
        write("kiosk.pem", text);
        EXPECT_EQ(run(Part::certificate).cause, "certificate_missing") << text;
    }
}

TEST_F(Limited, DiskMemoryAndHeat) {
    const auto disk = [&](std::int64_t percent) {
        sensors.disk_facts = {percent, 100, true};
        return run(Part::disk).verdict;
    };
    EXPECT_EQ(disk(15), Verdict::passed);
    EXPECT_EQ(disk(14), Verdict::warning);
    EXPECT_EQ(disk(5), Verdict::warning);
    EXPECT_EQ(disk(4), Verdict::failed);
    sensors.disk_facts = {0, 0, true};  // a disk that says nothing of itself
    EXPECT_EQ(run(Part::disk).verdict, Verdict::failed);
    const auto memory = [&](std::int64_t percent) {
        sensors.memory_facts = {100, percent, 1};
        return run(Part::memory).verdict;
    };
    EXPECT_EQ(memory(10), Verdict::passed);
    EXPECT_EQ(memory(9), Verdict::warning);
    const auto heat = [&](double celsius) {
        sensors.celsius = celsius;
        return run(Part::temperature).verdict;
    };
    EXPECT_EQ(heat(74.9), Verdict::passed);
    EXPECT_EQ(heat(75), Verdict::warning);
    EXPECT_EQ(heat(89.9), Verdict::warning);
    EXPECT_EQ(heat(90), Verdict::failed);
    EXPECT_EQ(heat(-40), Verdict::passed);
}

TEST_F(Limited, SlowIsWhatTakesLongerThanAllowed) {
    Millis takes{0};
    line.answer = [&](const services::Request&) {
        still.advance(takes);
        return services::Exchange{.http_status = 200, .bytes_sent = 1};
    };
    takes = in.limits.slow_answer;
    EXPECT_EQ(run(Part::his).verdict, Verdict::passed);
    takes += 1ms;
    const auto finding = run(Part::his);
    EXPECT_EQ(finding.cause, "slow");
    EXPECT_EQ(finding.verdict, Verdict::warning);
    EXPECT_EQ(finding.detail, "2001 ms, HTTP 200");
}

}  // namespace
}  // namespace kiosk::diagnostics::test
