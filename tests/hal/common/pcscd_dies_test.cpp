// The service of the card reader dies, with and without a card, and comes back.
#include <thread>

#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

using PcscdDies = CardRoom;

TEST_P(PcscdDies, IsSaidAndHealed) {
    insert();
    bench->daemon_dead(true);
    EXPECT_TRUE(
        recorder.wait_for_status([](const auto& now) { return now.trouble == DeviceTrouble::daemon_dead; }));
    EXPECT_TRUE(recorder.wait_for_count<device::CardRemoved>(1)) << "a card that nobody sees is not there";
    const auto completion = read();
    const auto* unable = as<device::Unable>(completion);
    ASSERT_NE(unable, nullptr);
    EXPECT_EQ(unable->trouble, DeviceTrouble::daemon_dead);
    bench->daemon_dead(false);
    EXPECT_TRUE(recorder.wait_until_usable());
    EXPECT_TRUE(recorder.wait_for_count<device::CardInserted>(2)) << "the card was still in the slot";
    EXPECT_NE(as<device::CardRead>(read()), nullptr);
}

TEST_P(PcscdDies, WhileReadingTheReadIsAnswered) {
    insert({.slow = Millis{150}});
    bench->device->submit({1}, device::ReadCard{});
    std::this_thread::sleep_for(Millis{400});
    bench->daemon_dead(true);
    const auto completion = recorder.completion({1});
    ASSERT_TRUE(completion);
    EXPECT_EQ(as<device::CardRead>(completion), nullptr);
    bench->daemon_dead(false);
    EXPECT_TRUE(recorder.wait_until_usable());
}

INSTANTIATE_TEST_SUITE_P(Devices, PcscdDies, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
