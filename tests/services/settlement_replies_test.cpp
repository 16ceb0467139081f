// What the platform may answer: every tolerant form is understood, every hostile one ends as unknown, and a
// settlement is done only when all of it fits.
#include "tests/services/settlement_world.h"

using namespace kiosk;
using namespace kiosk::services;
using namespace kiosk::services::test;
using namespace kiosk::insurance;

class settlement_replies : public SettlementWorld {
protected:
    template <class T>
    T value(const Outcome<Reply>& outcome) {
        EXPECT_TRUE(outcome.is_done()) << (outcome.is_unknown() ? outcome.unknown().detail : "refused");
        return outcome.is_done() ? std::get<T>(outcome.done()) : T{};
    }
    void expect_reason(const Outcome<Reply>& outcome, RefusalReason reason) {
        ASSERT_TRUE(outcome.is_refused());
        EXPECT_EQ(outcome.refused().reason, reason);
    }
};

namespace {

// The reply of specification 2.2.
const std::string person_reply =
    R"({"infcode":0,"inf_refmsgid":"990100202611220930160000000077","err_msg":null,"output":{"baseinfo":{)"
    R"("psn_no":"99000000000000000012345678","psn_cert_type":"01","certno":"990101199003070015","psn_name":"样例甲",)"
    R"("gend":"1","naty":"01","brdy":"1990-03-07","age":36.0},"insuinfo":[{"balc":812.40,"insutype":"310",)"
    R"("psn_type":"1101","psn_insu_stas":"1","psn_insu_date":"2015-07-01","paus_insu_date":null,"cvlserv_flag":"0",)"
    R"("insuplc_admdvs":"990100","emp_name":"样例公司"}],"idetinfo":[]}})";

Person person() {
    return {.psn_no = psn_no,
            .name = "样例甲",
            .cert_type = "01",
            .cert_number = "990101199003070015",
            .gender = "1",
            .birth_date = "1990-03-07",
            .coverages = {coverage()}};
}
const UploadFees fees{psn_no, coverage(), "990000010001", "B2611220007", hold(), at("2026-11-22 09:31:00")};
const OpenVisit open_visit{psn_no, coverage(), e_code(), hold(), at("2026-11-22 09:31:00")};
const CancelVisit cancel_visit{psn_no, coverage(), "990000010001", "MZ202611220001"};
const CancelFees cancel_fees{psn_no, coverage(), "990000010001", "B2611220007"};
const CancelSettlement cancel{
    {"H99010100001202611220950000008"}, psn_no, coverage(), "990000010001", "990000020009"};
const ReverseMessage reverse{{"H99010100001202611220950000009"}, psn_no, coverage(), {msgid_2207}, "2207"};

}  // namespace

// --- persons
// ---------------------------------------------------------------------------------------------------------

TEST_F(settlement_replies, the_person_of_the_specification) {
    EXPECT_EQ(value<Person>(answered(QueryPerson{e_code()}, person_reply)), person());
}

TEST_F(settlement_replies, tolerant_forms_of_a_person) {
    auto text = with(person_reply, "\"infcode\":0", "\"infcode\":\"0\"");
    text = with(text, "\"gend\":\"1\"", "\"gend\":1");
    text = with(text, "\"balc\":812.40", "\"balc\":\"812.4\"");
    text = with(text, "\"insuinfo\":[{", "\"insuinfo\":{");
    text = with(text, "样例公司\"}],\"idetinfo\":[]", "样例公司\",\"local\":[1,{}]},\"idetinfo\":null");
    EXPECT_EQ(value<Person>(answered(QueryPerson{e_code()}, text)), person());
}

TEST_F(settlement_replies, output_may_be_text_that_holds_json) {
    const auto begins = person_reply.find("{\"baseinfo\"");
    const auto inner = person_reply.substr(begins, person_reply.size() - begins - 1);
    std::string escaped;
    for (const char c : inner) escaped += c == '"' ? std::string{"\\\""} : std::string{c};
    EXPECT_EQ(value<Person>(
                  answered(QueryPerson{e_code()}, person_reply.substr(0, begins) + "\"" + escaped + "\"}")),
              person());
}

