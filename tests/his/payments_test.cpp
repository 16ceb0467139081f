// What any kiosk may learn of another's payments of bills, and their slips that are printed again.
#include "tests/his/room.h"

namespace kiosk::his_test {
namespace {

using services::Exchange;

class PaymentsTest : public HisRoom {
protected:
    FindRegistrations payments() const { return {day, patient.id_number, "", "", Purpose::bill}; }
    FindRegistrations by_code(const std::string& code) const { return {"", "", "", code, Purpose::bill}; }
    std::vector<Registration> mine() { return answer(payments()).rows; }
    Handle held_as(const Hold& held) const { return {held.purpose, held.id}; }
    // The next answer with a place of it changed, which must be there.
    void spoil(const std::string& from, const std::string& to) {
        line.plan([from, to](Exchange& exchange) {
            const auto place = exchange.reply.find(from);
            ASSERT_NE(place, std::string::npos) << from << " in " << exchange.reply;
            exchange.reply.replace(place, from.size(), to);
        });
    }
};
FOR_EVERY_DRIVER(PaymentsTest);

TEST_P(PaymentsTest, AreToldWithTheirBillsFromHeldToPaid) {
    EXPECT_TRUE(mine().empty());
    order("blood_test");
    order("cold_drugs");
    const auto bills = owed();
    const auto hold = hold_all("K001-20261122-0001");
    const auto held = answer(hold);
    const auto waiting = mine();
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].state, RegistrationState::held);
    EXPECT_EQ(waiting[0].money, HoldMoney::none);
    EXPECT_EQ(waiting[0].hold, held_as(held));

