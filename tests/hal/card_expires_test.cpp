// A card's last day is a good day; the day after is not. Today is the configured clock's.
#include <gtest/gtest.h>

#include "hal/card/pcsc_reader.h"
#include "hal/card/virtual_pcsc.h"
#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"

namespace kiosk::hal {
namespace {

class CardExpires : public testing::Test {
protected:
    std::optional<device::Completion> read_on(const char* moment, const std::string& expires) {
        const auto pcsc = make_virtual_pcsc();
        PcscConfig config;
        config.clock = std::make_shared<ManualClock>(CivilTime::parse(moment).value());
        const auto device = make_card_reader_over(config, pcsc.make_context);
        Recorder recorder;
        device->start(recorder.post());
        EXPECT_TRUE(recorder.wait_until_usable());
        auto data = sample_card();
        data.expires = expires;
        pcsc.slot->insert(VirtualCard{data});
        device->submit({1}, device::ReadCard{});
        auto completion = recorder.completion({1});
        device->stop();
        return completion;
    }
    static bool expired(const std::optional<device::Completion>& completion) {
        const auto* failed = as<device::CardFailed>(completion);
        return failed != nullptr && failed->trouble == device::CardTrouble::expired;
    }
};

TEST_F(CardExpires, OnTheDayAfterItsLast) {
    EXPECT_NE(as<device::CardRead>(read_on("2030-03-01 23:59:59", "2030-03-01")), nullptr);
    EXPECT_TRUE(expired(read_on("2030-03-02 00:00:00", "2030-03-01")));
}

TEST_F(CardExpires, NeverWhenItSaysNoDate) {
    EXPECT_NE(as<device::CardRead>(read_on("2030-03-02 00:00:00", "")), nullptr);
}

}  // namespace
}  // namespace kiosk::hal
