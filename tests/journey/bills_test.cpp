// Paying bills: what is ticked is paid, what belongs together is one payment, and a no says what to do.
#include "tests/journey/room.h"

namespace kiosk::journey::test {
namespace {

class BillsTest : public Room {
protected:
    BillsTest() : Room{Service::registration, Service::bills} {}
    void come_to_bills(bool of_two_visits) {
        touch("home/bills");
        show_code();
        answer(his_done(bills(of_two_visits)));
    }
    void come_to_check(bool of_two_visits) {
        come_to_bills(of_two_visits);
        touch("bills/pay");
        report(quoted(true, true));
    }
    void pay() {
        touch("check/confirm");
        report(registered(true));
    }
    [[nodiscard]] const BillChoice& opened() const {
        for (const auto& command : commands)
            if (const auto* open = std::get_if<to_case::Open>(&command))
                return std::get<BillChoice>(open->purchase);
        throw std::runtime_error{"no case was opened"};
    }
};

TEST_F(BillsTest, AllAreTickedAndOneVisitIsOnePayment) {
    come_to_bills(false);
    EXPECT_EQ(shown<screen::Bills>().total, Fen{5000});
    EXPECT_EQ(shown<screen::Bills>().payments, 1);
    touch("bills/pay");
    EXPECT_EQ(opened().ids, (std::vector<std::string>{"FY1", "FY2"}));
    EXPECT_EQ(opened().total, Fen{5000});
}

TEST_F(BillsTest, WhatIsLeftOutIsNotPaid) {
    come_to_bills(false);
    touch("bills/tick-FY1");
    EXPECT_EQ(shown<screen::Bills>().total, Fen{2500});
    touch("bills/pay");
    EXPECT_EQ(opened().ids, std::vector<std::string>{"FY2"});
}

TEST_F(BillsTest, NothingTickedIsNothingToPay) {
    come_to_bills(false);
    touch("bills/tick-FY1");
    touch("bills/tick-FY2");
    EXPECT_FALSE(s.screen.offers("bills/pay"));
    touch("bills/tick-FY2");
    EXPECT_TRUE(s.screen.offers("bills/pay"));
}

TEST_F(BillsTest, TwoVisitsAreTwoPaymentsAndTheSecondWaitsForTheSlip) {
    come_to_check(true);
    EXPECT_EQ(shown<screen::Check>().count, (screen::PaymentCount{1, 2}));
    pay();
    ASSERT_NE(slip(), nullptr);
    EXPECT_EQ(slip()->kind, SlipKind::payment);
    EXPECT_EQ(slip()->bills.size(), 1U);
    EXPECT_FALSE(s.screen.offers("done/next")) << "the slip is on its way";
    printer_says(device::PrintEnd::printed);
    EXPECT_TRUE(told<to_case::SlipPrinted>());
    touch("done/next");
    EXPECT_EQ(opened().ids, std::vector<std::string>{"FY2"});
    report(quoted(true, false));
    EXPECT_EQ(shown<screen::Check>().count, (screen::PaymentCount{2, 2}));
    pay();
    printer_says(device::PrintEnd::printed);
    EXPECT_EQ(s.screen.choices.front().id, "done/finish");
    touch("done/finish");
    EXPECT_EQ(s.phase, Phase::home);
}

// Who has paid a part and thinks about the rest is asked before the visit ends.
TEST_F(BillsTest, BetweenTwoPaymentsNobodyIsSentHomeInSilence) {
    come_to_check(true);
    pay();
    printer_says(device::PrintEnd::printed);
    time_passes();
    EXPECT_EQ(screen_name(s.screen), "idle");
    touch("idle/go_on");
    touch("done/next");
    EXPECT_TRUE(told<to_case::Open>());
}

TEST_F(BillsTest, WhoeverTakesTheCardBetweenTwoPaymentsPaysNoSecond) {
    touch("home/bills");
    feed(device::Event{device::CardInserted{}});
    answer(completed(device::CardRead{card_data()}));
    answer(insurance_done(insured_person()));
    answer(his_done(bills(true)));
    touch("bills/pay");
    report(quoted(true, true));
    pay();
    printer_says(device::PrintEnd::printed);
    EXPECT_TRUE(s.screen.offers("done/next"));
    feed(device::Event{device::CardRemoved{}});
    EXPECT_FALSE(s.screen.offers("done/next"));
    touch("done/finish");
}

TEST_F(BillsTest, PaidElsewhereMeanwhileIsSaidAndTheListIsThere) {
    come_to_bills(false);
    touch("bills/pay");
    report(ended(NoticeId::slot_taken, false));
    EXPECT_EQ(notice(), NoticeId::bill_taken);
    touch("notice/bills");
    EXPECT_NE(asked<his::ListBills>(), nullptr);
}

TEST_F(BillsTest, TheHisThatSaysNoSendsToTheCashier) {
    come_to_bills(false);
    touch("bills/pay");
    report(ended(NoticeId::his_refused, false));
    EXPECT_EQ(notice(), NoticeId::bill_refused);
}

TEST_F(BillsTest, BackFromTheCheckScreenAbandonsAndListsAnew) {
    come_to_check(false);
    touch("check/back");
    EXPECT_TRUE(told<to_case::Abandon>());
    EXPECT_NE(asked<his::ListBills>(), nullptr);
}

TEST_F(BillsTest, NothingToPayOffersTheOtherServices) {
    touch("home/bills");
    show_code();
    answer(his_done(his::Bills{}));
    EXPECT_EQ(notice(), NoticeId::no_bills);
    EXPECT_TRUE(s.screen.offers("notice/services"));
}

TEST_F(BillsTest, APassportHolderIsAskedForByPassport) {
    touch("home/bills");
    touch("identify/passport");
    touch("passport/done", "E99000001");
    auto foreigner = found_patient();
    foreigner.id_number.clear();
    foreigner.passport_number = "E99000001";
    answer(his_done(foreigner));
    ASSERT_NE(asked<his::ListBills>(), nullptr);
    EXPECT_EQ(asked<his::ListBills>()->whose.passport_number, "E99000001");
}

TEST_F(BillsTest, ThePaymentOfASlipIsToldAndPrintedAsACopy) {
    scan(slip_code);
    answer(his_done(his::Registrations{}));
    ASSERT_NE(asked<his::FindRegistrations>(), nullptr);
    EXPECT_EQ(asked<his::FindRegistrations>()->purpose, Purpose::bill);
    EXPECT_EQ(asked<his::FindRegistrations>()->reprint_code, slip_code);
    answer(his_done(payments()));
    ASSERT_EQ(shown<screen::Today>().rows.size(), 1U);
    EXPECT_EQ(shown<screen::Today>().rows[0].bills.size(), 2U);
    touch("today/print-K002-20261122-0009");
    ASSERT_NE(asked<his::CountCopy>(), nullptr);
    EXPECT_EQ(asked<his::CountCopy>()->hold, (his::Handle{Purpose::bill, "T7"}));
    answer(his_done(his::CopyCounted{1}));
    ASSERT_NE(slip(), nullptr);
    EXPECT_EQ(slip()->kind, SlipKind::payment);
    EXPECT_EQ(slip()->copy_number, 1);
    EXPECT_EQ(slip()->bills.size(), 2U);
    printer_says(device::PrintEnd::printed);
    touch("today/end");
}

TEST_F(BillsTest, PaidAloneWhileInsuranceIsDownTheSlipSaysHowToClaim) {
    policy.institution_code = "H99010100001";
    touch("home/bills");
    scan(insurance_code);
    answer(insurance_done(decoded_code()));
    answer(insurance_refused(RefusalReason::not_sent));
    ASSERT_EQ(notice(), NoticeId::insurance_down);
    touch("notice/self_pay");
    auto drugs = bills(false);
    drugs.rows.back().kind = BillKind::drugs;
    answer(his_done(drugs));
    touch("bills/pay");
    for (const auto& command : commands)
        if (const auto* open = std::get_if<to_case::Open>(&command)) {
            EXPECT_TRUE(open->patient.insurance_down);
        }
    auto quote = quoted(false, true);
    quote.insurance_missed = true;
    report(quote);
    EXPECT_TRUE(shown<screen::Check>().insurance_missed);
    EXPECT_FALSE(s.screen.offers("check/self_pay")) << "insurance cannot be asked";
    touch("check/confirm");
    auto paid = registered(false);
    paid.insurance_missed = true;
    report(paid);
    EXPECT_TRUE(shown<screen::Done>().insurance_missed);
    ASSERT_NE(slip(), nullptr);
    ASSERT_TRUE(slip()->claiming_back);
    EXPECT_EQ(slip()->claiming_back->institution_code, "H99010100001");
    EXPECT_EQ(slip()->claiming_back->window, policy.insurance_window);
    EXPECT_TRUE(slip()->claiming_back->drugs);
    EXPECT_FALSE(slip()->claiming_back->papers_here) << "this kiosk prints no invoices";
}

TEST_F(BillsTest, WhoeverChoseToPayAloneIsToldNothingOfClaims) {
    come_to_check(false);
    touch("check/self_pay");
    auto alone = quoted(false, true);
    alone.can_insure = true;
    report(alone);
    EXPECT_TRUE(s.screen.offers("check/self_pay")) << "back to insurance";
    touch("check/confirm");
    report(registered(false));
    EXPECT_FALSE(shown<screen::Done>().insurance_missed);
    ASSERT_NE(slip(), nullptr);
    EXPECT_FALSE(slip()->claiming_back);
}

TEST_F(BillsTest, TheCopyOfAMissedOneSaysHowToClaim) {
    scan(slip_code);
    answer(his_done(his::Registrations{}));
    auto known = payments();
    known.rows[0].insurance_missed = true;
    known.rows[0].setl_id.clear();
    answer(his_done(known));
    touch("today/print-K002-20261122-0009");
    answer(his_done(his::CopyCounted{1}));
    ASSERT_NE(slip(), nullptr);
    EXPECT_TRUE(slip()->claiming_back);
}

TEST_F(BillsTest, ACodeThatNeitherKnowsIsSaid) {
    scan(slip_code);
    answer(his_done(his::Registrations{}));
    answer(his_refused(RefusalReason::business));
    EXPECT_EQ(notice(), NoticeId::slip_unknown);
}

TEST_F(BillsTest, TheLinesOfABillAreLookedAtAndLeft) {
    come_to_bills(false);
    touch("bills/details-FY2");
    EXPECT_EQ(shown<screen::BillDetails>().bill.id, "FY2");
    touch("details/back");
    EXPECT_EQ(screen_name(s.screen), "bills");
}

}  // namespace
}  // namespace kiosk::journey::test
