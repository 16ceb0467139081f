// The acquirer's protocol: exact requests for both methods, every answer, and none that can be forged.
#include <gtest/gtest.h>

#include "services/acquirer.h"
#include "services/crypto/digest.h"
#include "services/json.h"
#include "tests/services/fake_transport.h"

using namespace kiosk;
using namespace kiosk::services;
using namespace kiosk::services::test;
using namespace kiosk::acquirer;

namespace {

const OrderNumber order{"K001-20261122-7P1"};
const RefundNumber refund_number{"K001-20261122-7R1"};
const std::string code = "134567890123456789";

// Written from PROTOCOL.md and not with the client's function: the members come sorted and complete.
std::string sign(const std::string& text) {
    auto hex = crypto::hmac_sha256_hex(Secret{"demo-key"}, text);
    for (auto& c : hex) c = static_cast<char>(std::toupper(c));
    return hex;
}

}  // namespace

class acquirer_port : public testing::Test {
protected:
    acquirer_port()
        : port{make_acquirer({.base_url = "https://127.0.0.1:1",
                              .merchant = "M1",
                              .key = Secret{"demo-key"},
                              .device = "K001",
                              .terminal = "T9"},
                             transport, clock)} {}

    // Sends `call`; the answer is `fields` ("k":v list, sorted as signed text alongside) under the right
    // nonce.
    Outcome<Reply> answered(const Call& call, const std::string& members, const std::string& signed_members,
                            const std::string& key_change = "", int status = 200) {
        const auto prepared = port->prepare(call);
        EXPECT_TRUE(prepared) << (prepared ? "" : prepared.error().text);
        if (!prepared) return Unknown{"not prepared"};
        const auto nonce = Json::parse(prepared->body)->scalar_of("nonce");
        auto text = signed_members;
        text.replace(text.find("NONCE"), 5, nonce);
        transport.reply(
            "{" + members + R"(,"nonce":")" + nonce + R"(","sign":")" + sign(text) + key_change + "\"}",
            status);
        return port->send(call, *prepared, Millis{1000});
    }
    Outcome<Reply> failed(const Call& call, const std::string& error) {
        return answered(call, R"("result":"fail","error":")" + error + "\"",
                        "error=" + error + "&nonce=NONCE&result=fail");
    }
    Outcome<Reply> paid(const Call& call, const std::string& state = "paid",
                        const std::string& amount = "2460", const std::string& number = order.value) {
        return answered(call,
                        R"("result":"ok","state":")" + state + R"(","order":")" + number + R"(","amount":)" +
                            amount + R"(,"transaction":"4200001","payer":"微信支付")",
                        "amount=" + amount + "&nonce=NONCE&order=" + number +
                            "&payer=微信支付&result=ok&state=" + state + "&transaction=4200001");
    }
    Outcome<Reply> refunded(const Call& call, const std::string& state,
                            const std::string& number = refund_number.value) {
        return answered(call,
                        R"("result":"ok","state":")" + state + R"(","order":"K001-20261122-7P1","refund":")" +
                            number + R"(","amount":2460,"refund_transaction":"5000001")",
                        "amount=2460&nonce=NONCE&order=K001-20261122-7P1&refund=" + number +
                            "&refund_transaction=5000001&result=ok&state=" + state);
    }

    ManualClock clock{*CivilTime::parse("2026-11-22 09:30:15")};
    FakeTransport transport;
    std::unique_ptr<AcquirerPort> port;
    Pay pay{Method::wallet_code, order, Fen{2460}, Secret{code}, "门诊挂号"};
    Pay card{Method::card_terminal, order, Fen{2460}, Secret{}, "门诊挂号"};
};

TEST_F(acquirer_port, golden_pay_by_code) {
    const auto prepared = port->prepare(pay);
    ASSERT_TRUE(prepared);
    EXPECT_EQ(prepared->url, "https://127.0.0.1:1/acquirer/v1/pay");
    EXPECT_EQ(prepared->name, "acquirer/v1/pay");
    EXPECT_TRUE(prepared->moves_money);
    EXPECT_EQ(prepared->body_hash, crypto::sm3_hex(prepared->body));
    const auto time = std::to_string(clock.civil().unix_ms / 1000);
    const auto nonce = Json::parse(prepared->body)->scalar_of("nonce");
    EXPECT_EQ(nonce.size(), 32U);
    EXPECT_EQ(
        prepared->body,
        R"({"merchant":"M1","nonce":")" + nonce + R"(","timestamp":")" + time +
            R"(","order":"K001-20261122-7P1","amount":2460,"code":"134567890123456789","subject":"门诊挂号",)" +
            R"("device":"K001","sign":")" +
            sign("amount=2460&code=134567890123456789&device=K001&merchant=M1&nonce=" + nonce +
                 "&order=K001-20261122-7P1&subject=门诊挂号&timestamp=" + time) +
            "\"}");
    EXPECT_TRUE(transport.requests.empty());
}

