// PINs: dots come out, digits never; the block is sealed for somebody else.
#include "hal/pin_pad.h"

#include <thread>

#include <gtest/gtest.h>

#include "tests/hal/common/recorder.h"

namespace kiosk::hal {
namespace {

class PinEnteredTest : public testing::Test {
protected:
    void SetUp() override {
        pad.device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void TearDown() override { pad.device->stop(); }
    void press(const std::string& keys) {
        for (const char key : keys) pad.keys->press(key);
    }
    void ask(std::uint64_t id) {
        pad.device->submit({id}, device::EnterPin{"card"});
        ASSERT_TRUE(recorder.wait_for_status([](const auto& now) { return now.state == DeviceState::busy; }));
    }
    Recorder recorder;
    VirtualPinPad pad = make_virtual_pin_pad({.timeout = Millis{1'500}});
};

TEST_F(PinEnteredTest, ComesBackAsABlockThatHoldsNoDigits) {
    ask(1);
    press("12345<56e");
    const auto completion = recorder.completion({1});
    const auto* entered = as<device::PinEntered>(completion);
    ASSERT_NE(entered, nullptr);
    EXPECT_EQ(entered->block.reveal().size(), 512U) << "RSA of 2048 bits in hex";
    EXPECT_EQ(entered->block.reveal().find("123456"), std::string::npos);
    std::vector<int> dots;
    for (const auto& digits : recorder.all<device::PinDigits>()) dots.push_back(digits.count);
    EXPECT_EQ(dots, (std::vector{1, 2, 3, 4, 5, 4, 5, 6}));
}

TEST_F(PinEnteredTest, TheSamePinIsNeverTheSameBlock) {
    std::vector<std::string> blocks;
    for (const std::uint64_t id : {1, 2}) {
        recorder.wait_for_status([](const auto& now) { return now.state == DeviceState::ready; });
        ask(id);
        press("123456e");
        const auto completion = recorder.completion({id});
        ASSERT_NE(as<device::PinEntered>(completion), nullptr);
        blocks.push_back(as<device::PinEntered>(completion)->block.reveal());
    }
    EXPECT_NE(blocks[0], blocks[1]);
}

TEST_F(PinEnteredTest, ThePatientGivesUp) {
    ask(1);
    press("12c");
    EXPECT_EQ(recorder.completion({1}), device::Completion{device::PinAborted{true}});
}

TEST_F(PinEnteredTest, NobodyTypes) {
    ask(1);
    EXPECT_EQ(recorder.completion({1}), device::Completion{device::PinAborted{false}});
}

TEST_F(PinEnteredTest, TooFewDigitsAreNotEntered) {
    ask(1);
    press("123e456e");
    EXPECT_NE(as<device::PinEntered>(recorder.completion({1})), nullptr);
}

TEST_F(PinEnteredTest, KeysPressedBeforeTheQuestionDoNotCount) {
    press("999");
    std::this_thread::sleep_for(Millis{150});
    ask(1);
    press("1");
    ASSERT_TRUE(recorder.wait_for_count<device::PinDigits>(1));
    EXPECT_EQ(recorder.all<device::PinDigits>().front().count, 1);
}

}  // namespace
}  // namespace kiosk::hal
