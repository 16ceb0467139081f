// Booking ahead: nothing is paid, one request is one booking however often it must be asked for, and a no
// leads on.
#include "tests/journey/room.h"

namespace kiosk::journey::test {
namespace {

class BookingTest : public Room {
protected:
    BookingTest() : Room{Service::registration, Service::bills, Service::book_ahead, Service::check_in} {}
    void come_to_days() {
        touch("home/book");
        show_code();
        answer(his_done(departments()));
        touch("departments/0301");
        answer(his_done(booking_days()));
    }
    void come_to_check() {
        come_to_days();
        touch("booking_days/2026-11-23");
        answer(his_done(sessions()));
        touch("sessions/S1");
        answer(his_done(booking_times()));
        touch("times/T1");
    }
    template <class Call>
    [[nodiscard]] const Call& asked() const {
        for (const auto& effect : effects)
            if (const auto* call = std::get_if<his::Call>(&effect.action))
                if (const auto* wanted = std::get_if<Call>(call)) return *wanted;
        throw std::runtime_error{"not asked"};
    }
};

TEST_F(BookingTest, DepartmentsAreAskedForTheComingDaysAndForThisPerson) {
    touch("home/book");
    show_code();
    const auto& question = asked<his::ListDepartments>();
    EXPECT_EQ(question.day, "2026-11-23") << "tomorrow";
    EXPECT_EQ(question.days, policy.booking_days_most);
    EXPECT_EQ(question.id_number, full_id);
}

TEST_F(BookingTest, OnlyDaysWithNumbersAreOffered) {
    come_to_days();
    EXPECT_EQ(shown<screen::BookingDays>().rows.size(), 3U);
    EXPECT_TRUE(s.screen.offers("booking_days/2026-11-23"));
    EXPECT_FALSE(s.screen.offers("booking_days/2026-11-24"));
    EXPECT_FALSE(s.screen.offers("booking_days/2026-11-25"));
    touch("booking_days/2026-11-23");
    EXPECT_EQ(asked<his::ListSessions>().day, "2026-11-23");
}

TEST_F(BookingTest, BookedWithoutMoney) {
    come_to_check();
    EXPECT_EQ(shown<screen::BookingCheck>().fee, sessions().rows.front().fee);
    touch("booking_check/confirm");
    EXPECT_EQ(asked<his::Book>().time.id, "T1");
    answer(his_done(booked()));
    EXPECT_TRUE(commands.empty()) << "no case";
    ASSERT_NE(slip(), nullptr);
    EXPECT_EQ(slip()->kind, SlipKind::appointment);
    EXPECT_EQ(slip()->booking_number, "YY1234567890");
    printer_says(device::PrintEnd::printed);
    EXPECT_EQ(shown<screen::Booked>().slip, screen::SlipState::printed);
    touch("booked/finish");
    EXPECT_EQ(s.phase, Phase::home);
}

TEST_F(BookingTest, OneRequestHoweverOftenItMustBeAsked) {
    come_to_check();
    touch("booking_check/confirm");
    const auto first = asked<his::Book>().request_id;
    answer(his_unknown());
    EXPECT_EQ(asked<his::Book>().request_id, first);
    answer(his_unknown());
    EXPECT_EQ(notice(), NoticeId::booking_unsure);
    touch("notice/retry");
    EXPECT_EQ(asked<his::Book>().request_id, first);
    answer(his_done(booked()));
    EXPECT_EQ(s.phase, Phase::showing_booked);
}

TEST_F(BookingTest, AnotherBookingIsAnotherRequest) {
    come_to_check();
    touch("booking_check/confirm");
    const auto first = asked<his::Book>().request_id;
    answer(his_refused(RefusalReason::slot_taken));
    EXPECT_EQ(notice(), NoticeId::slot_taken);
    touch("notice/other_session");
    answer(his_done(sessions()));
    touch("sessions/S1");
    answer(his_done(booking_times()));
    touch("times/T1");
    touch("booking_check/confirm");
    EXPECT_NE(asked<his::Book>().request_id, first);
}

TEST_F(BookingTest, NothingInTheComingDaysLeadsToAnotherService) {
    touch("home/book");
    show_code();
    answer(his_done(departments()));
    touch("departments/0301");
    answer(his_done(his::BookingDays{}));
    EXPECT_EQ(notice(), NoticeId::no_numbers_ahead);
    EXPECT_TRUE(s.screen.offers("notice/services"));
}

TEST_F(BookingTest, AComplaintLeadsToItsDepartment) {
    policy.guidance = {{{"咳嗽", "Cough"}, "0301"}, {{"别处", "Elsewhere"}, "9999"}};
    touch("home/book");
    show_code();
    answer(his_done(departments()));
    touch("departments/guide");
    ASSERT_EQ(shown<screen::Guide>().rows.size(), 1U) << "no advice that leads nowhere";
    touch("guide/0");
    EXPECT_EQ(asked<his::ListBookingDays>().department_code, "0301");
}

}  // namespace
}  // namespace kiosk::journey::test