TEST_F(acquirer_port, golden_pay_at_the_terminal) {
    const auto prepared = port->prepare(card);
    EXPECT_EQ(prepared->url, "https://127.0.0.1:1/terminal/v1/pay");
    const auto body = *Json::parse(prepared->body);
    EXPECT_EQ(body.find("code"), nullptr);
    EXPECT_EQ(body.scalar_of("terminal"), "T9");
}

TEST_F(acquirer_port, paths_and_members_of_the_other_calls) {
    const std::vector<std::tuple<Call, std::string, std::vector<std::string>, bool>> calls{
        {QueryPayment{Method::wallet_code, order}, "/acquirer/v1/query", {"order"}, false},
        {Reverse{Method::wallet_code, order}, "/acquirer/v1/reverse", {"order"}, true},
        {Refund{Method::wallet_code, order, refund_number, Fen{2460}},
         "/acquirer/v1/refund",
         {"order", "refund", "amount"},
         true},
        {QueryRefund{Method::wallet_code, refund_number}, "/acquirer/v1/refund-query", {"refund"}, false},
        {QueryPayment{Method::card_terminal, order}, "/terminal/v1/query", {"order", "terminal"}, false},
        {Reverse{Method::card_terminal, order}, "/terminal/v1/reverse", {"order", "terminal"}, true},
        {Refund{Method::card_terminal, order, refund_number, Fen{1}},
         "/terminal/v1/refund",
         {"order", "refund", "amount", "terminal"},
         true},
        {QueryRefund{Method::card_terminal, refund_number},
         "/terminal/v1/refund-query",
         {"refund", "terminal"},
         false},
    };
    for (const auto& [call, path, members, money] : calls) {
        const auto prepared = port->prepare(call);
        ASSERT_TRUE(prepared) << path;
        EXPECT_EQ(prepared->url, "https://127.0.0.1:1" + path);
        EXPECT_EQ(prepared->moves_money, money);
        const auto body = *Json::parse(prepared->body);
        EXPECT_EQ(body.members().size(), members.size() + 4) << path;
        for (const auto& member : members) EXPECT_NE(body.find(member), nullptr) << path << " " << member;
        (void)port->send(call, *prepared, Millis{1000});
        EXPECT_EQ(transport.last().once, money);
    }
}

TEST_F(acquirer_port, what_the_protocol_cannot_carry_is_not_prepared) {
    auto bad = pay;
    bad.order.value = std::string(33, 'A');
    EXPECT_FALSE(port->prepare(bad));
    bad.order.value = "lower-case";
    EXPECT_FALSE(port->prepare(bad));
    bad = pay;
    bad.amount = Fen{0};
    EXPECT_FALSE(port->prepare(bad));
    bad = pay;
    bad.payment_code = Secret{"4241234567890123456789990000"};
    EXPECT_FALSE(port->prepare(bad));
}

TEST_F(acquirer_port, states_of_a_payment) {
    for (const auto& call : {Call{pay}, Call{card}, Call{QueryPayment{Method::wallet_code, order}}}) {
        EXPECT_EQ(paid(call), done(Reply{Payment{PaymentState::paid, "4200001", "微信支付"}}));
        EXPECT_EQ(paid(call, "user_paying"),
                  done(Reply{Payment{PaymentState::user_paying, "4200001", "微信支付"}}));
        EXPECT_EQ(paid(call, "closed"), done(Reply{Payment{PaymentState::closed, "4200001", "微信支付"}}));
        EXPECT_EQ(paid(call, "refunded"),
                  done(Reply{Payment{PaymentState::refunded, "4200001", "微信支付"}}));
        EXPECT_TRUE(paid(call, "sold").is_unknown());
    }
}

TEST_F(acquirer_port, a_reversal_must_close) {
    const Reverse call{Method::wallet_code, order};
    EXPECT_TRUE(paid(call, "closed").is_done());
    EXPECT_TRUE(paid(call, "refunded").is_done());
    EXPECT_TRUE(paid(call, "paid").is_unknown());
    EXPECT_TRUE(paid(call, "user_paying").is_unknown());
}