TEST_F(settlement_replies, local_additions_in_both_spellings_and_both_forms) {
    for (const std::string local : {R"("exp_content":"{\"inhosp_stas\":\"1\",\"trt_chk_rslt\":\"等待期\"}")",
                                    R"("expContent":{"inhosp_stas":1,"trt_chk_rslt":"等待期"})"}) {
        const auto found =
            value<Person>(answered(QueryPerson{e_code()}, with(person_reply, "\"age\":36.0", local)));
        EXPECT_TRUE(found.inpatient_now) << local;
        EXPECT_EQ(found.benefit_refusal, "等待期");
    }
}

TEST_F(settlement_replies, nobody_is_another_person) {
    auto other = e_code();
    other.id_number = "990101198506153029";
    EXPECT_TRUE(answered(QueryPerson{other}, person_reply).is_unknown());
    EXPECT_TRUE(
        answered(QueryPerson{{.kind = CredentialKind::id_card, .number = Secret{"990101198506153029"}}},
                 person_reply)
            .is_unknown());
    EXPECT_TRUE(answered(QueryPerson{e_code()}, with(person_reply, "\"psn_no\"", "\"other\"")).is_unknown());
    EXPECT_TRUE(answered(QueryPerson{e_code()}, with(person_reply, "812.40", "8e2")).is_unknown());
}

TEST_F(settlement_replies, a_person_without_rows_has_no_coverage) {
    const auto text = ok(R"({"baseinfo":{"psn_no":"99"},"insuinfo":[]})");
    EXPECT_TRUE(
        value<Person>(answered(QueryPerson{{.kind = CredentialKind::e_code, .number = Secret{"t"}}}, text))
            .coverages.empty());
}

// --- e-code
// ----------------------------------------------------------------------------------------------------------

TEST_F(settlement_replies, decoded_code_of_the_specification) {
    const DecodeCode call{Secret{"4241234567890123456789990000"}, "01101"};
    const std::string data =
        R"({"userName":"样例甲","idNo":"990101199003070015","idType":"01","insuOrg":"990100",)"
        R"("ecToken":"990000ecdemo00000000000000000000000001","ecIndexNo":"0000DEMO","authNo":null})";
    const DecodedCode wanted{e_code(), "990100"};
    EXPECT_EQ(value<DecodedCode>(answered(call, R"({"code":0,"message":"成功","data":)" + data + "}")),
              wanted);
    std::string escaped;
    for (const char c : data) escaped += c == '"' ? std::string{"\\\""} : std::string{c};
    EXPECT_EQ(value<DecodedCode>(answered(call, R"({"code":"0000","data":")" + escaped + "\"}")), wanted);
    expect_reason(answered(call, R"({"code":500159,"message":"请使用医保电子凭证二维码","data":null})"),
                  RefusalReason::code_wrong_kind);
    expect_reason(answered(call, R"({"code":500001,"message":"二维码已过期","data":null})"),
                  RefusalReason::code_expired);
    expect_reason(answered(call, R"({"code":500002,"message":"医保电子凭证未激活"})"),
                  RefusalReason::not_activated);
    EXPECT_TRUE(answered(call, R"({"code":500,"message":"请求超时"})").is_unknown());
    EXPECT_TRUE(answered(call, R"({"code":0,"data":{"userName":"样例甲"}})").is_unknown());
    EXPECT_TRUE(answered(call, R"({"code":0,"data":{}})", 502).is_unknown());
    EXPECT_TRUE(answered(call, "<html>").is_unknown());
    EXPECT_EQ(transport.last().url, config.local_url);
}

TEST_F(settlement_replies, verifier_of_electronic_cards) {
    config.electronic_card_url = "https://127.0.0.1:1/verifier";
    const VerifyElectronicCard call{Secret{"ES00000000000000000000000001"}};
    const auto card =
        value<VerifiedCard>(answered(call, R"({"code":0,"data":{"cardNo":"J99710013","name":"样例甲"}})"))
            .credential;
    EXPECT_EQ(card.kind, CredentialKind::social_security_card);
    EXPECT_EQ(card.number.reveal(), "J99710013");
    EXPECT_EQ(card.name, "样例甲");
    EXPECT_TRUE(card.card_sn.empty()) << "it has no chip";
    EXPECT_EQ(transport.last().url, config.electronic_card_url);
    expect_reason(answered(call, R"({"code":700103,"message":"电子社保卡二维码已过期，请刷新后重试"})"),
                  RefusalReason::code_expired);
    expect_reason(answered(call, R"({"code":700104,"message":"该社会保障卡已挂失，不能使用"})"),
                  RefusalReason::card_lost);
    for (const std::string wrong :
         {R"({"code":0,"data":{"name":"样例甲"}})", R"({"code":0,"data":null})",
          R"({"code":0,"data":{"cardNo":"J99710013"}})", R"({"message":"?"})", "<html>"})
        EXPECT_TRUE(answered(call, wrong).is_unknown()) << wrong;
}

