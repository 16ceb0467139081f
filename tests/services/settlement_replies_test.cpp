// What the platform may answer: every tolerant form is understood, every hostile one ends as unknown, and a
// settlement is done only when all of it fits.
#include "tests/services/settlement_answers.h"

using namespace kiosk;
using namespace kiosk::services;
using namespace kiosk::services::test;
using namespace kiosk::insurance;

// --- 2001, 2201 … 2205

TEST_F(settlement_replies, benefit_rows_wherever_they_are) {
    const CheckBenefit call{psn_no, coverage(), "12", at("2026-11-22 09:31:00")};
    const std::string yes = R"({"trt_chk_type":"01","trt_enjymnt_flag":"1","trt_chk_rslt":""})";
    const std::string no_row =
        R"({"trt_chk_type":"01","trt_enjymnt_flag":0,"trt_chk_rslt":"本次不享受待遇"})";
    EXPECT_TRUE(value<Benefit>(answered(call, ok("[" + yes + "]"))).applies);
    EXPECT_TRUE(value<Benefit>(answered(call, ok(R"({"trtinfo":[)" + no_row + "," + yes + "]}"))).applies);
    const auto refused = value<Benefit>(answered(call, ok(R"({"data":)" + no_row + "}")));
    EXPECT_EQ(refused, (Benefit{false, "本次不享受待遇"}));
    EXPECT_TRUE(answered(call, ok("{}")).is_unknown());
}

TEST_F(settlement_replies, a_benefit_refused_for_a_known_reason_says_so) {
    const CheckBenefit call{psn_no, coverage(), "12", at("2026-11-22 09:31:00")};
    const auto row = [](const std::string& why) {
        return R"({"data":{"trt_chk_type":"01","trt_enjymnt_flag":"0","trt_chk_rslt":")" + why + "\"}}";
    };
    expect_reason(answered(call, ok(row("等待期至2026-12-31"))), RefusalReason::waiting_period);
    expect_reason(answered(call, ok(row("未办理异地就医备案"))), RefusalReason::no_filing);
}

TEST_F(settlement_replies, opened_visit) {
    EXPECT_EQ(
        value<OpenedVisit>(answered(open_visit, ok(R"({"data":{"mdtrt_id":"990000010001"}})"))).mdtrt_id,
        "990000010001");
    EXPECT_EQ(
        value<OpenedVisit>(answered(open_visit, ok(R"({"data":[{"mdtrt_id":990000010001}]})"))).mdtrt_id,
        "990000010001");
    EXPECT_TRUE(answered(open_visit, ok("null")).is_unknown());
    EXPECT_TRUE(answered(open_visit, ok(R"({"data":{"mdtrt_id":"1","ipt_otp_no":"another"}})")).is_unknown());
    expect_reason(answered(open_visit, no("就诊登记重复")), RefusalReason::duplicate);
}

TEST_F(settlement_replies, a_lost_visit_is_found_by_our_own_number) {
    const FindVisit find{psn_no, coverage(), "12", "MZ2", {}, {}};
    const auto found = answered(find, ok(R"({"mdtrtinfo":[{"mdtrt_id":"1","ipt_otp_no":"MZ1"},)"
                                         R"({"mdtrt_id":"2","ipt_otp_no":"MZ2"}]})"));
    ASSERT_TRUE(found.is_done());
    EXPECT_EQ(std::get<OpenedVisit>(found.done()).mdtrt_id, "2");
    for (const std::string nothing :
         {"null", "{}", R"({"mdtrtinfo":[]})", R"({"mdtrtinfo":{"mdtrt_id":"1","ipt_otp_no":"MZ1"}})"})
        expect_reason(answered(find, ok(nothing)), RefusalReason::nothing_to_undo);
}

TEST_F(settlement_replies, transactions_without_output) {
    for (const std::string output : {"null", "{}", "\"\"", "[]"}) {
        EXPECT_TRUE(answered(cancel_visit, ok(output)).is_done());
        EXPECT_TRUE(answered(cancel_fees, ok(output)).is_done());
        EXPECT_TRUE(answered(reverse, ok(output)).is_done());
    }
}

