// Booked ahead, collected and checked in: one request is one booking, its number is paid for once, and
// whatever comes to nothing leaves it as it was.
#include "tests/his/room.h"

namespace kiosk::his_test {
namespace {

class BookedTest : public HisRoom {
protected:
    const std::string tomorrow = "2026-11-23";
    const std::string department = "0301";

    ClinicSession session_on(const std::string& on) {
        for (const auto& one : answer(ListSessions{on, department}).rows)
            if (one.general_clinic && one.state == SessionState::open) return one;
        ADD_FAILURE() << "no open session";
        return {};
    }
    Book book_of(const std::string& request) {
        const auto session = session_on(tomorrow);
        const auto times = answer(ListTimes{session.slot_id}).rows;
        EXPECT_FALSE(times.empty());
        return {request, session, times.empty() ? BookingTime{} : times.front(), patient, "K001"};
    }
    std::vector<Appointment> due(const std::string& from) {
        return answer(FindAppointments{from, patient.id_number, ""}).rows;
    }
    void book_by_telephone(int in_minutes, const std::string& more = "") {
        set(R"({"booked":"0301","for":"P01","in_minutes":)" + std::to_string(in_minutes) + more + "}");
    }
    HoldBooking hold_booked(const std::string& case_id, const Appointment& booked) {
        return {{case_id}, {booked.id, booked.department_code, booked.fee}, patient, "K001", "RP" + case_id};
    }
    std::int64_t bookings() {
        const auto served = hospital.serve({"GET", "/control/books", {}, {}, ""});
        return hospital::Json::parse(served.reply.body)["totals"]["bookings"].get<std::int64_t>();
    }
};
FOR_EVERY_DRIVER(BookedTest);

TEST_P(BookedTest, DepartmentsCountTheComingDaysAndKnowWhoWasThere) {
    const auto today = answer(ListDepartments{day}).rows;
    const auto ahead = answer(ListDepartments{tomorrow, 14, patient.id_number, ""}).rows;
    ASSERT_EQ(ahead.size(), today.size());
    EXPECT_GT(ahead.front().numbers_left, 5 * today.front().numbers_left);
    EXPECT_FALSE(ahead.front().recent);
    const auto hold = hold_of("K001-20261122-0001");
    (void)answer(paid_alone(hold.case_id, answer(hold)));
    EXPECT_TRUE(answer(ListDepartments{day, 1, patient.id_number, ""}).rows.front().recent);
    EXPECT_FALSE(answer(ListDepartments{day}).rows.front().recent) << "nobody's";
}

TEST_P(BookedTest, DaysSayWhatTheyHave) {
    const auto days = answer(ListBookingDays{department, tomorrow, 14}).rows;
    ASSERT_EQ(days.size(), 14U);
    EXPECT_EQ(days.front().day, tomorrow);
    EXPECT_EQ(days.back().day, "2026-12-06");
    for (const auto& one : days) {
        EXPECT_TRUE(one.open) << one.day;
        EXPECT_GT(one.morning_left, 0) << one.day;
    }
    int left = 0;
    for (const auto& one : answer(ListSessions{tomorrow, department}).rows)
        if (one.state == SessionState::open) left += one.numbers_left;
    EXPECT_EQ(days.front().left(), left);
}

TEST_P(BookedTest, ComingDaysDifferAndAreAlwaysTheSame) {
    int full = 0, stopped = 0;
    for (const auto& on : answer(ListBookingDays{department, tomorrow, 14}).rows)
        for (const auto& one : answer(ListSessions{on.day, department}).rows) {
            full += one.state == SessionState::full ? 1 : 0;
            stopped += one.state == SessionState::stopped ? 1 : 0;
        }
    EXPECT_GT(full, 0);
    EXPECT_GT(stopped, 14) << "more than the table's own one a day";
}

TEST_P(BookedTest, TimesArePartsOfTheSession) {
    const auto session = session_on(tomorrow);
    const auto times = answer(ListTimes{session.slot_id}).rows;
    ASSERT_EQ(times.size(), 8U) << "half hours from 8 to 12";
    EXPECT_EQ(times.front().begins, session.begins);
    EXPECT_EQ(times.back().ends, session.ends);
    for (const auto& one : times) EXPECT_GT(one.numbers_left, 0);
    EXPECT_EQ(refusal(ListTimes{"nothing"}), RefusalReason::business);
}

TEST_P(BookedTest, OneRequestIsOneBooking) {
    const auto book = book_of("K001-B1-1");
    const auto before = book.session.numbers_left;
    const auto first = answer(book);
    EXPECT_TRUE(first.booking_number.starts_with("YY"));
    EXPECT_EQ(first.begins, book.time.begins);
    EXPECT_LT(first.collect_from, first.begins);
    EXPECT_GT(first.collect_until, first.begins);
    EXPECT_FALSE(first.hint.en.empty());
    EXPECT_EQ(answer(book), first);
    EXPECT_EQ(bookings(), 1);
    EXPECT_EQ(session_on(tomorrow).numbers_left, before - 1);
    EXPECT_EQ(refusal(book_of("K001-B1-2")), RefusalReason::booked_already);
    const auto found =
        answer(FindPatient{{.kind = CredentialKind::booking_code, .number = Secret{first.booking_number}}});
    EXPECT_EQ(found.id_number, patient.id_number);
}

TEST_P(BookedTest, WhatIsGoneIsRefused) {
    const auto book = book_of("K001-B1-1");
    set(R"({"ahead":"0301","left":0})");
    EXPECT_EQ(refusal(book), RefusalReason::slot_taken);
    set(R"({"ahead":"0301","stopped":true})");
    EXPECT_EQ(refusal(book), RefusalReason::session_stopped);
    EXPECT_EQ(bookings(), 0);
}

TEST_P(BookedTest, ATimeIsBookedOut) {
    const auto book = book_of("K001-B1-1");
    const auto left = book.time.numbers_left;
    (void)answer(book);
    for (const auto& one : answer(ListTimes{book.session.slot_id}).rows)
        EXPECT_EQ(one.numbers_left, left - (one.begins == book.time.begins ? 1 : 0));
}

TEST_P(BookedTest, TheHospitalSaysWhatIsDue) {
    book_by_telephone(20);
    book_by_telephone(300);
    book_by_telephone(-120);
    (void)answer(book_of("K001-B1-1"));
    const auto rows = due(day);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].state, AppointmentState::too_late);
    EXPECT_EQ(rows[1].state, AppointmentState::to_collect);
    EXPECT_EQ(rows[1].fee, Fen{4750});
    EXPECT_EQ(rows[1].visit.department.en, "Respiratory Medicine");
    EXPECT_EQ(rows[2].state, AppointmentState::too_early);
    EXPECT_EQ(rows[3].state, AppointmentState::too_early) << "tomorrow's";
    EXPECT_EQ(due(tomorrow).size(), 1U);
    EXPECT_TRUE(answer(FindRegistrations{day, patient.id_number, "", ""}).rows.empty())
        << "a booking is no registration";
}

