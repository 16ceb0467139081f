// One card goes and another comes while the first is being read: what is told belongs to one card alone.
#include <thread>

#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

class CardSwapped : public CardRoom {
protected:
    // Whether the slot was seen empty between the two is the service's luck: the last word counts.
    void remove() {
        bench->remove();
        ASSERT_TRUE(recorder.wait_for([](const auto& events) {
            bool in = false;
            for (const auto& event : events) {
                in = in || std::holds_alternative<device::CardInserted>(event);
                in = in && !std::holds_alternative<device::CardRemoved>(event);
            }
            return !in;
        }));
    }
};

TEST_P(CardSwapped, WhileItIsRead) {
    auto other = sample_card();
    other.id_number = "110101199003070038";
    other.card_number = "B87654321";
    for (const auto moment : {Millis{60}, Millis{250}, Millis{600}}) {
        insert({.slow = Millis{40}});
        bench->device->submit({++last_id}, device::ReadCard{});
        std::this_thread::sleep_for(moment);
        bench->insert(VirtualCard{other});
        const auto completion = recorder.completion({last_id}, Millis{3'000});
        ASSERT_TRUE(completion);
        // A slow service sees no swap at all; then the second card was read from its beginning.
        if (const auto* read = as<device::CardRead>(completion)) {
            EXPECT_EQ(read->card.card_number, other.card_number);
            EXPECT_EQ(read->card.id_number, other.id_number);
        } else {
            expect_trouble(device::CardTrouble::pulled, completion);
        }
        remove();
    }
}

INSTANTIATE_TEST_SUITE_P(Devices, CardSwapped, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
