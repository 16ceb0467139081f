// One card reader, started and ready, and staff with their cards.
#pragma once

#include <memory>
#include <string>

#include "hal/virtual_staff_card.h"
#include "tests/hal/common/apdu_record.h"
#include "tests/hal/common/card_room.h"
#include "tests/hal/common/staff_papers.h"

namespace kiosk::hal {

inline const std::string staff_pin = "471108";
inline const std::string other_pin = "10293847";

class StaffRoom : public CardRoom {
protected:
    static std::shared_ptr<VirtualChip> staff_card(const StaffPapers& papers,
                                                   VirtualStaffCardTraits traits = {}) {
        auto made = make_virtual_staff_card(papers.certificate_pem, papers.key_pem, staff_pin, traits);
        EXPECT_TRUE(made) << made.error().text;
        return made.value_or(nullptr);
    }
    void insert_chip(const std::shared_ptr<VirtualChip>& chip) {
        const auto before = recorder.all<device::CardInserted>().size();
        bench->insert_chip(chip);
        ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(before + 1));
    }
    void insert_staff(VirtualStaffCardTraits traits = {}, PaperKey kind = PaperKey::p256) {
        insert_chip(staff_card(staff_papers(kind), traits));
    }
    // Every challenge is another one.
    static std::string new_challenge() {
        static int count = 0;
        return "a challenge of some door, number " + std::to_string(++count);
    }
    std::optional<device::Completion> read_staff() { return command(device::ReadStaffCard{}); }
    std::optional<device::Completion> sign(const std::string& challenge, const std::string& pin = staff_pin) {
        return command(device::SignChallenge{challenge, Secret{pin}});
    }
    void expect_pin_wrong(device::PinWrong expected, const std::string& pin) {
        const auto completion = sign(new_challenge(), pin);
        const auto* wrong = as<device::PinWrong>(completion);
        ASSERT_NE(wrong, nullptr) << (completion ? completion->index() : 99);
        EXPECT_EQ(wrong->tries_left, expected.tries_left);
        EXPECT_EQ(wrong->not_asked, expected.not_asked);
    }
    void expect_signed(const StaffPapers& papers) {
        const auto challenge = new_challenge();
        const auto completion = sign(challenge);
        const auto* end = as<device::ChallengeSigned>(completion);
        ASSERT_NE(end, nullptr) << (completion ? completion->index() : 99);
        EXPECT_TRUE(is_signed_by(papers.certificate_der, challenge, end->signature));
    }
    // Of the commands sent since then.
    static int pins_sent_since(std::size_t before) {
        const auto commands = recorded_commands();
        int count = 0;
        for (std::size_t i = before; i < commands.size(); ++i) count += carries_a_pin(commands[i]) ? 1 : 0;
        return count;
    }
};

}  // namespace kiosk::hal
