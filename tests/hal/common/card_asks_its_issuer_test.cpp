// A card of the third generation, and nobody but its issuer may see its holder: the round trip with a server
// in the middle, and all that can go wrong while the card waits.
#include <algorithm>
#include <thread>

#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

using device::CardTrouble;

class CardAsksItsIssuer : public CardRoom {
protected:
    // Inserts a card and reads it as far as the issuer; the challenge, or nothing.
    std::string challenge(VirtualCardTraits traits = {}) {
        insert(std::move(traits), third_generation_card());
        const auto completion = read();
        const auto* challenged = as<device::CardChallenged>(completion);
        EXPECT_NE(challenged, nullptr);
        return challenged == nullptr ? "" : challenged->challenge;
    }
    std::optional<device::Completion> answer(const std::string& text) {
        return command(device::AnswerChallenge{Secret{text}});
    }
    std::optional<device::Completion> answer_well(const std::string& challenge) {
        return answer(issuer_answer(challenge).value_or("nothing"));
    }
};

TEST_P(CardAsksItsIssuer, AndIsRead) {
    const auto completion = answer_well(challenge());
    const auto* read = as<device::CardRead>(completion);
    ASSERT_NE(read, nullptr);
    EXPECT_TRUE(read->card.genuine);
    EXPECT_EQ(read->card.name, sample_card().name);
    EXPECT_EQ(read->card.id_number, sample_card().id_number);
}

// area|ATR|algorithm|card code|intProcess|intSource|extProcess|extSource|terminal|
TEST_P(CardAsksItsIssuer, InTheFormOfThePlatform) {
    const auto text = challenge();
    std::vector<std::string> fields{""};
    for (const char c : text)
        if (c == '|')
            fields.emplace_back();
        else
            fields.back() += c;
    ASSERT_EQ(fields.size(), 10U) << text;
    EXPECT_EQ(fields[0], "330300");
    EXPECT_EQ(fields[1].substr(0, 4), "3B6D");
    EXPECT_EQ(fields[2], "03");
    EXPECT_EQ(fields[3], sample_card().card_identification);
    for (int i = 4; i < 8; ++i) EXPECT_EQ(fields[i].size(), 16U) << i;
    std::sort(fields.begin() + 4, fields.begin() + 8);
    EXPECT_EQ(std::unique(fields.begin() + 4, fields.begin() + 8), fields.begin() + 8) << "drawn anew each";
    EXPECT_EQ(fields[9], "");
}

TEST_P(CardAsksItsIssuer, AndIsFoundToBeACopy) {
    expect_trouble(CardTrouble::counterfeit, answer_well(challenge({.counterfeit = true})));
}

TEST_P(CardAsksItsIssuer, AndDoesNotTakeTheToken) {
    MasterKeys other;
    other.external = "ANOTHER CITY'S E";
    insert({}, third_generation_card());
    expect_trouble(CardTrouble::issuer_refused, read_with_issuer(other));
}

TEST_P(CardAsksItsIssuer, WhoAnswersNonsense) {
    for (const auto* nonsense : {"", "|", "9000", "0011223344556677|00", "zz11223344556677|zz"}) {
        static_cast<void>(challenge());
        expect_trouble(CardTrouble::issuer_refused, answer(nonsense));
        remove();
    }
}

TEST_P(CardAsksItsIssuer, WhoAnswersTooLate) {
    const auto text = challenge();
    std::this_thread::sleep_for(bench_hold + Millis{100});
    expect_trouble(CardTrouble::issuer_refused, answer_well(text));
    EXPECT_NE(as<device::CardRead>(read_with_issuer()), nullptr) << "the card is still in: read it again";
}

TEST_P(CardAsksItsIssuer, WhoAnswersWhatNobodyAsked) {
    expect_trouble(CardTrouble::issuer_refused, answer("0011223344556677|00112233445566778899AABBCCDDEEFF"));
    const auto text = challenge();
    ASSERT_NE(as<device::CardRead>(answer_well(text)), nullptr);
    expect_trouble(CardTrouble::issuer_refused, answer_well(text));
}

TEST_P(CardAsksItsIssuer, AndIsLetGoOfMeanwhile) {
    const auto text = challenge();
    EXPECT_NE(as<device::Acknowledged>(command(device::EjectCard{})), nullptr);
    expect_trouble(CardTrouble::issuer_refused, answer_well(text));
}

TEST_P(CardAsksItsIssuer, AndIsTakenOutMeanwhile) {
    const auto text = challenge();
    remove();
    expect_trouble(CardTrouble::pulled, answer_well(text));
}

TEST_P(CardAsksItsIssuer, AndIsTakenOutAtTheVeryMomentOfTheAnswer) {
    const auto text = challenge();
    bench->remove();
    expect_trouble(CardTrouble::pulled, answer_well(text));
}

TEST_P(CardAsksItsIssuer, AndIsSwappedMeanwhile) {
    const auto text = challenge();
    auto other = third_generation_card();
    other.card_identification = "330300D15600000599119999FFFFFFFF";
    bench->insert(VirtualCard{other});  // the first card is out at the same moment
    const auto completion = answer_well(text);
    EXPECT_EQ(as<device::CardRead>(completion), nullptr) << "one card's token must not open another";
    const auto next = read_with_issuer();
    ASSERT_NE(as<device::CardRead>(next), nullptr) << next->index();
    EXPECT_EQ(as<device::CardRead>(next)->card.card_identification, other.card_identification);
}

TEST_P(CardAsksItsIssuer, AndTheServiceDiesMeanwhile) {
    const auto text = challenge();
    bench->daemon_dead(true);
    const auto completion = answer_well(text);
    const auto* unable = as<device::Unable>(completion);
    ASSERT_NE(unable, nullptr) << completion->index();
    EXPECT_EQ(unable->trouble, DeviceTrouble::daemon_dead);
    bench->daemon_dead(false);
    ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(2));
    EXPECT_NE(as<device::CardRead>(read_with_issuer()), nullptr);
}

TEST_P(CardAsksItsIssuer, AndTheServiceIsBackBeforeTheAnswer) {
    const auto text = challenge();
    bench->daemon_dead(true);
    bench->daemon_dead(false);
    const auto completion = answer_well(text);
    EXPECT_NE(as<device::Unable>(completion), nullptr) << "the card was powered off meanwhile";
    ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(2));
    EXPECT_NE(as<device::CardRead>(read_with_issuer()), nullptr);
}

TEST_P(CardAsksItsIssuer, AndTheReaderIsUnpluggedMeanwhile) {
    const auto text = challenge();
    bench->unplugged(true);
    EXPECT_EQ(as<device::CardRead>(answer_well(text)), nullptr);
    bench->unplugged(false);
    ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(2));
    EXPECT_NE(as<device::CardRead>(read_with_issuer()), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Devices, CardAsksItsIssuer, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