TEST_F(settlement_replies, uploaded_lines_must_be_ours) {
    EXPECT_TRUE(
        answered(fees, ok(R"({"result":[{"feedetl_sn":"MZ202611220001-1","det_item_fee_sumamt":100.6},)"
                          R"({"feedetl_sn":"MZ202611220001-2","det_item_fee_sumamt":"28.00"}]})"))
            .is_done());
    EXPECT_TRUE(answered(fees, ok(R"({"result":{"feedetl_sn":"MZ202611220001-1"}})")).is_done());
    EXPECT_TRUE(answered(fees, ok("{}")).is_done());
    EXPECT_TRUE(answered(fees, ok(R"({"result":[{"feedetl_sn":"another"}]})")).is_unknown());
    EXPECT_TRUE(
        answered(fees, ok(R"({"result":[{"feedetl_sn":"MZ202611220001-2","det_item_fee_sumamt":2.8e1}]})"))
            .is_unknown());
}

TEST_F(settlement_replies, nothing_to_cancel_is_done_for_fees) {
    EXPECT_TRUE(answered(cancel_fees, no("未查询到任何有效相关的记录")).is_done());
    EXPECT_TRUE(answered(cancel_fees, no("没有需要撤销的处方")).is_done());
    expect_reason(answered(cancel_fees, no("已结算")), RefusalReason::business);
}

TEST_F(settlement_replies, a_city_without_2203A_sends_none) {
    config.city.describe_visit = false;
    const DescribeVisit call{psn_no, coverage(), "990000010001", "12", hold(), at("2026-11-22 09:31:00")};
    EXPECT_TRUE(ask(call).is_done());
    EXPECT_TRUE(transport.requests.empty());
}

// --- 2206 and 2207

TEST_F(settlement_replies, the_settlement_of_the_specification) {
    const auto settlement = value<Settlement>(answered(settle(), settle_reply()));
    EXPECT_EQ(settlement, (Settlement{"990000020009", "2026-11-22 09:41:03", "990100", "1", "11", split()}));
}

TEST_F(settlement_replies, the_presettlement_is_the_same_without_ids) {
    auto text = with(settle_reply(), "\"setl_id\":\"990000020009\"", "\"setl_id\":null");
    text = with(text, "\"medins_setl_id\":\"H99010100001202611220941020007\"", "\"medins_setl_id\":\"\"");
    EXPECT_EQ(value<Split>(answered(presettle(), text)), split());
}

TEST_F(settlement_replies, tolerant_forms_of_a_settlement) {
    auto text = with(settle_reply(), "\"setlinfo\":{", "\"setlinfo\":[{");
    text = with(text, "\"clr_type\":\"11\"}", "\"clr_type\":11}]");
    text = with(text, "\"psn_cash_pay\":24.60", "\"pdn_cash_pay\":\"24.6\"");
    text = with(text, "\"hosp_part_amt\":0", "\"hosp_part_amt\":null");
    text = with(text, "\"acct_mulaid_pay\":0,", "");
    text = with(text, "\"fund_pay_sumamt\":54.00", "\"fund_pay_sumamt\":\"54.0000\"");
    text = with(text, "\"setl_id\":\"990000020009\"", "\"setl_id\":990000020009");
    EXPECT_EQ(value<Settlement>(answered(settle(), text)).split, split());
}

