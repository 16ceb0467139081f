// A security module in the second slot settles on the spot what the issuer would: is the card genuine, and
// may its holder be seen. What the module cannot do goes to the issuer.
#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

using CardSecurityModule = CardRoom;
using device::CardTrouble;

TEST_P(CardSecurityModule, OpensTheThirdGeneration) {
    insert_security_module();
    insert({}, third_generation_card());
    const auto completion = read();
    const auto* read = as<device::CardRead>(completion);
    ASSERT_NE(read, nullptr) << completion->index();
    EXPECT_TRUE(read->card.genuine);
    EXPECT_EQ(read->card.version, "3.00");
    EXPECT_EQ(read->card.name, sample_card().name);
}

TEST_P(CardSecurityModule, ProvesTheSecondGenerationToo) {
    insert();
    const auto before = read();
    ASSERT_NE(as<device::CardRead>(before), nullptr);
    EXPECT_FALSE(as<device::CardRead>(before)->card.genuine) << "nobody asked it";
    insert_security_module();
    const auto completion = read();
    ASSERT_NE(as<device::CardRead>(completion), nullptr);
    EXPECT_TRUE(as<device::CardRead>(completion)->card.genuine);
}

TEST_P(CardSecurityModule, FindsACopyOfEitherGeneration) {
    insert_security_module();
    for (const auto& data : {sample_card(), third_generation_card()}) {
        insert({.counterfeit = true}, data);
        expect_trouble(CardTrouble::counterfeit);
        remove();
    }
}

TEST_P(CardSecurityModule, OfAnotherCityIsNotTaken) {
    VirtualSecurityModuleTraits traits;
    traits.keys.external = "ANOTHER CITY'S E";
    insert_security_module(traits);
    insert({}, third_generation_card());
    expect_trouble(CardTrouble::issuer_refused);
}

TEST_P(CardSecurityModule, WithoutTheAlgorithmOrTheKeyLeavesItToTheIssuer) {
    for (const auto& traits : {VirtualSecurityModuleTraits{.algorithms = {1}},
                               VirtualSecurityModuleTraits{.has_external_key = false},
                               VirtualSecurityModuleTraits{.pulled_at_apdu = 1},
                               VirtualSecurityModuleTraits{.pulled_at_apdu = 4}}) {
        insert_security_module(traits);
        insert({}, third_generation_card());
        const auto challenged = read();
        EXPECT_NE(as<device::CardChallenged>(challenged), nullptr) << challenged->index();
        bench->device->submit({++last_id}, device::EjectCard{});
        const auto completion = read_with_issuer();
        ASSERT_NE(as<device::CardRead>(completion), nullptr) << completion->index();
        EXPECT_TRUE(as<device::CardRead>(completion)->card.genuine);
        remove();
    }
}

TEST_P(CardSecurityModule, WithoutTheAlgorithmStillReadsTheSecondGeneration) {
    insert_security_module({.algorithms = {1}});
    insert();
    const auto completion = read();
    ASSERT_NE(as<device::CardRead>(completion), nullptr);
    EXPECT_FALSE(as<device::CardRead>(completion)->card.genuine);
}

TEST_P(CardSecurityModule, IsMissedWhenItGoes) {
    EXPECT_TRUE(recorder.wait_for_status(
        [](const auto& now) { return now.usable() && now.trouble == DeviceTrouble::no_security_module; }));
    insert_security_module();
    bench->remove_security_module();
    EXPECT_TRUE(recorder.wait_for_status(
        [](const auto& now) { return now.usable() && now.trouble == DeviceTrouble::no_security_module; }));
    insert({}, third_generation_card());
    EXPECT_NE(as<device::CardChallenged>(read()), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Devices, CardSecurityModule, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
