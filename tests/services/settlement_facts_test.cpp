// The questions that move nothing: what is asked, and what is made of the answers.
#include "tests/services/settlement_world.h"

using namespace kiosk;
using namespace kiosk::services;
using namespace kiosk::services::test;
using namespace kiosk::insurance;

class settlement_facts : public SettlementWorld {
protected:
    static std::string reply(const std::string& output) {
        return R"({"infcode":0,"inf_refmsgid":"990100202611220930160000000077","err_msg":null,"output":)" +
               output + "}";
    }
    template <class T>
    T value(const Outcome<Reply>& outcome) {
        EXPECT_TRUE(outcome.is_done()) << (outcome.is_unknown() ? outcome.unknown().detail : "refused");
        return outcome.is_done() ? std::get<T>(outcome.done()) : T{};
    }
    const QueryAccumulations sums{psn_no, coverage(), "2026"};
    const QueryFilings filings{psn_no, coverage(), at("2026-11-22 09:31:00")};
    const QueryDiseaseFilings diseases{psn_no, coverage(), "2026-11-22"};
    const QuerySpending spending{psn_no, coverage(), at("2026-01-01 00:00:00"), at("2026-11-22 09:31:00")};
};

// Of two months the later one, of several funds the sum; other years, kinds and codes are left out.
TEST_F(settlement_facts, sums_by_the_codes_that_the_city_names) {
    config.city.accumulations = {{"Q0000", AccumulationMeaning::deductible_used},
                                 {"D310100", AccumulationMeaning::fund_paid},
                                 {"D320100", AccumulationMeaning::fund_paid}};
    const auto row = [](const char* kind, const char* year, const char* month, const char* code,
                        const char* sum) {
        return std::string{R"({"insutype":")"} + kind + R"(","year":")" + year + R"(","cum_ym":")" + month +
               R"(","cum_type_code":")" + code + R"(","cum":)" + sum + "}";
    };
    const auto text = R"({"cuminfo":[)" + row("310", "2026", "202611", "Q0000", "300.00") + "," +
                      row("310", "2026", "202610", "Q0000", "120.00") + "," +
                      row("310", "2025", "202512", "Q0000", "299.00") + "," +
                      row("390", "2026", "202611", "Q0000", "10.00") + "," +
                      row("310", "2026", "202611", "D310100", "\"420.00\"") + "," +
                      row("310", "2026", "202611", "D320100", "1.50") + "," +
                      row("310", "2026", "202611", "C0000_BIZ11", "3.00") + "]}";
    const auto told = value<Accumulations>(answered(sums, reply(text)));
    EXPECT_EQ(told.deductible_used, Fen{300'00});
    EXPECT_EQ(told.fund_paid, Fen{421'50});
    EXPECT_EQ(told.rows_not_understood, 1);
}

TEST_F(settlement_facts, no_row_is_no_sum_and_nonsense_is_unknown) {
    config.city.accumulations = {{"Q0000", AccumulationMeaning::deductible_used}};
    const auto told = value<Accumulations>(answered(sums, reply(R"({"cuminfo":[]})")));
    EXPECT_FALSE(told.deductible_used.has_value());
    EXPECT_TRUE(
        answered(sums, reply(R"({"cuminfo":[{"cum_type_code":"Q0000","cum":"much"}]})")).is_unknown());
}

TEST_F(settlement_facts, only_filings_in_force_count) {
    const auto told = value<Filings>(answered(
        filings, reply(R"({"refmedin":[{"begndate":"2026-01-05","enddate":"2026-12-31"},)"
                       R"({"begndate":"2025-01-05","enddate":"2025-12-31"},{"begndate":"2026-12-01"}]})")));
    ASSERT_EQ(told.rows.size(), 1U);
    EXPECT_EQ(told.rows.front().ends, "2026-12-31");
}

TEST_F(settlement_facts, diseases_on_file_as_a_list_or_as_one_object) {
    const std::string one =
        R"({"opsp_dise_code":"M03900","opsp_dise_name":"高血压","begndate":"2023-04-01","enddate":null})";
    for (const auto& text : {R"({"feedetail":[)" + one + "]}", R"({"feedetail":)" + one + "}"}) {
        const auto told = value<DiseaseFilings>(answered(diseases, reply(text)));
        ASSERT_EQ(told.rows.size(), 1U);
        EXPECT_EQ(told.rows.front().code, "M03900");
        EXPECT_EQ(told.rows.front().ends, "");
    }
}

TEST_F(settlement_facts, settlements_the_latest_first) {
    config.city.spending_transaction = "5261";
    const auto row = [](const char* when, const char* sum) {
        return std::string{R"({"setl_id":"1","setl_time":")"} + when + R"(","medfee_sumamt":)" + sum +
               R"(,"fund_pay_sumamt":1.00,"acct_pay":2.00,"acct_mulaid_pay":0.50,"cash_payamt":3.00})";
    };
    const auto told =
        value<Spending>(answered(spending, reply(R"({"setlinfo":[)" + row("2026-03-01 08:00:00", "6.00") +
                                                 "," + row("2026-11-01 08:00:00", "7.00") + "]}")));
    ASSERT_EQ(told.rows.size(), 2U);
    EXPECT_EQ(told.rows.front().total, Fen{700});
    EXPECT_EQ(told.rows.front().mutual_aid, Fen{50});
    EXPECT_EQ(told.rows.front().own, Fen{300});
    EXPECT_TRUE(
        answered(spending, reply(R"({"setlinfo":[{"setl_id":"1","setl_time":"2026-03-01"}]})")).is_unknown());
}

TEST_F(settlement_facts, without_a_list_visits_are_told_without_sums) {
    config.city.spending_transaction = "";
    const auto told = value<Spending>(
        answered(spending, reply(R"({"mdtrtinfo":[{"mdtrt_id":"1","begntime":"2026-03-01 08:00:00"}]})")));
    EXPECT_FALSE(told.amounts_known);
    ASSERT_EQ(told.rows.size(), 1U);
    EXPECT_EQ(told.rows.front().when, "2026-03-01 08:00:00");
}
