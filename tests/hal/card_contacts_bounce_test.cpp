// The first resets of a card fail because its contacts bounce, or the link flickers under a card that is
// pushed about. Twin only: the virtual reader of the real service has no contacts.
#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

using CardContactsBounce = CardRoom;

TEST_P(CardContactsBounce, IsToleratedAWhile) {
    insert({.bounces = 2});
    EXPECT_NE(as<device::CardRead>(read()), nullptr);
}

TEST_P(CardContactsBounce, ForTooLongIsAMuteCard) {
    insert({.bounces = 9});
    expect_trouble(device::CardTrouble::mute);
    expect_trouble(device::CardTrouble::mute);
    expect_trouble(device::CardTrouble::mute);
    EXPECT_NE(as<device::CardRead>(read()), nullptr) << "and it settled at last";
}

INSTANTIATE_TEST_SUITE_P(Devices, CardContactsBounce, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
