// Deposits for a stay: an amount by a key or by digits, own money alone, and a no that says what to do.
#include "tests/journey/room.h"

namespace kiosk::journey::test {
namespace {

class DepositTest : public Room {
protected:
    DepositTest() : Room{Service::registration, Service::deposit} {}
    void come_to_deposit() {
        touch("home/deposit");
        show_code();
        answer(his_done(his::Admissions{{admission()}}));
    }
    [[nodiscard]] const to_case::Open& opened() const {
        for (const auto& command : commands)
            if (const auto* open = std::get_if<to_case::Open>(&command)) return *open;
        throw std::runtime_error{"no case was opened"};
    }
    [[nodiscard]] DepositChoice choice() const { return std::get<DepositChoice>(opened().purchase); }
};

TEST_F(DepositTest, TheStayIsShownWithItsNumberMasked) {
    come_to_deposit();
    const auto& deposit = shown<screen::Deposit>();
    EXPECT_EQ(deposit.admission.inpatient_number, "*0017");
    EXPECT_EQ(deposit.admission.ward.en, "Cardiology ward");
    EXPECT_EQ(deposit.admission.deposited, Fen{200'000});
    EXPECT_EQ(deposit.keys_yuan, (std::vector<std::int64_t>{1000, 2000, 5000}));
}

TEST_F(DepositTest, AKeyIsAnAmount) {
    come_to_deposit();
    touch("deposit/2000");
    EXPECT_EQ(choice(), (DepositChoice{"ADM1", Fen{200'000}}));
    report(quoted(false, true));
    const auto& check = shown<screen::Check>();
    ASSERT_EQ(check.bills.size(), 1U);
    EXPECT_EQ(check.bills[0].kind, BillKind::deposit);
    EXPECT_EQ(check.bills[0].total, Fen{200'000});
    EXPECT_FALSE(check.account_choice);
    EXPECT_FALSE(s.screen.offers("check/self_pay")) << "there is nothing to choose";
}

TEST_F(DepositTest, AnyOtherAmountIsTyped) {
    come_to_deposit();
    touch("deposit/other");
    for (const char* typed : {"", "99", "50001", "12a", "-500", "99999999999"}) {
        touch("deposit_amount/pay", typed);
        EXPECT_TRUE(shown<screen::DepositAmount>().wrong) << typed;
    }
    touch("deposit_amount/back");
    touch("deposit/other");
    EXPECT_FALSE(shown<screen::DepositAmount>().wrong);
    touch("deposit_amount/pay", "3500");
    EXPECT_EQ(choice(), (DepositChoice{"ADM1", Fen{350'000}}));
}

TEST_F(DepositTest, ItIsNotLeftToTheWindow) {
    come_to_deposit();
    touch("deposit/1000");
    report(quoted(false, true));
    touch("check/confirm");
    report(from_case::PaymentNeeded{Fen{100'000}, Hint::none, {}});
    EXPECT_TRUE(s.screen.offers("pay/terminal"));
    EXPECT_FALSE(s.screen.offers("pay/window"));
}

TEST_F(DepositTest, TheSlipTellsWhatIsLaidDown) {
    come_to_deposit();
    touch("deposit/1000");
    report(quoted(false, true));
    touch("check/confirm");
    auto done = registered(false);
    done.booking = {"", 0, {"心血管内科病区", "Cardiology ward"}, {}, Fen{300'000}};
    report(done);
    EXPECT_EQ(shown<screen::Done>().deposited, Fen{300'000});
    ASSERT_NE(slip(), nullptr);
    EXPECT_EQ(slip()->kind, SlipKind::payment);
    EXPECT_EQ(slip()->deposited, Fen{300'000});
}

TEST_F(DepositTest, BackFromTheCheckAsksForTheAmountAnew) {
    come_to_deposit();
    touch("deposit/1000");
    report(quoted(false, true));
    touch("check/back");
    answer(his_done(his::Admissions{{admission()}}));
    EXPECT_EQ(shown<screen::Deposit>().admission.id, "ADM1");
}

TEST_F(DepositTest, NobodyInHospitalIsToldWhatToDo) {
    touch("home/deposit");
    show_code();
    answer(his_done(his::Admissions{}));
    EXPECT_EQ(notice(), NoticeId::no_admission);
    EXPECT_TRUE(s.screen.offers("notice/services"));
}

TEST_F(DepositTest, ARefusalNamesTheAdmissionDesk) {
    come_to_deposit();
    touch("deposit/1000");
    report(ended(NoticeId::his_refused, false));
    EXPECT_EQ(notice(), NoticeId::deposit_refused);
}

TEST_F(DepositTest, WhoMayNotUseInsuranceNowPaysInAllTheSame) {
    touch("home/deposit");
    auto inpatient = insured_person();
    inpatient.inpatient_now = true;
    show_code(inpatient);
    answer(his_done(his::Admissions{{admission()}}));
    EXPECT_EQ(shown<screen::Deposit>().admission.id, "ADM1");
}

}  // namespace
}  // namespace kiosk::journey::test