    auto confirm = paid_alone(hold.case_id, held);
    confirm.setl_id = "99000002";
    confirm.insurance_tail = "*0015";
    confirm.split.fund = Fen{5'000};
    confirm.split.own = held.total - Fen{5'000};
    const auto booked = answer(confirm);
    clock.advance(Millis{60'000});
    const auto rows = mine();
    ASSERT_EQ(rows.size(), 1U);
    const auto& row = rows[0];
    EXPECT_EQ(row.hold, held_as(held));
    EXPECT_EQ(row.case_id, hold.case_id);
    EXPECT_EQ(row.kiosk_number, "K001");
    EXPECT_EQ(row.made_at, CivilTime::parse("2026-11-22 09:30:00").value());
    EXPECT_EQ(row.state, RegistrationState::booked);
    EXPECT_EQ(row.money, HoldMoney::settled);
    EXPECT_EQ(row.patient_name, "样例甲");
    EXPECT_EQ(row.insurance_tail, "*0015");
    EXPECT_EQ(row.setl_id, "99000002");
    EXPECT_EQ(row.payer, "微信支付");
    EXPECT_EQ(row.split.total, held.total);
    EXPECT_EQ(row.split.fund, Fen{5'000});
    EXPECT_EQ(row.split.own, confirm.split.own);
    EXPECT_FALSE(row.at_window);
    EXPECT_FALSE(row.insurance_missed);
    EXPECT_EQ(row.visit.department.en, "Respiratory Medicine");
    EXPECT_EQ(row.visit.doctor, held.doctor_name);
    EXPECT_EQ(row.visit.place, held.place);
    EXPECT_EQ(row.booking, booked);
    EXPECT_EQ(row.reprint_code, "RPK001-20261122-0001");
    ASSERT_EQ(row.bills.size(), 2U);
    for (std::size_t at = 0; at < bills.size(); ++at) {
        EXPECT_EQ(row.bills[at].id, bills[at].id);
        EXPECT_EQ(row.bills[at].kind, bills[at].kind);
        EXPECT_EQ(row.bills[at].place, bills[at].place);
        EXPECT_EQ(row.bills[at].lines, bills[at].lines);
        EXPECT_EQ(row.bills[at].total, bills[at].total);
    }
    EXPECT_EQ(answer(by_code(row.reprint_code)).rows, rows);
    EXPECT_TRUE(answer(by_code("RP0")).rows.empty());
}

TEST_P(PaymentsTest, PaidWithoutInsuranceThatCouldNotBeReachedAreMarked) {
    order("blood_test");
    const auto hold = hold_all("K001-20261122-0001");
    const auto held = answer(hold);
    auto confirm = paid_alone(hold.case_id, held);
    confirm.setl_id = "99000002";
    confirm.insurance_missed = true;
    EXPECT_TRUE(ask(confirm).is_refused()) << "settled and missed at once";
    confirm.setl_id.clear();
    (void)answer(confirm);
    (void)answer(confirm);  // repeated: the same
    ASSERT_EQ(mine().size(), 1U);
    EXPECT_TRUE(mine()[0].insurance_missed);
    EXPECT_EQ(mine()[0].setl_id, "");
}

TEST_P(PaymentsTest, AreOfTheDayOnWhichTheyWereHeld) {
    order("chest_ct");
    (void)answer(hold_all("K001-20261122-0001"));
    EXPECT_EQ(mine().size(), 1U);
    day = "2026-11-23";
    EXPECT_TRUE(mine().empty());
    day = "2026-11-21";
    EXPECT_TRUE(mine().empty());
}

TEST_P(PaymentsTest, AreNoRegistrations) {
    order("chest_ct");
    const auto number = hold_of("K001-20261122-0001");
    const auto bills = hold_all("K001-20261122-0002");
    (void)answer(paid_alone(number.case_id, answer(number)));
    (void)answer(paid_alone(bills.case_id, answer(bills)));
    const auto registered = answer(FindRegistrations{day, patient.id_number, "", ""}).rows;
    const auto paid = mine();
    ASSERT_EQ(registered.size(), 1U);
    ASSERT_EQ(paid.size(), 1U);
    EXPECT_EQ(registered[0].hold.purpose, Purpose::registration);
    EXPECT_EQ(registered[0].case_id, number.case_id);
    EXPECT_TRUE(registered[0].bills.empty());
    EXPECT_EQ(paid[0].hold.purpose, Purpose::bill);
    EXPECT_EQ(paid[0].case_id, bills.case_id);
    EXPECT_TRUE(answer(by_code(number.reprint_code)).rows.empty());
    EXPECT_TRUE(answer(FindRegistrations{"", "", "", bills.reprint_code}).rows.empty());
}

TEST_P(PaymentsTest, ReleasedInDoubtAndReturned) {
    order("chest_ct");
    const auto hold = hold_all("K001-20261122-0001");
    const auto held = answer(hold);
    (void)answer(MarkHold{hold.case_id, held_as(held), held.version, HoldMoney::unknown, {"H1"}, held.total});
    EXPECT_EQ(mine().at(0).state, RegistrationState::held);
    EXPECT_EQ(mine().at(0).money, HoldMoney::unknown);
    (void)answer(ReleaseHold{hold.case_id, held_as(held), HoldMoney::unknown});
    const auto checked = mine();
    ASSERT_EQ(checked.size(), 1U);
    EXPECT_EQ(checked[0].state, RegistrationState::cancelled);
    EXPECT_EQ(checked[0].money, HoldMoney::unknown);
    EXPECT_EQ(checked[0].bills.at(0).total, held.total);
    (void)answer(ReleaseHold{hold.case_id, held_as(held), HoldMoney::returned});
    EXPECT_EQ(mine().at(0).money, HoldMoney::returned);
}

TEST_P(PaymentsTest, OneThatExpiredInDoubtIsToldAsCancelled) {
    order("chest_ct");
    const auto hold = hold_all("K001-20261122-0001");
    const auto held = answer(hold);
    (void)answer(MarkHold{hold.case_id, held_as(held), held.version, HoldMoney::unknown, {"H1"}, held.total});
    clock.advance(Millis{60 * 60'000});
    ASSERT_EQ(mine().size(), 1U);
    EXPECT_EQ(mine()[0].state, RegistrationState::cancelled);
    EXPECT_EQ(mine()[0].money, HoldMoney::unknown);
}

TEST_P(PaymentsTest, ACopyCountsOnceUnderItsPrintId) {
    order("chest_ct");
    const auto hold = hold_all("K001-20261122-0001");
    const auto held = answer(hold);
    CountCopy copy{hold.case_id, held_as(held), "K002-1"};
    EXPECT_EQ(refusal(copy), RefusalReason::business) << "what is not paid has no slip";
    (void)answer(paid_alone(hold.case_id, held));
    line.plan([](Exchange& exchange) { exchange = {.curl_code = 52, .bytes_sent = exchange.bytes_sent}; });
    EXPECT_TRUE(ask(copy).is_unknown());
    EXPECT_EQ(answer(copy).number, 1);
    copy.print_id = "K002-2";
    EXPECT_EQ(answer(copy).number, 2);
    EXPECT_EQ(mine().at(0).copies, 2);
}

TEST_P(PaymentsTest, WhatIsNotAsAgreedIsNotKnown) {
    order("chest_ct");
    const auto hold = hold_all("K001-20261122-0001");
    const auto held = answer(hold);
    (void)answer(paid_alone(hold.case_id, held));
    const bool fhir = GetParam() == HisDriver::fhir;
    const auto amount = [&](const std::string& part, const std::string& yuan) {
        return fhir ? R"("url":")" + part + R"(","valueMoney":{"currency":"CNY","value":)" + yuan
                    : "\"" + part + R"(":")" + yuan;
    };
    using Change = std::pair<std::string, std::string>;
    const std::vector<Change> changes{
        fhir ? Change{R"("status":"completed")", R"("status":"booked")"} : Change{R"("zt":2)", R"("zt":8)"},
        fhir ? Change{R"("settled")", R"("odd")"} : Change{R"("kxzt":2)", R"("kxzt":8)"},
        fhir ? Change{"authoredOn", "created"} : Change{"djsj", "sj"},
        fhir ? Change{"urn:kiosk:ext:bill", "urn:kiosk:ext:order"} : Change{"fylb\":[", "fy\":["},
        fhir ? Change{R"("invoice","valueString":")", R"("invoice","valueCode":")"} : Change{"fydh", "hm"},
        {amount(fhir ? "total" : "zje", "220.00"), amount(fhir ? "total" : "zje", "210.00")}};
    for (const auto& [from, to] : changes) {
        spoil(from, to);
        const auto outcome = ask(payments());
        EXPECT_TRUE(outcome.is_unknown()) << from << ": " << words_of(outcome);
    }
    EXPECT_EQ(mine().size(), 1U);
}

}  // namespace
}  // namespace kiosk::his_test
