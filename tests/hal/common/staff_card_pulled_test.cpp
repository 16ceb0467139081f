// A staff member takes the card out too early, at every single command of reading and signing; or puts
// another one in between.
#include <functional>

#include "tests/hal/common/staff_room.h"

namespace kiosk::hal {
namespace {

class StaffCardPulled : public StaffRoom {
protected:
    // Until a card that is pulled one command later would have done; says how many commands that is.
    template <class Done>
    int pull_at_each_command(const std::function<std::optional<device::Completion>()>& ask, PaperKey kind) {
        for (int moment = 1; moment < 60; ++moment) {
            insert_staff({.pulled_at_apdu = moment}, kind);
            const auto completion = ask();
            if (as<Done>(completion) != nullptr) return moment - 1;
            expect_trouble(device::CardTrouble::pulled, completion);
            wait_until_removed();
            if (HasFailure()) return -moment;
        }
        return -100;
    }
};

// Counted by hand: select and its answer, the certificate's object and its answer in one or two pieces.
TEST_P(StaffCardPulled, WhileRead) {
    EXPECT_GE(pull_at_each_command<device::StaffCardRead>([this] { return read_staff(); }, PaperKey::p256),
              4);
}

// And how many tries are left, the PIN, two pieces of the challenge, the signature in two pieces.
TEST_P(StaffCardPulled, WhileItSigns) {
    const auto ask = [this] { return sign(new_challenge()); };
    EXPECT_GE(pull_at_each_command<device::ChallengeSigned>(ask, PaperKey::rsa_2048), 12);
}

TEST_P(StaffCardPulled, NoCardAtAllIsTheSame) {
    expect_trouble(device::CardTrouble::pulled, read_staff());
    expect_trouble(device::CardTrouble::pulled, sign(new_challenge()));
}

TEST_P(StaffCardPulled, AnotherCardIsNotGivenThePin) {
    insert_staff();
    ASSERT_NE(as<device::StaffCardRead>(read_staff()), nullptr);
    remove();
    insert_chip(staff_card(staff_papers(PaperKey::p256, "somebody else")));
    const auto before = recorded_commands().size();
    expect_trouble(device::CardTrouble::pulled, sign(new_challenge()));
    EXPECT_EQ(pins_sent_since(before), 0);
    ASSERT_NE(as<device::StaffCardRead>(read_staff()), nullptr);
    expect_signed(staff_papers(PaperKey::p256, "somebody else"));
}

INSTANTIATE_TEST_SUITE_P(Devices, StaffCardPulled, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