TEST_F(settlement_replies, no_settlement_that_does_not_fit_is_done) {
    const std::vector<std::pair<std::string, std::string>> spoilt{
        {"\"psn_cash_pay\":24.60", "\"psn_cash_pay\":24.61"},
        {"\"psn_cash_pay\":24.60", "\"psn_cash_pay\":2.46e1"},
        {"\"psn_cash_pay\":24.60", "\"psn_cash_pay\":null"},
        {"\"psn_cash_pay\":24.60", "\"psn_cash_pay\":9223372036854775808"},
        {"\"psn_cash_pay\":24.60", "\"psn_cash_pay\":\"NaN\""},
        {"\"psn_cash_pay\":24.60", "\"psn_cash_pay\":24.600000001"},
        {"\"psn_cash_pay\":24.60", "\"psn_cash_pay\":24.60,\"psn_cash_pay\":24.60"},
        {"\"psn_cash_pay\":24.60", "\"psn_cash_pay\":-24.60"},
        {"\"psn_part_amt\":74.60", "\"psn_part_amt\":74.61"},
        {"\"medfee_sumamt\":128.60", "\"medfee_sumamt\":128.61"},
        {"\"acct_mulaid_pay\":0", "\"acct_mulaid_pay\":51.00"},
        {"\"fund_payamt\":54.00", "\"fund_payamt\":\"fifty\""},
        {"\"inscp_scp_amt\":110.00,\"act_pay", "\"inscp_scp_amt\":100.00,\"act_pay"},
        {"\"setl_id\":\"990000020009\"", "\"setl_id\":null"},
        {"\"mdtrt_id\":\"990000010001\"", "\"mdtrt_id\":\"990000010002\""},
        {"\"mdtrt_id\":\"990000010001\",", ""},
        {"\"psn_no\":\"99000000000000000012345678\"", "\"psn_no\":\"99000000000000000012345679\""},
        {"H99010100001202611220941020007", "H99010100001202611220941020008"},
        {"\"medins_setl_id\":\"H99010100001202611220941020007\",", ""},
        {"\"inf_refmsgid\":\"990100202611220941030000000412\",", ""},
        {"\"infcode\":0", "\"infcode\":1"},
        {"\"infcode\":0", "\"infcode\":null"},
        {"\"infcode\":0", "\"infcode\":\"\""},
        {"\"infcode\":0,", ""},
        {"\"output\":{", "\"other\":{"},
    };
    for (const auto& [from, to] : spoilt)
        EXPECT_TRUE(answered(settle(), with(settle_reply(), from, to)).is_unknown()) << from << " -> " << to;
    EXPECT_TRUE(answered(settle(), settle_reply().substr(0, 700)).is_unknown());
    for (const int status : {201, 204, 302, 400, 404, 500, 503})
        EXPECT_TRUE(answered(settle(), settle_reply(), status).is_unknown()) << status;
    for (const std::string page : {"", "null", "[]", "<html>502 Bad Gateway</html>", "{}", R"({"code":0})"})
        EXPECT_TRUE(answered(settle(), page).is_unknown()) << page;
}

TEST_F(settlement_replies, a_missing_echo_passes_only_where_the_city_says_so) {
    config.city.message_echo_needed = false;
    EXPECT_TRUE(
        answered(settle(), with(settle_reply(), "\"medins_setl_id\":\"H99010100001202611220941020007\",", ""))
            .is_done());
    EXPECT_TRUE(answered(settle(), with(settle_reply(), "1020007\"", "1020008\"")).is_unknown());
}

TEST_F(settlement_replies, mutual_aid_beside_the_account) {
    config.city.mutual_aid_inside_account = false;
    auto text = with(settle_reply(), "\"acct_pay\":50.00", "\"acct_pay\":30.00");
    text = with(text, "\"acct_mulaid_pay\":0", "\"acct_mulaid_pay\":20.00");
    const auto found = value<Settlement>(answered(settle(), text)).split;
    EXPECT_EQ(found.mutual_aid, Fen{2000});
    EXPECT_FALSE(found.mutual_aid_inside_account);
    client.reset();
    config.city.mutual_aid_inside_account = true;
    EXPECT_TRUE(answered(settle(), text).is_unknown());
}

TEST_F(settlement_replies, a_changed_own_part_is_done_and_left_to_the_money_machine) {
    auto text = with(settle_reply(), "\"psn_cash_pay\":24.60", "\"psn_cash_pay\":34.60");
    text = with(text, "\"acct_pay\":50.00", "\"acct_pay\":40.00");
    EXPECT_EQ(value<Settlement>(answered(settle(), text)).split.own, Fen{3460});
}
