// The card lies upside down in the slot: something is there, and it does not answer. Twin only: the virtual
// reader of the real service cannot hold a card without an answer to reset.
#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

using CardUpsideDown = CardRoom;

TEST_P(CardUpsideDown, IsMuteUntilItIsTurned) {
    insert({.mute = true});
    expect_trouble(device::CardTrouble::mute);
    expect_trouble(device::CardTrouble::mute, command(device::ReadStaffCard{}));
    bench->remove();
    insert();
    EXPECT_NE(as<device::CardRead>(read()), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Devices, CardUpsideDown, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
