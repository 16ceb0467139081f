// What any kiosk may learn of another's registrations, slips that are printed again, and the day's books.
#include "services/day_books.h"
#include "tests/his/room.h"

namespace kiosk::his_test {
namespace {

class RegistrationsTest : public HisRoom {
protected:
    std::vector<Registration> mine() {
        return answer(FindRegistrations{day, patient.id_number, "", ""}).rows;
    }
};
FOR_EVERY_DRIVER(RegistrationsTest);

TEST_P(RegistrationsTest, AreToldFromHeldToBooked) {
    EXPECT_TRUE(mine().empty());
    const auto hold = hold_of("K001-20261122-0001");
    const auto held = answer(hold);
    auto rows = mine();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].state, RegistrationState::held);
    EXPECT_EQ(rows[0].money, HoldMoney::none);
    EXPECT_EQ(rows[0].case_id, hold.case_id);
    EXPECT_EQ(rows[0].hold, (Handle{Purpose::registration, held.id}));
    EXPECT_EQ(rows[0].kiosk_number, "K001");
    EXPECT_EQ(rows[0].made_at, clock.civil());
    EXPECT_EQ(rows[0].reprint_code, "RPK001-20261122-0001");

    auto confirm = paid_alone(hold.case_id, held);
    confirm.setl_id = "99000002";
    confirm.mdtrt_id = "99000001";
    confirm.insurance_tail = "*0015";
    confirm.pay_at_window = true;
    confirm.split.fund = Fen{3'000};
    confirm.split.account = Fen{1'000};
    confirm.split.mutual_aid = Fen{200};  // inside the account
    confirm.split.hospital = Fen{150};
    confirm.split.own = held.total - Fen{4'150};
    const auto booked = answer(confirm);
    rows = mine();
    ASSERT_EQ(rows.size(), 1U);
    const auto& row = rows[0];
    EXPECT_EQ(row.state, RegistrationState::booked);
    EXPECT_EQ(row.money, HoldMoney::settled);
    EXPECT_EQ(row.patient_name, "样例甲");
    EXPECT_EQ(row.split.total, held.total);
    EXPECT_EQ(row.split.fund, Fen{3'000});
    EXPECT_EQ(row.split.account, Fen{1'000});
    EXPECT_EQ(row.split.mutual_aid, Fen{200});
    EXPECT_EQ(row.split.hospital, Fen{150});
    EXPECT_EQ(row.split.own, Fen{600});
    EXPECT_EQ(row.setl_id, "99000002");
    EXPECT_EQ(row.payer, "微信支付");
    EXPECT_EQ(row.insurance_tail, "*0015");
    EXPECT_TRUE(row.at_window);
    EXPECT_FALSE(row.insurance_missed);
    EXPECT_EQ(row.booking, booked);
    EXPECT_TRUE(row.visit.general_clinic);
    EXPECT_EQ(row.visit.department.en, "Respiratory Medicine");
    EXPECT_EQ(row.visit.part, DayPart::morning);
    EXPECT_EQ(row.visit.begins, hold.session.begins);
    EXPECT_EQ(answer(FindRegistrations{"", "", "", row.reprint_code}).rows, rows);
    EXPECT_TRUE(answer(FindRegistrations{"", "", "", "RP0"}).rows.empty());
}

TEST_P(RegistrationsTest, ReleasedAndInDoubt) {
    const auto hold = hold_of("K001-20261122-0001");
    const auto held = answer(hold);
    const Handle number{Purpose::registration, held.id};
    (void)answer(MarkHold{hold.case_id, number, held.version, HoldMoney::settling, {"H1"}, Fen{250}});
    (void)answer(ReleaseHold{hold.case_id, number, HoldMoney::undoing});
    const auto rows = mine();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].state, RegistrationState::cancelled);
    EXPECT_EQ(rows[0].money, HoldMoney::undoing);
}

TEST_P(RegistrationsTest, ACopyCountsOnceUnderItsPrintId) {
    const auto hold = hold_of("K001-20261122-0001");
    const auto held = answer(hold);
    CountCopy copy{hold.case_id, {Purpose::registration, held.id}, "K002-1"};
    EXPECT_EQ(refusal(copy), RefusalReason::business) << "what is not booked has no slip";
    (void)answer(paid_alone(hold.case_id, held));
    EXPECT_EQ(answer(copy).number, 1);
    EXPECT_EQ(answer(copy).number, 1);
    copy.print_id = "K002-2";
    EXPECT_EQ(answer(copy).number, 2);
    EXPECT_EQ(mine()[0].copies, 2);
}

TEST_P(RegistrationsTest, TheBooksOfTheDayAreWhole) {
    const auto hold = hold_of("K001-20261122-0001");
    (void)answer(paid_alone(hold.case_id, answer(hold)));
    const auto books = services::make_his_books(config, line);
    const auto rows = books->bills_of(day, Millis{1'000});
    ASSERT_TRUE(rows.is_done());
    ASSERT_EQ(rows.done().size(), 13U) << "twelve of other tills and this one";
    const auto& own = rows.done().back();
    EXPECT_EQ(own.till, "K001");
    EXPECT_EQ(own.till_kind, services::reconcile::TillKind::kiosk);
    EXPECT_EQ(own.channel, services::reconcile::Channel::cash);
    EXPECT_EQ(own.total, Fen{4'750});
    EXPECT_EQ(own.own, Fen{4'750});
    EXPECT_FALSE(own.cancelled);
    int windows = 0;
    for (const auto& row : rows.done()) {
        windows += row.till_kind == services::reconcile::TillKind::window ? 1 : 0;
        EXPECT_EQ(row.total, row.fund + row.account + row.own);
    }
    EXPECT_EQ(windows, 8);
    const auto none = books->bills_of("2026-11-20", Millis{1'000});
    ASSERT_TRUE(none.is_done());
    EXPECT_TRUE(none.done().empty());
}

TEST_P(RegistrationsTest, BooksBehindAServerErrorAreNotKnown) {
    const auto books = services::make_his_books(config, line);
    line.plan([](services::Exchange& exchange) { exchange.http_status = 502; });
    EXPECT_TRUE(books->bills_of(day, Millis{1'000}).is_unknown());
}

}  // namespace
}  // namespace kiosk::his_test