TEST_P(BookedTest, CollectedItIsHeldMarkedPaidAndArrived) {
    book_by_telephone(20);
    const auto booked = due(day).front();
    const auto hold = hold_booked("K001-20261122-0001", booked);
    const auto left = session_on(day).numbers_left;
    const auto held = answer(hold);
    EXPECT_EQ(held.purpose, Purpose::registration);
    EXPECT_EQ(held.total, booked.fee);
    EXPECT_EQ(held.begins, booked.visit.begins);
    EXPECT_EQ(answer(hold).id, held.id);
    EXPECT_EQ(answer(FindHold{hold.case_id}).id, held.id);
    EXPECT_EQ(session_on(day).numbers_left, left) << "the number is its own";
    const Handle number{Purpose::registration, held.id};
    (void)answer(MarkHold{hold.case_id, number, held.version, HoldMoney::collecting, {}, held.total});
    const auto next = answer(paid_alone(hold.case_id, held));
    EXPECT_FALSE(next.queue_number.empty());
    EXPECT_EQ(bookings(), 0);
    const auto rows = due(day);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].state, AppointmentState::checked_in);
    EXPECT_EQ(rows[0].queue_number, next.queue_number);
}

TEST_P(BookedTest, ReleasedOrExpiredItStandsAsBefore) {
    book_by_telephone(20);
    const auto booked = due(day).front();
    const auto hold = hold_booked("K001-20261122-0001", booked);
    const auto held = answer(hold);
    EXPECT_EQ(refusal(hold_booked("K002-20261122-0001", booked)), RefusalReason::slot_taken);
    (void)answer(ReleaseHold{hold.case_id, {Purpose::registration, held.id}, HoldMoney::none});
    EXPECT_EQ(due(day).front().state, AppointmentState::to_collect);
    const auto second = hold_booked("K002-20261122-0002", booked);
    (void)answer(second);
    clock.advance(Millis{11 * 60'000});
    EXPECT_EQ(due(day).front().state, AppointmentState::to_collect);
    EXPECT_EQ(answer(hold_booked("K003-20261122-0001", booked)).total, booked.fee);
}

TEST_P(BookedTest, MoneyInDoubtKeepsItFromBeingPaidTwice) {
    book_by_telephone(20);
    const auto booked = due(day).front();
    const auto hold = hold_booked("K001-20261122-0001", booked);
    const auto held = answer(hold);
    const Handle number{Purpose::registration, held.id};
    (void)answer(MarkHold{hold.case_id, number, held.version, HoldMoney::settling, {}, held.total});
    (void)answer(ReleaseHold{hold.case_id, number, HoldMoney::undoing});
    const auto doubted = ask(hold_booked("K002-20261122-0001", booked));
    ASSERT_TRUE(doubted.is_refused());
    EXPECT_EQ(doubted.refused().reason, RefusalReason::money_in_doubt);
    EXPECT_EQ(doubted.refused().text, hold.case_id.value);
}

TEST_P(BookedTest, OutOfItsTimeItIsNotCollected) {
    book_by_telephone(300);
    book_by_telephone(-120);
    const auto rows = due(day);
    ASSERT_EQ(rows.size(), 2U);
    const auto late = ask(hold_booked("K001-20261122-0001", rows[0]));
    ASSERT_TRUE(late.is_refused());
    EXPECT_EQ(late.refused().reason, RefusalReason::too_late);
    EXPECT_EQ(late.refused().text, "08:00");
    const auto early = ask(hold_booked("K001-20261122-0002", rows[1]));
    ASSERT_TRUE(early.is_refused());
    EXPECT_EQ(early.refused().reason, RefusalReason::too_early);
    EXPECT_EQ(early.refused().text, "13:30");
}

TEST_P(BookedTest, StoppedItSaysSo) {
    book_by_telephone(20, R"(,"stopped":true)");
    const auto rows = due(day);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].state, AppointmentState::stopped);
    EXPECT_EQ(refusal(hold_booked("K001-20261122-0001", rows[0])), RefusalReason::session_stopped);
}