TEST_F(acquirer_port, states_of_a_refund) {
    const Refund call{Method::wallet_code, order, refund_number, Fen{2460}};
    EXPECT_EQ(refunded(call, "done"), done(Reply{RefundResult{RefundState::done, "5000001"}}));
    EXPECT_EQ(refunded(call, "processing"), done(Reply{RefundResult{RefundState::processing, "5000001"}}));
    EXPECT_TRUE(refunded(call, "paid").is_unknown());
    EXPECT_TRUE(refunded(call, "done", "K001-20261122-8R1").is_unknown());
    EXPECT_TRUE(refunded(QueryRefund{Method::wallet_code, refund_number}, "done").is_done());
    auto other = call;
    other.amount = Fen{2461};
    EXPECT_TRUE(refunded(other, "done").is_unknown());
}

TEST_F(acquirer_port, every_error_has_its_meaning) {
    const std::vector<std::pair<std::string, RefusalReason>> meanings{
        {"code_invalid", RefusalReason::payment_code_invalid},
        {"declined", RefusalReason::payment_declined},
        {"order_exists", RefusalReason::duplicate},
        {"order_unknown", RefusalReason::nothing_to_undo},
        {"order_closed", RefusalReason::already_undone},
        {"refund_refused", RefusalReason::refund_refused},
        {"refund_exceeds", RefusalReason::refund_refused},
        {"abandoned", RefusalReason::payment_abandoned},
        {"bad_sign", RefusalReason::business},
        {"bad_request", RefusalReason::business}};
    for (const auto& [error, reason] : meanings) {
        const auto outcome = failed(card, error);
        ASSERT_TRUE(outcome.is_refused()) << error;
        EXPECT_EQ(outcome.refused().reason, reason);
        EXPECT_EQ(outcome.refused().code, error);
    }
    EXPECT_TRUE(failed(pay, "system_error").is_unknown());
    EXPECT_TRUE(failed(pay, "something_new").is_unknown());
}

TEST_F(acquirer_port, an_answer_that_does_not_fit_is_none) {
    EXPECT_TRUE(paid(pay, "paid", "2461").is_unknown()) << "amount";
    EXPECT_TRUE(paid(pay, "paid", "2460", "K001-20261122-8P1").is_unknown()) << "order";
    EXPECT_TRUE(answered(pay, R"("result":"ok")", "nonce=NONCE&result=ok").is_unknown()) << "no order at all";
    EXPECT_TRUE(
        answered(pay, R"("result":"fail","error":"declined")", "nonce=NONCE&result=fail").is_unknown())
        << "signature over something else";
    EXPECT_TRUE(
        answered(pay, R"("result":"fail","error":"declined")", "error=declined&nonce=NONCE&result=fail", "0")
            .is_unknown())
        << "signature with a tail";
    EXPECT_TRUE(answered(pay, R"("result":"fail","error":"declined","x":{})",
                         "error=declined&nonce=NONCE&result=fail")
                    .is_unknown())
        << "a member that cannot be signed";
    for (const std::string page : {"", "[]", "null", "<html>", "{}", R"({"result":"ok","state":"paid"})"}) {
        transport.reply(page);
        EXPECT_TRUE(ask(*port, Call{pay}, Millis{1000}).is_unknown()) << page;
    }
}

TEST_F(acquirer_port, an_answer_to_another_question_is_none) {
    const auto first = *port->prepare(pay);
    const auto second = *port->prepare(pay);
    const auto nonce = Json::parse(first.body)->scalar_of("nonce");
    transport.reply(R"({"result":"fail","error":"declined","nonce":")" + nonce + R"(","sign":")" +
                    sign("error=declined&nonce=" + nonce + "&result=fail") + "\"}");
    EXPECT_TRUE(port->send(pay, second, Millis{1000}).is_unknown());
}

TEST_F(acquirer_port, a_signed_answer_counts_whatever_the_http_status) {
    const auto outcome = answered(pay, R"("result":"fail","error":"declined")",
                                  "error=declined&nonce=NONCE&result=fail", "", 400);
    EXPECT_TRUE(outcome.is_refused());
}

TEST_F(acquirer_port, the_wire) {
    EXPECT_TRUE(ask(*port, Call{pay}, Millis{1000}).is_unknown());
    transport.script.push_back(FakeTransport::unreachable());
    EXPECT_EQ(ask(*port, Call{pay}, Millis{1000}).refused().reason, RefusalReason::not_sent);
    EXPECT_EQ(transport.requests.size(), 2U);
}

TEST(acquirer_config, names_what_is_missing) {
    auto table = *ConfigTable::from_text("merchant = \"M\"", "kiosk.toml");
    (void)read_acquirer_config(table);
    EXPECT_EQ(table.problems().size(), 3U);
}
