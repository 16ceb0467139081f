// A card that waits for its issuer is held by this program alone, for its time and no longer.
#include <thread>

#include <gtest/gtest.h>

#include "hal/card/pcsc_reader.h"
#include "hal/card/virtual_pcsc.h"
#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"

namespace kiosk::hal {
namespace {

class CardHeld : public testing::Test {
protected:
    void SetUp() override {
        device = make_card_reader_over({.hold = Millis{600}}, pcsc.make_context);
        device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
        pcsc.slot->insert(VirtualCard{third_generation_card()});
        device->submit({1}, device::ReadCard{});
        ASSERT_NE(as<device::CardChallenged>(recorder.completion({1})), nullptr);
    }
    void TearDown() override { device->stop(); }
    // As another program would.
    bool somebody_else_gets_it() {
        const auto context = pcsc.make_context();
        return context && (*context)->connect(virtual_reader_name).has_value();
    }
    bool somebody_else_gets_it_within(Millis limit) {
        for (Millis waited{0}; waited < limit; waited += Millis{50}) {
            if (somebody_else_gets_it()) return true;
            std::this_thread::sleep_for(Millis{50});
        }
        return false;
    }

    VirtualPcsc pcsc = make_virtual_pcsc();
    Recorder recorder;
    std::unique_ptr<Device> device;
};

TEST_F(CardHeld, IsNobodyElses) { EXPECT_FALSE(somebody_else_gets_it()); }

TEST_F(CardHeld, IsLetGoOfByItsTime) { EXPECT_TRUE(somebody_else_gets_it_within(Millis{5'000})); }

TEST_F(CardHeld, IsLetGoOfByEject) {
    device->submit({2}, device::EjectCard{});
    ASSERT_TRUE(recorder.completion({2}));
    EXPECT_TRUE(somebody_else_gets_it());
}

TEST_F(CardHeld, IsLetGoOfByStop) {
    device->stop();
    EXPECT_TRUE(somebody_else_gets_it());
}

}  // namespace
}  // namespace kiosk::hal