TEST_F(settlement_replies, card_issuer) {
    config.card_issuer_url = "https://127.0.0.1:1/issuer";
    const AskCardIssuer call{Secret{"challenge"}};
    const std::string written = "0011223344556677|00112233445566778899AABBCCDDEEFF";
    EXPECT_EQ(value<CardIssuerAnswer>(answered(call, R"({"code":0,"data":{"answer":")" + written + R"("}})"))
                  .answer.reveal(),
              written);
    EXPECT_EQ(transport.last().url, config.card_issuer_url);
    expect_reason(answered(call, R"({"code":600199,"message":"该卡已挂失"})"), RefusalReason::business);
    for (const std::string wrong : {"", "0011223344556677", "0011223344556677|0011",
                                    "001122334455667|000112233445566778899AABBCCDDEEFF",
                                    "zz11223344556677|00112233445566778899AABBCCDDEEFF"})
        EXPECT_TRUE(answered(call, R"({"code":0,"data":{"answer":")" + wrong + R"("}})").is_unknown())
            << wrong;
    EXPECT_TRUE(answered(call, "<html>").is_unknown());
    EXPECT_TRUE(answered(call, R"({"code":0,"data":{"answer":")" + written + R"("}})", 502).is_unknown());
}

TEST_F(settlement_replies, decoded_code_of_1162) {
    config.city.decode_form = DecodeForm::transaction;
    const DecodeCode call{Secret{"4241234567890123456789990000"}, "01101"};
    const auto text = with(person_reply, "\"idetinfo\":[]", "\"ecToken\":\"" + ec_token + "\"");
    EXPECT_EQ(value<DecodedCode>(answered(call, text)), (DecodedCode{e_code(), "990100"}));
    EXPECT_TRUE(answered(call, person_reply).is_unknown());
}

// --- 2001, 2201 … 2205
// -----------------------------------------------------------------------------------------------

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
// ---------------------------------------------------------------------------------------------------

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

// --- what an error means
// ---------------------------------------------------------------------------------------------

TEST_F(settlement_replies, a_definite_no_has_a_reference_and_words) {
    const auto outcome = answered(settle(), no("账户余额不足"));
    expect_reason(outcome, RefusalReason::business);
    EXPECT_EQ(outcome.refused().code, "-1");
    EXPECT_EQ(outcome.refused().text, "账户余额不足");
    EXPECT_TRUE(answered(settle(), R"({"infcode":-1,"err_msg":"账户余额不足"})").is_unknown());
    EXPECT_TRUE(answered(settle(), R"({"infcode":-1,"inf_refmsgid":"9901","err_msg":null})").is_unknown());
}

TEST_F(settlement_replies, technical_words_decide_nothing) {
    for (const std::string words :
         {"调用中心超时", "网络异常", "系统异常，请稍后", "Read Timed Out", "CONNECTION reset"})
        EXPECT_TRUE(answered(settle(), no(words)).is_unknown()) << words;
}

// A doubled request: the second copy is refused because the first one settled.
TEST_F(settlement_replies, a_refusal_for_repetition_decides_nothing) {
    EXPECT_TRUE(answered(settle(), no("发送方报文ID重复，请勿重复提交")).is_unknown());
    EXPECT_TRUE(answered(settle(), no("该批次费用已结算，请勿重复结算")).is_unknown());
    EXPECT_TRUE(answered(reverse, no("发送方报文ID重复，请勿重复提交")).is_unknown());
    expect_reason(answered(reverse, no("未查询到原交易记录")), RefusalReason::nothing_to_undo);
}

