// Is anybody there? What counts as a sign of life, and what becomes of a card that nobody takes.
#include "tests/journey/room.h"

namespace kiosk::journey::test {
namespace {

class PresenceTest : public Room {
protected:
    PresenceTest() : Room({Service::registration}) {}
    // Up to the departments, by chip card.
    void come_by_card() {
        feed(device::Event{device::CardInserted{}});
        answer(completed(device::CardRead{card_data()}));
        answer(insurance_done(insured_person()));
        answer(his_done(found_patient()));
        answer(his_done(his::Registrations{}));
        answer(his_done(departments()));
        ASSERT_EQ(screen_name(s.screen), "departments");
    }
    [[nodiscard]] Millis waits() const {
        for (const auto& effect : effects)
            if (const auto* wait = std::get_if<Wait>(&effect.action)) return wait->time;
        return {};
    }
};

TEST_F(PresenceTest, WhoeverOnlyTurnsPagesOrTypesIsNotHurried) {
    come_by_card();
    feed(Activity{});
    EXPECT_EQ(waits(), policy.idle_after) << "the clock begins anew";
    time_passes();
    ASSERT_EQ(screen_name(s.screen), "idle");
    feed(Activity{});  // a touch beside the buttons is an answer, too
    EXPECT_EQ(screen_name(s.screen), "departments");
    EXPECT_EQ(waits(), policy.idle_after);
}

TEST_F(PresenceTest, ACardLaidDownIsASignOfLife) {
    come_by_card();
    time_passes();
    feed(device::Event{device::CardInserted{DeviceKind::id_card_reader}});
    EXPECT_EQ(screen_name(s.screen), "departments");
}

TEST_F(PresenceTest, NobodyIsHurriedOrUnhurriedWhileTheMachineWorks) {
    feed(device::Event{device::CardInserted{}});
    feed(Activity{});
    EXPECT_TRUE(effects.empty());
}

TEST_F(PresenceTest, ACardLeftInTheSlotIsAskedForRemindedOfAndAlarmed) {
    come_by_card();
    touch("common/exit");
    using screen::CardLeft;
    EXPECT_EQ(shown<screen::TakeCard>().stage, CardLeft::asked);
    EXPECT_EQ(waits(), policy.card_reminder_after);
    time_passes();
    EXPECT_EQ(shown<screen::TakeCard>().stage, CardLeft::reminded);
    EXPECT_EQ(waits(), policy.card_alarm_after);
    time_passes();
    EXPECT_EQ(shown<screen::TakeCard>().stage, CardLeft::alarm);
    touch("common/help");
    feed(device::Event{device::CardRemoved{}});
    EXPECT_EQ(screen_name(s.screen), "home");
    EXPECT_FALSE(shown<screen::Home>().card_left);
}

TEST_F(PresenceTest, ACardThatNobodyTakesClosesTheSlotAlone) {
    come_by_card();
    touch("common/exit");
    for (int stage = 0; stage < 3; ++stage) time_passes();
    EXPECT_TRUE(shown<screen::Home>().card_left);
    EXPECT_FALSE(shown<screen::Home>().card_works);
    EXPECT_TRUE(s.listening) << "an e-code is heard";
    show_code();
    EXPECT_EQ(screen_name(s.screen), "reading");
    feed(device::Event{device::CardRemoved{}});
    EXPECT_EQ(screen_name(s.screen), "reading") << "it is not this patient's";
}

TEST_F(PresenceTest, HelpOverACardThatWasLeftClosesByItself) {
    come_by_card();
    touch("common/exit");
    touch("common/help");
    time_passes();
    EXPECT_EQ(screen_name(s.screen), "take_card");
}

}  // namespace
}  // namespace kiosk::journey::test