TEST_P(BookedTest, ARegistrationIsCheckedInOnceAndToldAsOften) {
    const auto hold = hold_of("K001-20261122-0001");
    const auto confirmed = answer(paid_alone(hold.case_id, answer(hold)));
    const auto rows = due(day);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].state, AppointmentState::to_check_in);
    EXPECT_EQ(rows[0].fee, Fen{});
    const CheckIn arriving{rows[0].id, "K001"};
    const auto arrived = answer(arriving);
    EXPECT_EQ(arrived.queue_number, confirmed.queue_number);
    EXPECT_FALSE(arrived.place.zh.empty());
    EXPECT_EQ(answer(arriving), arrived);
    EXPECT_EQ(due(day).front().state, AppointmentState::checked_in);
    EXPECT_TRUE(ask(CheckIn{"AP999999", "K001"}).is_refused());
}

TEST_P(BookedTest, WhatIsNotPaidIsNotCheckedIn) {
    const auto hold = hold_of("K001-20261122-0001");
    const auto held = answer(hold);
    EXPECT_EQ(refusal(CheckIn{held.id, "K001"}), RefusalReason::business);
}

TEST_P(BookedTest, AnotherAnswerThanWasAskedForIsNotKnown) {
    const auto book = book_of("K001-B1-1");
    line.plan([](services::Exchange& exchange) {
        const auto place = exchange.reply.find("K001-B1-1");
        ASSERT_NE(place, std::string::npos);
        exchange.reply.replace(place, 9, "K009-B1-1");
    });
    EXPECT_TRUE(ask(book).is_unknown());
    EXPECT_TRUE(ask(book).is_done()) << "repeated, it is told";
}

}  // namespace
}  // namespace kiosk::his_test
