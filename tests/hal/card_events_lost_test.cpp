// Services lose events of readers (devices 2.1). What the driver was not told it finds by looking: at its
// next probe, and at once when the rest of the kiosk saw that something was plugged.
#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "hal/card/pcsc_reader.h"
#include "hal/card/virtual_pcsc.h"
#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"

namespace kiosk::hal {
namespace {

// A service that never says that anything changed: a wait ends by its time or by a cancel.
class DeafContext final : public pcsc::Context {
public:
    DeafContext(std::unique_ptr<pcsc::Context> context, std::atomic<int>& deaf_waits)
        : context_{std::move(context)}, deaf_waits_{deaf_waits} {}
    pcsc::Answer<std::vector<std::string>> readers() override { return context_->readers(); }
    pcsc::Answer<pcsc::Slot> wait_for_change(const std::string& reader, std::uint32_t raw,
                                             Millis time) override {
        if (raw == 0 && !reader.empty()) return context_->wait_for_change(reader, raw, time);
        std::unique_lock lock{mutex_};
        ++deaf_waits_;
        if (changed_.wait_for(lock, time, [&] { return std::exchange(cancelled_, false); }))
            return std::unexpected{pcsc::Failure{pcsc::Problem::cancelled, ""}};
        return std::unexpected{pcsc::Failure{pcsc::Problem::timed_out, ""}};
    }
    pcsc::Answer<std::unique_ptr<pcsc::Card>> connect(const std::string& reader) override {
        return context_->connect(reader);
    }
    void cancel() override {
        const std::lock_guard lock{mutex_};
        cancelled_ = true;
        changed_.notify_all();
    }

private:
    std::unique_ptr<pcsc::Context> context_;
    std::atomic<int>& deaf_waits_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool cancelled_ = false;
};

class CardEventsLost : public testing::Test {
protected:
    void start(Millis probe_interval) {
        auto pcsc = make_virtual_pcsc();
        slot = pcsc.slot;
        PcscConfig config;
        config.probe_interval = probe_interval;
        device = make_card_reader_over(
            config, [make = pcsc.make_context, this]() -> pcsc::Answer<std::unique_ptr<pcsc::Context>> {
                auto context = make();
                if (!context) return std::unexpected{context.error()};
                return std::make_unique<DeafContext>(std::move(*context), deaf_waits);
            });
        device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
        for (int i = 0; i < 500 && deaf_waits == 0; ++i) std::this_thread::sleep_for(Millis{10});
        ASSERT_GT(deaf_waits, 0) << "it has looked once and waits for events now";
    }
    void TearDown() override { device->stop(); }
    bool wait_until_unplugged(Millis limit) {
        return recorder.wait_for_status(
            [](const auto& now) { return now.trouble == DeviceTrouble::unplugged; }, limit);
    }

    std::atomic<int> deaf_waits = 0;
    Recorder recorder;
    std::shared_ptr<VirtualCardSlot> slot;
    std::unique_ptr<Device> device;
};

TEST_F(CardEventsLost, AreMadeUpForByTheProbe) {
    start(Millis{200});
    slot->unplugged(true);
    EXPECT_TRUE(wait_until_unplugged(Millis{5'000}));
    slot->unplugged(false);
    EXPECT_TRUE(recorder.wait_until_usable());
}

TEST_F(CardEventsLost, AreMadeUpForAtOnceWhenAskedToLook) {
    start(Millis{600'000});
    slot->unplugged(true);
    EXPECT_FALSE(wait_until_unplugged(Millis{300})) << "nobody told the driver";
    device->look_again();
    EXPECT_TRUE(wait_until_unplugged(Millis{5'000}));
    slot->unplugged(false);
    device->look_again();
    EXPECT_TRUE(recorder.wait_for_status([](const auto& now) { return now.usable(); }, Millis{5'000}));
}

}  // namespace
}  // namespace kiosk::hal
