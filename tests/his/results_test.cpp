// Reports, drugs, invoices and charges: both drivers tell the same of the same hospital.
#include "tests/his/room.h"

namespace kiosk::his_test {
namespace {

class ResultsTest : public HisRoom {
protected:
    his::Whose person() const { return {patient.id_number, ""}; }
    std::vector<Report> reports() { return answer(ListReports{person()}).rows; }
};
FOR_EVERY_DRIVER(ResultsTest);

TEST_P(ResultsTest, AReportIsFetchedPrintedAndCountedOnce) {
    EXPECT_TRUE(reports().empty());
    set(R"([{"report":"blood_test","for":"P01"},{"report":"chest_ct","for":"P01"},
            {"report":"blood_test","for":"P01","state":"in_progress"}])");
    auto rows = reports();
    ASSERT_EQ(rows.size(), 3U);
    int ready = 0;
    for (const auto& row : rows) {
        EXPECT_EQ(row.prints, 0);
        EXPECT_NE(row.at.unix_ms, 0) << "issued, or expected";
        if (!row.ready) {
            EXPECT_EQ(row.kind, ReportKind::laboratory);
            EXPECT_EQ(refusal(FetchReport{row.id, row.document}), RefusalReason::business);
            continue;
        }
        ++ready;
        const bool picture = row.kind == ReportKind::imaging;
        EXPECT_EQ(row.name.en, picture ? "Chest CT, plain" : "Blood count, C-reactive protein");
        EXPECT_EQ(row.department.zh, picture ? "放射科" : "检验科");
        EXPECT_TRUE(row.may_print);
        EXPECT_TRUE(answer(FetchReport{row.id, row.document}).pdf.starts_with("%PDF-"));
        EXPECT_EQ(answer(CountReportPrint{row.id, "K001-1-" + row.id, "K001"}).number, 1);
        EXPECT_EQ(answer(CountReportPrint{row.id, "K001-1-" + row.id, "K001"}).number, 1) << "a repeat";
        EXPECT_EQ(refusal(FetchReport{row.id, row.document}), RefusalReason::already_printed);
    }
    EXPECT_EQ(ready, 2);
    for (const auto& row : reports()) EXPECT_EQ(row.may_print, !row.ready) << "printed once, by the rule";
    set(R"({"report_prints_max":2})");
    for (const auto& row : reports()) EXPECT_TRUE(row.may_print);
}

TEST_P(ResultsTest, WhatIsMissingIsNeverAsked) {
    EXPECT_EQ(refusal(ListReports{}), RefusalReason::not_sent);
    EXPECT_EQ(refusal(FetchReport{}), RefusalReason::not_sent);
    EXPECT_EQ(refusal(CountReportPrint{"BG000001", "", "K001"}), RefusalReason::not_sent);
    EXPECT_EQ(refusal(CheckInPharmacy{}), RefusalReason::not_sent);
}

TEST_P(ResultsTest, DrugsAreCheckedInForOnce) {
    order("blood_test");
    order("cold_drugs");
    auto rows = answer(ListPrescriptions{person()}).rows;
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].state, PrescriptionState::unpaid);
    EXPECT_EQ(rows[0].window, (LocalizedText{"1 楼西药房 3 号窗口", "1F Pharmacy, window 3"}));
    EXPECT_EQ(rows[0].department.en, "Respiratory Medicine");
    EXPECT_FALSE(rows[0].doctor.zh.empty());
    EXPECT_EQ(rows[0].written_at, clock.civil());
    ASSERT_EQ(rows[0].drugs.size(), 2U);
    EXPECT_EQ(rows[0].drugs[0].quantity, (LocalizedText{"2 盒", "2 boxes"}));
    EXPECT_EQ(rows[0].drugs[1].dose.en, "1 tablet, 3 times a day");
    const CheckInPharmacy check_in{rows[0].number, rows[0].visit_number, "K001"};
    EXPECT_EQ(refusal(check_in), RefusalReason::business) << "not paid";

    set(R"({"order":"cold_drugs","for":"P01","paid":true})");
    rows = answer(ListPrescriptions{person()}).rows;
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1].state, PrescriptionState::paid);
    const CheckInPharmacy paid{rows[1].number, rows[1].visit_number, "K001"};
    const auto place = answer(paid);
    EXPECT_EQ(place.queue_number, "Y101");
    EXPECT_EQ(place.window, rows[1].window);
    EXPECT_EQ(answer(paid), place) << "a repeat answers like the first";
    rows = answer(ListPrescriptions{person()}).rows;
    EXPECT_EQ(rows[1].state, PrescriptionState::waiting);
    EXPECT_EQ(rows[1].queue_number, "Y101");
    set(R"({"drugs":"collected","for":"P01"})");
    EXPECT_EQ(answer(ListPrescriptions{person()}).rows[1].state, PrescriptionState::collected);
    EXPECT_EQ(refusal(paid), RefusalReason::business);
}

TEST_P(ResultsTest, EachPaymentHasItsInvoiceAndEachLineItsCharge) {
    EXPECT_TRUE(answer(ListInvoices{person(), day}).rows.empty());
    EXPECT_TRUE(answer(ListCosts{person(), day}).rows.empty());
    order("blood_test");
    const auto hold = hold_all("K001-20261122-0001");
    (void)answer(paid_alone(hold.case_id, answer(hold)));
    order("chest_ct");
    const auto invoices = answer(ListInvoices{person(), day}).rows;
    ASSERT_EQ(invoices.size(), 1U);
    EXPECT_EQ(invoices[0].total, Fen{4500});
    EXPECT_EQ(invoices[0].own, Fen{4500});
    EXPECT_EQ(invoices[0].other(), Fen{});
    EXPECT_EQ(invoices[0].kind.en, "Outpatient invoice");
    EXPECT_EQ(invoices[0].number.size(), 10U);
    EXPECT_NE(invoices[0].url.find(invoices[0].check_code), std::string::npos);
    const auto costs = answer(ListCosts{person(), day}).rows;
    ASSERT_EQ(costs.size(), 3U);
    EXPECT_EQ(costs[0].kind, BillKind::laboratory);
    EXPECT_TRUE(costs[0].paid);
    EXPECT_EQ(costs[2].line.amount, Fen{22'000});
    EXPECT_FALSE(costs[2].paid);
    EXPECT_TRUE(answer(ListInvoices{person(), "2026-11-23"}).rows.empty()) << "from a later day on";
    EXPECT_TRUE(answer(ListCosts{person(), "2026-11-23"}).rows.empty());
}

}  // namespace
}  // namespace kiosk::his_test
