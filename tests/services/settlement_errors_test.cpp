// What a no means, and what silence means: only a definite no is one.
#include "tests/services/settlement_answers.h"

using namespace kiosk;
using namespace kiosk::services;
using namespace kiosk::services::test;
using namespace kiosk::insurance;

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