TEST_F(settlement_replies, patterns_of_the_city_give_the_reason) {
    expect_reason(answered(QueryPerson{e_code()}, no("该参保人的参保信息为空")), RefusalReason::not_insured);
    expect_reason(answered(cancel, no("该笔结算已撤销，请勿重复办理")), RefusalReason::already_undone);
    expect_reason(answered(cancel_visit, no("该次就诊存在未撤销的结算，不能撤销登记")),
                  RefusalReason::visit_in_use);
    expect_reason(answered(settle(), no("ecToken已失效")), RefusalReason::token_rejected);
    EXPECT_EQ(answered(QueryPerson{e_code()}, no("坏\\n字\\u0007")).refused().text, "坏字");
}

TEST_F(settlement_replies, cancellation) {
    const std::string info = R"("mdtrt_id":"990000010001","psn_no":"99000000000000000012345678")";
    EXPECT_TRUE(answered(cancel, ok(R"({"setlinfo":{)" + info +
                                    R"(,"setl_id":"990000020010","medfee_sumamt":-128.60}})"))
                    .is_done());
    EXPECT_TRUE(answered(cancel, ok("{}")).is_done());
    EXPECT_TRUE(answered(cancel, ok(R"({"setlinfo":{"mdtrt_id":"another"}})")).is_unknown());
    EXPECT_TRUE(
        answered(cancel, ok(R"({"setlinfo":{)" + info + R"(,"medfee_sumamt":128.60}})")).is_unknown());
    EXPECT_TRUE(answered(cancel, R"({"infcode":0})").is_unknown());
    EXPECT_TRUE(answered(reverse, R"({"infcode":0})").is_unknown());
}

// 2202 and 2205 answer with nothing: only its own reference tells an answer from the one before.
TEST_F(settlement_replies, a_reference_that_answered_another_message_decides_nothing) {
    build();
    const auto lines_gone = ok();
    transport.reply(lines_gone);
    EXPECT_TRUE(ask(cancel_fees).is_done());
    transport.reply(lines_gone);
    EXPECT_TRUE(ask(cancel_visit).is_unknown());
    const auto refusal = no("该笔结算已撤销，请勿重复办理");
    transport.reply(refusal);
    EXPECT_TRUE(ask(cancel).is_refused());
    transport.reply(refusal);
    EXPECT_TRUE(ask(cancel_visit).is_unknown());
    transport.reply(ok());
    EXPECT_TRUE(ask(cancel_visit).is_done());
}

TEST_F(settlement_replies, a_message_sent_again_may_be_answered_as_it_was) {
    build();
    const Call call = cancel_visit;
    const auto prepared = client->prepare(call);
    ASSERT_TRUE(prepared);
    const auto answer = ok();
    for (int round = 0; round < 2; ++round) {
        transport.reply(answer);
        EXPECT_TRUE(client->send(call, *prepared, Millis{1000}).is_done());
    }
}

TEST_F(settlement_replies, a_city_whose_references_repeat_says_so) {
    config.city.references_unique = false;
    build();
    const auto answer = ok();
    for (int round = 0; round < 2; ++round) {
        transport.reply(answer);
        EXPECT_TRUE(ask(cancel_visit).is_done());
    }
}

// --- the wire
// --------------------------------------------------------------------------------------------------------

TEST_F(settlement_replies, silence_is_unknown_and_an_unreachable_gateway_is_not_sent) {
    EXPECT_TRUE(ask(settle()).is_unknown());
    transport.script.push_back(FakeTransport::unreachable());
    expect_reason(ask(settle()), RefusalReason::not_sent);
    transport.script.push_back(FakeTransport::unreachable());
    expect_reason(ask(QueryPerson{e_code()}), RefusalReason::not_sent);
    EXPECT_EQ(transport.requests.size(), 3U) << "nothing is ever repeated by the port";
}

TEST_F(settlement_replies, writes_go_out_once_and_queries_may_share_a_connection) {
    const std::vector<std::pair<Call, bool>> calls{
        {settle(), true},   {cancel, true},      {reverse, true},      {fees, true},
        {open_visit, true}, {cancel_fees, true}, {presettle(), false}, {QueryPerson{e_code()}, false},
    };
    for (const auto& [call, once] : calls) {
        (void)ask(call);
        EXPECT_EQ(transport.last().once, once);
        EXPECT_EQ(transport.last().timeout, Millis{30'000});
    }
}
