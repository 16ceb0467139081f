// The patient takes the card out too early, at every single command of the reading.
#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

class CardPulledWhileReading : public CardRoom {
protected:
    // Until a card that is pulled one command later would have been read; says how many commands that is.
    int pull_at_each_command(const device::CardData& data) {
        for (int moment = 1; moment < 100; ++moment) {
            insert({.pulled_at_apdu = moment}, data);
            const auto completion = read_with_issuer();
            if (as<device::CardRead>(completion) != nullptr) return moment - 1;
            expect_trouble(device::CardTrouble::pulled, completion);
            wait_until_removed();
            if (HasFailure()) return -moment;
        }
        return -100;
    }
};

// Commands counted by hand: two to select, two for each of the 10 records (6C first), two to select files,
// one for the name's extension that is not there.
TEST_P(CardPulledWhileReading, OfTheSecondGeneration) { EXPECT_GE(pull_at_each_command(sample_card()), 20); }

// And two to select again, two numbers, two for the proof, two numbers, one for the issuer's token.
TEST_P(CardPulledWhileReading, OfTheThirdGenerationWithAModule) {
    insert_security_module();
    EXPECT_GE(pull_at_each_command(third_generation_card()), 29);
}

TEST_P(CardPulledWhileReading, OfTheThirdGenerationWithTheIssuer) {
    EXPECT_GE(pull_at_each_command(third_generation_card()), 29);
}

TEST_P(CardPulledWhileReading, TheNextCardIsRead) {
    insert({.pulled_at_apdu = 5});
    expect_trouble(device::CardTrouble::pulled);
    wait_until_removed();
    insert();
    EXPECT_NE(as<device::CardRead>(read()), nullptr);
}

TEST_P(CardPulledWhileReading, NoCardAtAllIsTheSame) { expect_trouble(device::CardTrouble::pulled); }

INSTANTIATE_TEST_SUITE_P(Devices, CardPulledWhileReading, testing::ValuesIn(benches<CardBench>()),
                         bench_name);

}  // namespace
}  // namespace kiosk::hal
