// One card reader, started and ready, for the mishaps of cards.
#pragma once

#include <chrono>

#include "tests/hal/common/device_room.h"

namespace kiosk::hal {

class CardRoom : public DeviceRoom<CardBench> {
protected:
    void insert(VirtualCardTraits traits = {}, device::CardData data = sample_card()) {
        const auto before = recorder.all<device::CardInserted>().size();
        bench->insert(VirtualCard{std::move(data), traits});
        ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(before + 1));
    }
    // Whatever happens to cards and services, a patient is not left standing.
    std::optional<device::Completion> command(const device::Command& what) {
        const auto begun = std::chrono::steady_clock::now();
        bench->device->submit({++last_id}, what);
        auto completion = recorder.completion({last_id});
        EXPECT_LT(std::chrono::steady_clock::now() - begun, Millis{3'000});
        return completion;
    }
    std::optional<device::Completion> read() { return command(device::ReadCard{}); }
    // As the kiosk does with an issuer behind the network: asks it when the card wants it.
    std::optional<device::Completion> read_with_issuer(const MasterKeys& issuer = {}) {
        auto completion = read();
        const auto* challenged = as<device::CardChallenged>(completion);
        if (challenged == nullptr) return completion;
        const auto answer = issuer_answer(challenged->challenge, issuer);
        EXPECT_TRUE(answer) << challenged->challenge;
        return command(device::AnswerChallenge{Secret{answer.value_or("")}});
    }
    void insert_security_module(VirtualSecurityModuleTraits traits = {}) {
        bench->insert_security_module(VirtualSecurityModule{std::move(traits)});
        bench->device->look_again();
        ASSERT_TRUE(recorder.wait_for_status([](const auto& now) {
            return now.usable() && now.trouble != DeviceTrouble::no_security_module;
        }));
    }
    void remove() {
        bench->remove();
        wait_until_removed();
    }
    void wait_until_removed() {
        ASSERT_TRUE(
            recorder.wait_for_count<device::CardRemoved>(recorder.all<device::CardInserted>().size()));
    }
    void expect_trouble(device::CardTrouble trouble) { expect_trouble(trouble, read()); }
    static void expect_trouble(device::CardTrouble trouble,
                               const std::optional<device::Completion>& completion) {
        const auto* failed = as<device::CardFailed>(completion);
        ASSERT_NE(failed, nullptr) << (completion ? completion->index() : 99);
        EXPECT_EQ(failed->trouble, trouble) << failed->detail;
    }
};

}  // namespace kiosk::hal
