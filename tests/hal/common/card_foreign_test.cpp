// A bank card, a locked card, a card of the third generation: each is told apart.
#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

using CardForeign = CardRoom;

TEST_P(CardForeign, ABankCard) {
    insert({.foreign = true});
    expect_trouble(device::CardTrouble::foreign);
}

TEST_P(CardForeign, ALockedCard) {
    insert({.locked = true});
    expect_trouble(device::CardTrouble::locked);
}

TEST_P(CardForeign, AThirdGenerationCardWhoseHolderNeedsAKey) {
    for (const auto records :
         {VirtualCardTraits::Records::by_number, VirtualCardTraits::Records::by_short_id}) {
        insert({.records = records, .holder_locked = true});
        expect_trouble(device::CardTrouble::holder_locked);
        bench->remove();
        ASSERT_TRUE(
            recorder.wait_for_count<device::CardRemoved>(recorder.all<device::CardInserted>().size()));
    }
}

TEST_P(CardForeign, ACardThatContradictsItself) {
    insert({.malformed = true});
    expect_trouble(device::CardTrouble::malformed);
}

TEST_P(CardForeign, ACardOfAnotherSexThanItsNumber) {
    auto data = sample_card();
    data.gender = "2";
    insert({}, data);
    expect_trouble(device::CardTrouble::malformed);
}

INSTANTIATE_TEST_SUITE_P(Devices, CardForeign, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
