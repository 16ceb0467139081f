// Collecting and checking in: one that is due is one touch away, what is unpaid goes the way of all money,
// and what is paid is never paid again.
#include "tests/journey/room.h"

namespace kiosk::journey::test {
namespace {

class CheckInTest : public Room {
protected:
    CheckInTest() : Room{Service::registration, Service::bills, Service::book_ahead, Service::check_in} {}
    void come(const his::Appointments& found) {
        touch("home/check_in");
        show_code();
        answer(his_done(found));
    }
    [[nodiscard]] const BookedNumber& opened() const {
        for (const auto& command : commands)
            if (const auto* open = std::get_if<to_case::Open>(&command))
                return std::get<BookedNumber>(open->purchase);
        throw std::runtime_error{"no case was opened"};
    }
    [[nodiscard]] bool asks_to_check_in() const {
        return std::any_of(effects.begin(), effects.end(), [](const Effect& effect) {
            const auto* call = std::get_if<his::Call>(&effect.action);
            return call != nullptr && std::holds_alternative<his::CheckIn>(*call);
        });
    }
};

TEST_F(CheckInTest, TheOneThatIsDueIsOneTouchAway) {
    come(appointments(AppointmentState::to_collect));
    EXPECT_EQ(shown<screen::AppointmentCheck>().appointment.id, "YD1");
    touch("appointment/confirm");
    EXPECT_EQ(opened().id, "YD1");
    EXPECT_EQ(opened().fee, Fen{5000});
    report(quoted(true, true));
    EXPECT_EQ(s.phase, Phase::checking);
}

TEST_F(CheckInTest, BackFromTheCheckGivesTheNumberBackAndAsksAnew) {
    come(appointments(AppointmentState::to_collect));
    touch("appointment/confirm");
    report(quoted(true, true));
    touch("check/back");
    EXPECT_TRUE(told<to_case::Abandon>());
    EXPECT_EQ(s.phase, Phase::finding_appointments);
}

TEST_F(CheckInTest, WhatIsPaidIsOnlyCheckedIn) {
    come(appointments(AppointmentState::to_check_in));
    touch("appointment/confirm");
    EXPECT_TRUE(commands.empty());
    EXPECT_TRUE(asks_to_check_in());
    answer(his_done(Booking{"A027", 5, {}, {}}));
    EXPECT_EQ(shown<screen::CheckedIn>().queue_number, "A027");
    EXPECT_EQ(shown<screen::CheckedIn>().people_ahead, 5);
    ASSERT_NE(slip(), nullptr);
    EXPECT_EQ(slip()->kind, SlipKind::check_in);
}

TEST_F(CheckInTest, ALostAnswerIsAskedForAgain) {
    come(appointments(AppointmentState::to_check_in));
    touch("appointment/confirm");
    answer(his_unknown());
    EXPECT_TRUE(asks_to_check_in());
    answer(his_unknown());
    EXPECT_EQ(notice(), NoticeId::his_down);
}

TEST_F(CheckInTest, TwoDueAreChosenFrom) {
    come(appointments(AppointmentState::to_collect, true));
    EXPECT_EQ(shown<screen::Appointments>().rows.size(), 3U);
    EXPECT_TRUE(s.screen.offers("appointments/YD1"));
    EXPECT_TRUE(s.screen.offers("appointments/YD2"));
    EXPECT_FALSE(s.screen.offers("appointments/YD3")) << "too early";
    touch("appointments/YD2");
    EXPECT_TRUE(asks_to_check_in());
}

TEST_F(CheckInTest, WhatIsNotDueIsShownAndNotOffered) {
    come(appointments(AppointmentState::too_late));
    EXPECT_EQ(shown<screen::Appointments>().rows.size(), 2U);
    EXPECT_FALSE(s.screen.offers("appointments/YD1"));
}

TEST_F(CheckInTest, NothingBookedIsSaid) {
    come({});
    EXPECT_EQ(notice(), NoticeId::no_appointments);
    EXPECT_TRUE(s.screen.offers("notice/services"));
}

TEST_F(CheckInTest, ACodeLeadsToItsOwnBookingThoughTwoAreDue) {
    scan(booking_card_code);
    answer(his_done(found_patient()));
    answer(his_done(appointments(AppointmentState::to_collect, true)));
    EXPECT_EQ(shown<screen::AppointmentCheck>().appointment.id, "YD1");
}

TEST_F(CheckInTest, TooLateOnTheWayIsSaidWithTheTime) {
    come(appointments(AppointmentState::to_check_in));
    touch("appointment/confirm");
    answer(Outcome<his::Reply>{Refused{RefusalReason::too_late, "too-late", "09:30"}});
    EXPECT_EQ(notice(), NoticeId::too_late);
    EXPECT_EQ(shown<screen::Notice>().reason, "09:30");
}

TEST_F(CheckInTest, CollectedMeanwhileIsNotSaidAsASessionThatIsFull) {
    come(appointments(AppointmentState::to_collect));
    touch("appointment/confirm");
    report(ended(NoticeId::slot_taken, false));
    EXPECT_EQ(notice(), NoticeId::booking_taken);
    EXPECT_FALSE(s.screen.offers("notice/other_session"));
}

}  // namespace
}  // namespace kiosk::journey::test
