// What every device promises, real or twin: one completion for each command whatever happens, silence after
// stop, status told when it changes, and a way back from being gone.
#include <atomic>
#include <chrono>
#include <thread>

#include <gtest/gtest.h>

#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"

namespace kiosk::hal {
namespace {

class Conformance : public testing::TestWithParam<BenchMaker<Bench>> {
protected:
    void SetUp() override {
        bench = GetParam().make();
        ASSERT_NE(bench, nullptr);
    }
    void TearDown() override {
        if (bench && bench->device) bench->device->stop();
    }
    void start() {
        bench->device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    Device& device() { return *bench->device; }

    Recorder recorder;  // outlives the device
    std::unique_ptr<Bench> bench;
};

TEST_P(Conformance, BecomesReady) {
    start();
    ASSERT_FALSE(recorder.all<device::StatusChanged>().empty());
    EXPECT_EQ(recorder.all<device::StatusChanged>().front().status.kind, device().kind());
}

TEST_P(Conformance, CompletesEachCommandOnce) {
    start();
    for (std::uint64_t id = 1; id <= 3; ++id) device().submit({id}, bench->good());
    for (std::uint64_t id = 1; id <= 3; ++id) EXPECT_TRUE(recorder.completion({id})) << id;
    std::this_thread::sleep_for(Millis{200});
    for (std::uint64_t id = 1; id <= 3; ++id) EXPECT_EQ(recorder.completions_of({id}), 1) << id;
}

TEST_P(Conformance, CompletesInTheOrderOfSubmission) {
    start();
    for (std::uint64_t id = 1; id <= 3; ++id) device().submit({id}, bench->good());
    ASSERT_TRUE(recorder.wait_for_count<device::Completed>(3));
    std::uint64_t expected = 0;
    for (const auto& done : recorder.all<device::Completed>()) EXPECT_EQ(done.command.value, ++expected);
}

TEST_P(Conformance, CompletesACancelledCommand) {
    start();
    device().submit({1}, bench->lasting());
    std::this_thread::sleep_for(Millis{100});
    device().cancel({1});
    EXPECT_TRUE(recorder.completion({1}));
    device().cancel({1});
    device().cancel({99});
    std::this_thread::sleep_for(Millis{100});
    EXPECT_EQ(recorder.completions_of({1}), 1);
    EXPECT_EQ(recorder.completions_of({99}), 0);
}

TEST_P(Conformance, CompletesACommandCancelledWhileWaiting) {
    start();
    const auto lasting = bench->lasting();
    device().submit({1}, lasting);
    device().submit({2}, lasting);
    device().cancel({2});
    device().cancel({1});
    EXPECT_TRUE(recorder.completion({1}));
    EXPECT_TRUE(recorder.completion({2}));
    EXPECT_EQ(recorder.completions_of({2}), 1);
}

TEST_P(Conformance, WorksAfterACancelledCommand) {
    start();
    device().submit({1}, bench->lasting());
    device().cancel({1});
    ASSERT_TRUE(recorder.completion({1}));
    device().submit({2}, bench->good());
    EXPECT_TRUE(recorder.completion({2}));
}

// A command that would take longer ends at its deadline; one that was done already stays done.
TEST_P(Conformance, EndsACommandAtItsDeadline) {
    start();
    const auto lasting = bench->lasting();
    const auto begun = std::chrono::steady_clock::now();
    device().submit({1}, lasting, Millis{120});
    ASSERT_TRUE(recorder.completion({1}, Millis{3'000}));
    EXPECT_LT(std::chrono::steady_clock::now() - begun, Millis{3'000});
    std::this_thread::sleep_for(Millis{150});
    EXPECT_EQ(recorder.completions_of({1}), 1);
}

TEST_P(Conformance, CountsWhatItDid) {
    start();
    device().submit({1}, bench->good());
    ASSERT_TRUE(recorder.completion({1}));
    const auto counted = device().statistics();
    EXPECT_EQ(counted.commands, 1u);
    EXPECT_EQ(counted.restarts, 0u);
    EXPECT_GT(counted.state_since_unix_ms, 0);
    bench->gone(true);
    ASSERT_TRUE(recorder.wait_for_status([](const auto& now) { return !now.usable(); }));
    EXPECT_EQ(device().statistics().losses, counted.losses + 1);
}

TEST_P(Conformance, LooksAgainWhenAsked) {
    start();
    for (int i = 0; i < 20; ++i) device().look_again();
    device().submit({1}, bench->good());
    EXPECT_TRUE(recorder.completion({1}));
}

TEST_P(Conformance, StopCompletesWhatIsOpenAndThenIsSilent) {
    start();
    const auto lasting = bench->lasting();
    for (std::uint64_t id = 1; id <= 3; ++id) device().submit({id}, lasting);
    device().stop();
    for (std::uint64_t id = 1; id <= 3; ++id) EXPECT_EQ(recorder.completions_of({id}), 1) << id;
    const auto told = recorder.events().size();
    device().submit({4}, lasting);
    device().cancel({1});
    device().stop();
    std::this_thread::sleep_for(Millis{300});
    EXPECT_EQ(recorder.events().size(), told);
}

TEST_P(Conformance, StopsWithoutHavingStarted) { device().stop(); }

TEST_P(Conformance, StopsWhileOpening) {
    device().start(recorder.post());
    device().submit({1}, bench->good());
    device().stop();
    EXPECT_EQ(recorder.completions_of({1}), 1);
}

TEST_P(Conformance, RefusesACommandOfAnotherDevice) {
    start();
    const bool is_scanner = device().kind() == DeviceKind::code_scanner;
    device().submit({1},
                    is_scanner ? device::Command{device::ReadCard{}} : device::Command{device::ArmScanner{}});
    EXPECT_NE(as<device::Unable>(recorder.completion({1})), nullptr);
}

// Staff cards are a matter of the PC/SC reader, which here has none in it; nobody else can do this.
TEST_P(Conformance, AnswersWhatIsAskedOfStaffCards) {
    start();
    device().submit({1}, device::ReadStaffCard{});
    device().submit({2}, device::SignChallenge{std::string(32, 'c'), Secret{"123456"}});
    for (const std::uint64_t id : {1, 2}) {
        const auto completion = recorder.completion({id});
        const bool is_reader = device().kind() == DeviceKind::card_reader;
        EXPECT_TRUE(as<device::Unable>(completion) != nullptr ||
                    (is_reader && as<device::CardFailed>(completion) != nullptr))
            << id;
    }
}

TEST_P(Conformance, TakesACommandFromInsideACallback) {
    std::atomic<bool> sent = false;
    const auto good = bench->good();
    const auto record = recorder.post();
    device().start([&](DeviceKind kind, device::Event event) {
        record(kind, std::move(event));
        if (!sent.exchange(true)) device().submit({7}, good);
    });
    EXPECT_TRUE(recorder.completion({7}));
    device().stop();
}

TEST_P(Conformance, GoesAndComesBack) {
    start();
    bench->gone(true);
    EXPECT_TRUE(recorder.wait_for_status(
        [](const auto& now) { return !now.usable() && now.trouble != DeviceTrouble::none; }));
    device().submit({1}, bench->good());
    const auto meanwhile = recorder.completion({1});
    ASSERT_TRUE(meanwhile) << "a command to a device that is gone is answered";
    EXPECT_TRUE(std::holds_alternative<device::Unable>(*meanwhile) ||
                (std::holds_alternative<device::Printed>(*meanwhile) &&
                 std::get<device::Printed>(*meanwhile).end == device::PrintEnd::failed));
    bench->gone(false);
    EXPECT_TRUE(recorder.wait_until_usable());
    device().submit({2}, bench->good());
    const auto again = recorder.completion({2});
    ASSERT_TRUE(again);
    EXPECT_FALSE(std::holds_alternative<device::Unable>(*again));
}

TEST_P(Conformance, TellsAStatusOnlyWhenItChanged) {
    start();
    for (std::uint64_t id = 1; id <= 3; ++id) device().submit({id}, bench->good());
    ASSERT_TRUE(recorder.completion({3}));
    const auto told = recorder.all<device::StatusChanged>();
    for (std::size_t i = 1; i < told.size(); ++i) EXPECT_NE(told[i], told[i - 1]) << i;
}

INSTANTIATE_TEST_SUITE_P(Devices, Conformance, testing::ValuesIn(benches<Bench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
