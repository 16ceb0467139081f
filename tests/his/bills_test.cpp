// Bills, from the doctor's order to the paid one: whoever holds them, nobody pays twice.
#include "tests/his/room.h"

namespace kiosk::his_test {
namespace {

class BillsTest : public HisRoom {};
FOR_EVERY_DRIVER(BillsTest);

TEST_P(BillsTest, AreListedHeldMarkedAndPaid) {
    EXPECT_TRUE(owed().empty());
    order("blood_test");
    order("cold_drugs");
    const auto bills = owed();
    ASSERT_EQ(bills.size(), 2U);
    EXPECT_EQ(bills[0].kind, BillKind::laboratory);
    EXPECT_EQ(bills[0].total, Fen{4500});
    EXPECT_EQ(bills[0].department.en, "Respiratory Medicine");
    EXPECT_EQ(bills[0].ordered_at, clock.civil());
    EXPECT_EQ(bills[1].lines.size(), 2U);
    EXPECT_EQ(bills[1].lines[0].count_e4, 20'000);
    EXPECT_EQ(bills[1].lines[0].price_yuan_e6, 12'500'000);
    EXPECT_EQ(bills[1].lines[1].name.en, "Ambroxol tablets");
    EXPECT_EQ(bills[1].place, (LocalizedText{"1 楼西药房 3 号窗口", "1F Pharmacy, window 3"}));
    for (const auto& bill : bills)
        for (const auto& fee : bill.lines) {
            EXPECT_NE(fee.catalogue, CatalogueClass::unknown) << fee.name.zh;
            EXPECT_EQ(fee.first_borne_percent > 0, fee.catalogue == CatalogueClass::b) << fee.name.zh;
        }
    EXPECT_TRUE(settle_together(bills[0], bills[1]));

    const auto hold = hold_all("K001-20261122-0001");
    const auto held = answer(hold);
    EXPECT_EQ(held.purpose, Purpose::bill);
    EXPECT_EQ(held.total, Fen{8860});
    EXPECT_EQ(held.fees.size(), 4U);
    EXPECT_EQ(held.department_name.zh, "呼吸内科");
    EXPECT_FALSE(held.specialty.empty());
    EXPECT_EQ(answer(hold).id, held.id) << "a repeat answers like the first";
    EXPECT_EQ(answer(FindHold{hold.case_id, Purpose::bill}).id, held.id);

    const Handle task{Purpose::bill, held.id};
    const auto marked =
        answer(MarkHold{hold.case_id, task, held.version, HoldMoney::collecting, {}, Fen{8860}});
    EXPECT_NE(marked.version, held.version);
    const auto paid = paid_alone(hold.case_id, held);
    const auto next = answer(paid);
    EXPECT_EQ(next.queue_number, "Y001");
    EXPECT_EQ(next.hint.zh, "请到 1 楼西药房 3 号窗口取药");
    EXPECT_EQ(answer(paid), next);
    EXPECT_TRUE(owed().empty());
}

TEST_P(BillsTest, NobodyPaysTwiceForTheSame) {
    order("chest_ct");
    const auto first = hold_all("K001-20261122-0001");
    const auto held = answer(first);
    auto second = first;
    second.case_id = {"K002-20261122-0001"};
    EXPECT_EQ(refusal(second), RefusalReason::slot_taken);
    const Handle task{Purpose::bill, held.id};
    (void)answer(MarkHold{first.case_id, task, held.version, HoldMoney::settling, {}, Fen{22'000}});
    (void)answer(ReleaseHold{first.case_id, task, HoldMoney::undoing});
    const auto doubted = ask(second);
    ASSERT_TRUE(doubted.is_refused());
    EXPECT_EQ(doubted.refused().reason, RefusalReason::money_in_doubt);
    EXPECT_EQ(doubted.refused().text, first.case_id.value);
    (void)answer(ReleaseHold{first.case_id, task, HoldMoney::returned});
    EXPECT_NE(answer(second).id, held.id);
    EXPECT_EQ(refusal(FindHold{first.case_id, Purpose::bill}), RefusalReason::nothing_to_undo);
}

TEST_P(BillsTest, AnotherSumThanTheBillsMakeIsRefused) {
    order("chest_ct");
    auto hold = hold_all("K001-20261122-0001");
    hold.bills.total = Fen{21'999};
    EXPECT_EQ(refusal(hold), RefusalReason::business);
    hold.bills.ids = {"FY999999"};
    EXPECT_EQ(refusal(hold), RefusalReason::business);
}

TEST_P(BillsTest, APaidOneThatNeedsNoQueueHasNoNumber) {
    order("chest_ct");
    const auto hold = hold_all("K001-20261122-0001");
    const auto next = answer(paid_alone(hold.case_id, answer(hold)));
    EXPECT_EQ(next.queue_number, "");
    EXPECT_EQ(next.hint.en, "Please book a time at the radiology desk on 1F");
}

}  // namespace
}  // namespace kiosk::his_test
