// A driver that hangs or stays broken is replaced; the command that it took along is answered; the kiosk can
// always stop.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

#include "hal/driver/driver.h"
#include "hal/driver/supervised.h"
#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"

namespace kiosk::hal {
namespace {

// What the drivers of one test shall do, and a gate that lets a hanging one go at the end.
struct Plan {
    std::atomic<int> made = 0;
    std::atomic<int> hanging = 0;  // so many drivers hang at their first command
    std::atomic<int> broken = 0;   // so many stay faulty from the start
    std::atomic<int> unmakeable = 0;
    std::mutex mutex;
    std::condition_variable changed;
    bool open = false;
    std::atomic<int> inside = 0;

    void hang() {
        ++inside;
        std::unique_lock lock{mutex};
        changed.wait(lock, [&] { return open; });
        --inside;
    }
    void let_go() {
        {
            const std::lock_guard lock{mutex};
            open = true;
        }
        changed.notify_all();
        while (inside > 0) std::this_thread::sleep_for(Millis{5});
        std::this_thread::sleep_for(Millis{50});
    }
};

class Moody final : public Driver {
public:
    explicit Moody(std::shared_ptr<Plan> plan)
        : Driver{DeviceKind::pin_pad, Millis{1'000}},
          plan_{std::move(plan)},
          hangs_{plan_->hanging-- > 0},
          broken_{plan_->broken-- > 0} {
        ++plan_->made;
    }
    ~Moody() override { stop(); }

private:
    void opened() override {
        if (broken_)
            status(DeviceState::faulty, DeviceTrouble::crashed);
        else
            status(DeviceState::ready);
    }
    device::Completion perform(const device::Command& command) override {
        if (hangs_) plan_->hang();
        if (std::holds_alternative<device::Print>(command)) throw std::runtime_error{"thrown by a library"};
        return device::PinAborted{};
    }
    const std::shared_ptr<Plan> plan_;
    const bool hangs_;
    const bool broken_;
};

class SupervisedTest : public testing::Test {
protected:
    void start(int restarts_until_out_of_service = 5) {
        device = make_supervised(DeviceKind::pin_pad,
                                 [plan = plan]() -> std::unique_ptr<Device> {
                                     if (plan->unmakeable-- > 0) throw std::runtime_error{"no such library"};
                                     return std::make_unique<Moody>(plan);
                                 },
                                 {.grace = Millis{100},
                                  .patience = Millis{50},
                                  .first_pause = Millis{20},
                                  .longest_pause = Millis{40},
                                  .restarts_until_out_of_service = restarts_until_out_of_service,
                                  .out_of_service_pause = Millis{400}});
        device->start(recorder.post());
    }
    void TearDown() override {
        if (device) device->stop();
        plan->let_go();
    }
    std::shared_ptr<Plan> plan = std::make_shared<Plan>();
    Recorder recorder;
    std::unique_ptr<Device> device;
};

TEST_F(SupervisedTest, ReplacesADriverThatHangsAndAnswersItsCommand) {
    plan->hanging = 1;
    start();
    ASSERT_TRUE(recorder.wait_until_usable());
    device->submit({1}, device::EnterPin{"card"}, Millis{50});
    EXPECT_TRUE(recorder.completion({1}, Millis{3'000}));
    for (int i = 0; i < 500 && plan->made == 1; ++i) std::this_thread::sleep_for(Millis{10});
    ASSERT_TRUE(recorder.wait_until_usable());
    device->submit({2}, device::EnterPin{"card"}, Millis{500});
    const auto second = recorder.completion({2});
    ASSERT_NE(as<device::PinAborted>(second), nullptr);
    EXPECT_TRUE(as<device::PinAborted>(second)->by_patient);
    EXPECT_EQ(device->statistics().restarts, 1u);
    plan->let_go();
    EXPECT_EQ(recorder.completions_of({1}), 1) << "the old driver woke up and nobody listens";
}

TEST_F(SupervisedTest, AHungPurchaseIsUnknownNotRefused) {
    plan->hanging = 1;
    start();
    ASSERT_TRUE(recorder.wait_until_usable());
    device->submit({1}, device::Purchase{"order", Fen{100}}, Millis{50});
    const auto answer = recorder.completion({1}, Millis{3'000});
    ASSERT_NE(as<device::TerminalAnswer>(answer), nullptr);
    EXPECT_EQ(as<device::TerminalAnswer>(answer)->end, device::TerminalEnd::unknown);
}

TEST_F(SupervisedTest, APrintThatThrewIsUncertain) {
    start();
    ASSERT_TRUE(recorder.wait_until_usable());
    device->submit({1}, device::Print{}, Millis{500});
    const auto answer = recorder.completion({1});
    ASSERT_NE(as<device::Printed>(answer), nullptr);
    EXPECT_EQ(as<device::Printed>(answer)->end, device::PrintEnd::uncertain);
}

TEST_F(SupervisedTest, StartsABrokenDriverAgainUntilItServes) {
    plan->broken = 3;
    start();
    EXPECT_TRUE(recorder.wait_until_usable());
    EXPECT_EQ(plan->made, 4);
}

TEST_F(SupervisedTest, GoesOutOfServiceAndIsTriedNowAndThen) {
    plan->broken = 4;
    start(2);
    ASSERT_TRUE(recorder.wait_for_status(
        [](const auto& now) { return now.trouble == DeviceTrouble::out_of_service; }));
    device->submit({1}, device::EnterPin{"card"}, Millis{500});
    EXPECT_TRUE(recorder.completion({1}, Millis{300})) << "answered at once, not after the pause";
    EXPECT_TRUE(recorder.wait_until_usable());
}

TEST_F(SupervisedTest, SurvivesADriverThatCannotBeMade) {
    plan->unmakeable = 2;
    start();
    EXPECT_TRUE(recorder.wait_until_usable());
}

TEST_F(SupervisedTest, StopsAlthoughItsDriverHangs) {
    plan->hanging = 1;
    start();
    ASSERT_TRUE(recorder.wait_until_usable());
    device->submit({1}, device::EnterPin{"card"}, Millis{60'000});
    for (int i = 0; i < 500 && plan->inside == 0; ++i) std::this_thread::sleep_for(Millis{10});
    ASSERT_EQ(plan->inside, 1);
    const auto begun = std::chrono::steady_clock::now();
    device->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, Millis{2'000});
    EXPECT_EQ(recorder.completions_of({1}), 1);
    const auto told = recorder.events().size();
    plan->let_go();
    EXPECT_EQ(recorder.events().size(), told);
}

}  // namespace
}  // namespace kiosk::hal
