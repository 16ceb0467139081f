// Deposits for a stay: whoever holds one, its money is counted once.
#include "tests/his/room.h"

namespace kiosk::his_test {
namespace {

class DepositsTest : public HisRoom {
protected:
    DepositsTest() {
        patient = {
            .name = "样例午", .id_number = "990101196512120355", .gender = "1", .birth_date = "1965-12-12"};
    }
    Admission stay() { return answer(ListAdmissions{patient.id_number, ""}).rows.at(0); }
    HoldDeposit deposit_of(const std::string& case_id, Fen amount = Fen{200'000}) {
        return {{case_id}, {stay().id, amount}, patient, "K001", "RP" + case_id};
    }
};
FOR_EVERY_DRIVER(DepositsTest);

TEST_P(DepositsTest, AStayIsTold) {
    const auto told = stay();
    EXPECT_EQ(told.inpatient_number, "ZY2611190017");
    EXPECT_EQ(told.ward, (LocalizedText{"心血管内科病区", "Cardiology ward"}));
    EXPECT_EQ(told.bed, (LocalizedText{"12 床", "Bed 12"}));
    EXPECT_EQ(told.deposited, Fen{200'000});
    EXPECT_EQ(told.charged, Fen{138'640});
    EXPECT_EQ(told.admitted_at.date(), "2026-11-19");
    EXPECT_TRUE(answer(ListAdmissions{"990101199003070031", ""}).rows.empty());
}

TEST_P(DepositsTest, IsHeldPaidAndCounted) {
    const auto hold = deposit_of("K001-20261122-0001");
    const auto held = answer(hold);
    EXPECT_EQ(held.purpose, Purpose::bill);
    EXPECT_EQ(held.total, Fen{200'000});
    ASSERT_EQ(held.fees.size(), 1U);
    EXPECT_EQ(held.fees[0].name.en, "Inpatient deposit");
    EXPECT_EQ(answer(hold).id, held.id) << "a repeat answers like the first";
    EXPECT_EQ(stay().deposited, Fen{200'000}) << "not paid yet";
    const auto paid = paid_alone(hold.case_id, held);
    const auto booking = answer(paid);
    EXPECT_EQ(booking.deposited, Fen{400'000});
    EXPECT_EQ(answer(paid), booking);
    EXPECT_EQ(stay().deposited, Fen{400'000});

    const auto told = answer(FindRegistrations{day, patient.id_number, "", "", Purpose::bill}).rows;
    ASSERT_EQ(told.size(), 1U);
    ASSERT_EQ(told[0].bills.size(), 1U);
    EXPECT_EQ(told[0].bills[0].kind, BillKind::deposit);
    EXPECT_EQ(told[0].bills[0].total, Fen{200'000});
    EXPECT_EQ(told[0].booking.deposited, Fen{400'000});
    EXPECT_TRUE(answer(ListInvoices{{patient.id_number, ""}, day}).rows.empty())
        << "no invoice before discharge";
}

TEST_P(DepositsTest, WhatWasReleasedIsNotLaidDown) {
    const auto hold = deposit_of("K001-20261122-0001");
    const auto held = answer(hold);
    (void)answer(ReleaseHold{hold.case_id, {Purpose::bill, held.id}, HoldMoney::none});
    EXPECT_EQ(stay().deposited, Fen{200'000});
    EXPECT_EQ(refusal(FindHold{hold.case_id, Purpose::bill}), RefusalReason::nothing_to_undo);
}

TEST_P(DepositsTest, WhileOneIsInDoubtNoOtherIsTaken) {
    const auto first = deposit_of("K001-20261122-0001");
    const auto held = answer(first);
    const Handle task{Purpose::bill, held.id};
    (void)answer(MarkHold{first.case_id, task, held.version, HoldMoney::collecting, {}, Fen{200'000}});
    (void)answer(ReleaseHold{first.case_id, task, HoldMoney::undoing});
    const auto second = deposit_of("K002-20261122-0001");
    const auto doubted = ask(second);
    ASSERT_TRUE(doubted.is_refused());
    EXPECT_EQ(doubted.refused().reason, RefusalReason::money_in_doubt);
    EXPECT_EQ(doubted.refused().text, first.case_id.value);
    (void)answer(ReleaseHold{first.case_id, task, HoldMoney::returned});
    EXPECT_NE(answer(second).id, held.id);
}

TEST_P(DepositsTest, WithoutStayOrAmountNothingIsHeld) {
    auto hold = deposit_of("K001-20261122-0001");
    hold.deposit.amount = Fen{};
    EXPECT_EQ(refusal(hold), RefusalReason::business);
    hold = deposit_of("K001-20261122-0002");
    hold.deposit.admission_id = "ADM99999";
    EXPECT_EQ(refusal(hold), RefusalReason::business);
}

}  // namespace
}  // namespace kiosk::his_test
