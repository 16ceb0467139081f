// Somebody pulls the reader's cable, with and without a card in it, and puts it back.
#include <thread>

#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

using CardReaderUnplugged = CardRoom;

bool is_unplugged(const DeviceStatus& now) {
    return !now.usable() && now.trouble == DeviceTrouble::unplugged;
}

TEST_P(CardReaderUnplugged, IsSaidAndHealed) {
    insert();
    bench->unplugged(true);
    EXPECT_TRUE(recorder.wait_for_status(is_unplugged));
    EXPECT_TRUE(recorder.wait_for_count<device::CardRemoved>(1));
    const auto completion = read();
    ASSERT_NE(as<device::Unable>(completion), nullptr);
    EXPECT_EQ(as<device::Unable>(completion)->trouble, DeviceTrouble::unplugged);
    bench->unplugged(false);
    EXPECT_TRUE(recorder.wait_until_usable());
    EXPECT_TRUE(recorder.wait_for_count<device::CardInserted>(2)) << "the card was still in the slot";
    EXPECT_NE(as<device::CardRead>(read()), nullptr);
}

TEST_P(CardReaderUnplugged, WhileReadingTheReadIsAnswered) {
    insert({.slow = Millis{100}});
    bench->device->submit({++last_id}, device::ReadCard{});
    std::this_thread::sleep_for(Millis{300});
    bench->unplugged(true);
    const auto completion = recorder.completion({last_id}, Millis{3'000});
    ASSERT_TRUE(completion);
    EXPECT_NE(as<device::Unable>(completion), nullptr) << completion->index();
    bench->unplugged(false);
    EXPECT_TRUE(recorder.wait_until_usable());
}

INSTANTIATE_TEST_SUITE_P(Devices, CardReaderUnplugged, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
