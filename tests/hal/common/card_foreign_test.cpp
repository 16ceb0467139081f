// A bank card, a transit card, a locked, an expired card: each is told apart, and nothing on a foreign card
// is read.
#include "tests/hal/common/apdu_record.h"
#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

using CardForeign = CardRoom;
using device::CardKind;
using device::CardTrouble;

TEST_P(CardForeign, IsNamed) {
    for (const auto kind : {CardKind::bank, CardKind::transit, CardKind::sim, CardKind::unknown}) {
        insert({.foreign = true, .kind = kind});
        const auto completion = read();
        expect_trouble(CardTrouble::foreign, completion);
        ASSERT_NE(as<device::CardFailed>(completion), nullptr);
        EXPECT_EQ(as<device::CardFailed>(completion)->card, kind);
        remove();
    }
}

TEST_P(CardForeign, OfABankIsNeverRead) {
    const auto before = recorded_commands().size();
    insert({.foreign = true});
    expect_trouble(CardTrouble::foreign);
    const auto commands = recorded_commands();
    ASSERT_GT(commands.size(), before);
    for (std::size_t i = before; i < commands.size(); ++i)
        EXPECT_TRUE(commands[i][1] == '\xA4' || commands[i][1] == '\xC0') << "only selected";
}

TEST_P(CardForeign, AMemoryCardIsNotSpokenTo) {
    const auto before = recorded_commands().size();
    insert({.foreign = true, .kind = CardKind::memory});
    const auto completion = read();
    expect_trouble(CardTrouble::foreign, completion);
    ASSERT_NE(as<device::CardFailed>(completion), nullptr);
    EXPECT_EQ(as<device::CardFailed>(completion)->card, CardKind::memory);
    EXPECT_EQ(recorded_commands().size(), before);
}

TEST_P(CardForeign, ALockedCard) {
    insert({.locked = true});
    expect_trouble(CardTrouble::locked);
}

TEST_P(CardForeign, AnExpiredCard) {
    auto data = sample_card();
    data.expires = "2020-02-29";
    insert({}, data);
    expect_trouble(CardTrouble::expired);
    remove();
    data.version = "3.00";
    insert({}, data);
    expect_trouble(CardTrouble::expired);  // before its issuer is troubled
}

TEST_P(CardForeign, ACardWhoseHolderNeedsAKey) {
    for (const auto records :
         {VirtualCardTraits::Records::by_number, VirtualCardTraits::Records::by_short_id}) {
        insert({.records = records, .holder_locked = true});
        expect_trouble(CardTrouble::holder_locked);
        remove();
    }
}

TEST_P(CardForeign, ACardThatContradictsItself) {
    insert({.malformed = true});
    expect_trouble(CardTrouble::malformed);
}

TEST_P(CardForeign, ACardOfAnotherSexThanItsNumber) {
    auto data = sample_card();
    data.gender = "2";
    insert({}, data);
    expect_trouble(CardTrouble::malformed);
}

INSTANTIATE_TEST_SUITE_P(Devices, CardForeign, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
