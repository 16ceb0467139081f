// A registration is given up: what it needs is told with it, the hospital's rules decide, a repeat answers
// like the first, and the money stays in doubt until it is said to be back.
#include "tests/his/room.h"

namespace kiosk::his_test {
namespace {

class CancelTest : public HisRoom {
protected:
    ConfirmHold paid(const CaseId& case_id, const Hold& held) const {
        auto confirm = paid_alone(case_id, held);
        confirm.order.value = case_id.value + "-P1";
        confirm.method = acquirer::Method::card_terminal;
        return confirm;
    }
    Registration booked(bool at_window = false) {
        const auto hold = hold_of("K001-20261122-0001");
        auto confirm = paid(hold.case_id, answer(hold));
        confirm.pay_at_window = at_window;
        if (at_window) confirm.payment_number.clear(), confirm.order.value.clear();
        answer(confirm);
        return told();
    }
    Registration told() {
        const auto found = answer(FindRegistrations{day, patient.id_number, "", "", Purpose::registration});
        return found.rows.empty() ? Registration{} : found.rows.back();
    }
    static CancelRegistration wish_of(const Registration& known) {
        return {known.case_id, known.hold, {"K002-20261122-0007"}, true};
    }
};
FOR_EVERY_DRIVER(CancelTest);

TEST_P(CancelTest, WhatItsMoneyNeedsIsTold) {
    const auto known = booked();
    EXPECT_EQ(known.cancelling, Cancelling::possible);
    EXPECT_FALSE(known.handles.visit_number.empty());
    EXPECT_EQ(known.handles.order.value, "K001-20261122-0001-P1");
    EXPECT_EQ(known.handles.method, acquirer::Method::card_terminal);
    EXPECT_EQ(known.handles.transaction_number, "T1");
}

TEST_P(CancelTest, TheNumberIsFreeAtOnceAndTheMoneyInDoubtUntilItIsBack) {
    const auto slot = session().slot_id;
    const int before = numbers_left(slot);
    const auto known = booked();
    ASSERT_EQ(numbers_left(slot), before - 1);
    answer(wish_of(known));
    answer(wish_of(known));
    EXPECT_EQ(numbers_left(slot), before) << "a repeat frees nothing more";
    EXPECT_EQ(told().state, RegistrationState::cancelled);
    EXPECT_EQ(told().money, HoldMoney::undoing);
    EXPECT_EQ(refusal(hold_of("K001-20261122-0002")), RefusalReason::money_in_doubt);
    answer(ReleaseHold{known.case_id, known.hold, HoldMoney::returned});
    EXPECT_EQ(told().money, HoldMoney::returned);
    EXPECT_TRUE(ask(hold_of("K001-20261122-0003")).is_done());
}

TEST_P(CancelTest, WhoWasSeenKeepsIt) {
    const auto known = booked();
    set(R"({"seen":"P01"})");
    EXPECT_EQ(told().cancelling, Cancelling::seen);
    EXPECT_EQ(refusal(wish_of(known)), RefusalReason::business);
    EXPECT_EQ(told().state, RegistrationState::booked);
}

TEST_P(CancelTest, WhatTheCashierTookGoesBackThere) {
    const auto known = booked(true);
    EXPECT_EQ(known.cancelling, Cancelling::possible) << "still due";
    set(R"({"cashier_took":"P01"})");
    EXPECT_EQ(told().cancelling, Cancelling::at_window);
    EXPECT_EQ(refusal(wish_of(known)), RefusalReason::business);
}

}  // namespace
}  // namespace kiosk::his_test
