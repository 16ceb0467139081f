// The patient takes the card out too early, at every moment of the reading.
#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

using CardPulledWhileReading = CardRoom;

TEST_P(CardPulledWhileReading, IsSaidAtEveryMoment) {
    for (const int moment : {1, 2, 3, 5, 9, 14}) {
        insert({.pulled_at_apdu = moment});
        expect_trouble(device::CardTrouble::pulled);
        ASSERT_TRUE(
            recorder.wait_for_count<device::CardRemoved>(recorder.all<device::CardInserted>().size()));
    }
    insert();
    EXPECT_NE(as<device::CardRead>(read()), nullptr) << "the next card is read";
}

TEST_P(CardPulledWhileReading, NoCardAtAllIsTheSame) { expect_trouble(device::CardTrouble::pulled); }

INSTANTIATE_TEST_SUITE_P(Devices, CardPulledWhileReading, testing::ValuesIn(benches<CardBench>()),
                         bench_name);

}  // namespace
}  // namespace kiosk::hal
