// The good day: a card of every habit is read, and the data are what the card holds.
#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

using CardRead = CardRoom;

TEST_P(CardRead, GivesWhatTheCardHolds) {
    insert();
    const auto completion = read();
    const auto* card = as<device::CardRead>(completion);
    ASSERT_NE(card, nullptr);
    auto expected = sample_card();
    expected.atr = card->card.atr;
    EXPECT_EQ(card->card, expected);
    EXPECT_FALSE(card->card.atr.empty());
}

TEST_P(CardRead, UnderstandsEveryStyleOfRecords) {
    using Records = VirtualCardTraits::Records;
    for (const auto records : {Records::by_number, Records::by_tag, Records::by_short_id})
        for (const bool chains : {true, false}) {
            insert({.records = records, .chains_answers = chains});
            EXPECT_NE(as<device::CardRead>(read()), nullptr) << static_cast<int>(records) << chains;
            bench->remove();
            ASSERT_TRUE(
                recorder.wait_for_count<device::CardRemoved>(recorder.all<device::CardInserted>().size()));
        }
}

TEST_P(CardRead, JoinsALongNameBeforeDecodingIt) {
    auto data = sample_card();
    data.name = "阿卜杜热依木·吐尔逊尼牙孜·麦麦提";
    insert({}, data);
    const auto completion = read();
    const auto* card = as<device::CardRead>(completion);
    ASSERT_NE(card, nullptr);
    EXPECT_EQ(card->card.name, data.name);
}

TEST_P(CardRead, ReadsRareCharacters) {
    auto data = sample_card();
    data.name = "王䶮𠮷";
    insert({}, data);
    const auto completion = read();
    ASSERT_NE(as<device::CardRead>(completion), nullptr);
    EXPECT_EQ(as<device::CardRead>(completion)->card.name, data.name);
}

// Four bytes each: the border after thirty bytes cuts the last but one in half.
TEST_P(CardRead, ReadsALongNameOfRareCharacters) {
    auto data = sample_card();
    data.name = "𠮷𫄨𫝆𫸩𮉸𬱖𠮷𫄨𫝆";
    insert({}, data);
    const auto completion = read();
    ASSERT_NE(as<device::CardRead>(completion), nullptr);
    EXPECT_EQ(as<device::CardRead>(completion)->card.name, data.name);
}

TEST_P(CardRead, TellsComingAndGoing) {
    for (std::size_t i = 1; i <= 3; ++i) {
        insert();
        bench->remove();
        ASSERT_TRUE(recorder.wait_for_count<device::CardRemoved>(i));
    }
    EXPECT_EQ(recorder.all<device::CardInserted>().size(), 3U);
}

TEST_P(CardRead, LetsGoOfTheCard) {
    insert();
    bench->device->submit({50}, device::EjectCard{});
    EXPECT_NE(as<device::Acknowledged>(recorder.completion({50})), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Devices, CardRead, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
