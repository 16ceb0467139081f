// The acquirer: payers who pay, type, decline; orders that close for ever; refunds that happen once.
#include "services/hospital/acquirer/acquirer.h"
#include "visit.h"

namespace kiosk::hospital {
namespace {

struct AcquirerOf : ::testing::Test {
    Town town;
    Json pay(const std::string& order, std::int64_t fen, const std::string& code) {
        return town.acquirer(
            "/acquirer/v1/pay",
            {{"order", order}, {"amount", fen}, {"code", code}, {"subject", "门诊挂号"}, {"device", "K1"}});
    }
    Json ask(const std::string& call, const std::string& order) {
        return town.acquirer("/acquirer/v1/" + call, {{"order", order}});
    }
    Json refund(const std::string& order, const std::string& number, std::int64_t fen) {
        return town.acquirer("/acquirer/v1/refund", {{"order", order}, {"refund", number}, {"amount", fen}});
    }
};

TEST_F(AcquirerOf, a_payment_and_its_repeat_take_money_once) {
    const auto code = town.code("P01", "paycode");
    EXPECT_EQ(code.size(), 18U);
    const auto paid = pay("K1-1P1", 250, code);
    EXPECT_EQ(paid["state"], "paid");
    EXPECT_EQ(paid["payer"], "微信支付");
    EXPECT_EQ(pay("K1-1P1", 250, code)["transaction"], paid["transaction"]);
    EXPECT_EQ(pay("K1-1P1", 251, code)["error"], "order_exists");
    EXPECT_EQ(town.books()["totals"]["paid_fen"], 250);
}

TEST_F(AcquirerOf, codes_serve_once_and_for_a_minute) {
    const auto code = town.code("P01", "paycode");
    pay("O1", 250, code);
    EXPECT_EQ(pay("O2", 250, code)["error"], "code_invalid");
    EXPECT_EQ(pay("O3", 250, town.code("P01", "paycode", 61))["error"], "code_invalid");
    EXPECT_EQ(pay("O4", 250, town.code("P01", "ecode"))["error"], "code_invalid");
}

TEST_F(AcquirerOf, a_payer_types_and_then_pays) {
    town.set({{"payer", "P01"}, {"behaviour", "types_then_pays"}});
    EXPECT_EQ(pay("O1", 250, town.code("P01", "paycode"))["state"], "user_paying");
    EXPECT_EQ(ask("query", "O1")["state"], "user_paying");
    town.clock.advance(Millis{6'000});
    EXPECT_EQ(ask("query", "O1")["state"], "paid");
}

TEST_F(AcquirerOf, only_a_reverse_ends_one_who_types_for_ever) {
    town.set({{"payer", "P01"}, {"behaviour", "types_forever"}});
    pay("O1", 250, town.code("P01", "paycode"));
    town.clock.advance(Millis{3'600'000});
    EXPECT_EQ(ask("query", "O1")["state"], "user_paying");
    EXPECT_EQ(ask("reverse", "O1")["state"], "closed");
    EXPECT_EQ(ask("query", "O1")["state"], "closed");
    EXPECT_EQ(ask("reverse", "O1")["state"], "closed");
}

TEST_F(AcquirerOf, declined) {
    town.set({{"payer", "P01"}, {"behaviour", "no_money"}});
    const auto answer = pay("O1", 250, town.code("P01", "paycode"));
    EXPECT_EQ(answer["result"], "fail");
    EXPECT_EQ(answer["error"], "declined");
}

TEST_F(AcquirerOf, an_order_reversed_before_it_came_stays_closed) {
    EXPECT_EQ(ask("query", "O1")["error"], "order_unknown");
    EXPECT_EQ(ask("reverse", "O1")["state"], "closed");
    EXPECT_EQ(pay("O1", 250, town.code("P01", "paycode"))["error"], "order_closed");
    EXPECT_EQ(town.books()["totals"]["paid_fen"], 0);
}

TEST_F(AcquirerOf, refunds_happen_once_and_never_exceed) {
    pay("O1", 250, town.code("P01", "paycode"));
    EXPECT_EQ(refund("O1", "R1", 250)["state"], "done");
    EXPECT_EQ(refund("O1", "R1", 250)["state"], "done");
    EXPECT_EQ(refund("O1", "R2", 1)["error"], "refund_exceeds");
    EXPECT_EQ(town.acquirer("/acquirer/v1/refund-query", {{"refund", "R1"}})["amount"], 250);
    EXPECT_EQ(town.books()["totals"]["paid_fen"], 0);
}

TEST_F(AcquirerOf, a_bad_signature_is_refused) {
    Json message{{"merchant", "M"},
                 {"nonce", random_hex(32)},
                 {"order", "O1"},
                 {"timestamp", std::to_string(town.clock.civil().unix_ms / 1000)}};
    message["sign"] = acquirer_sign(message, "another key");
    EXPECT_EQ(body_of(town.raw("POST", "/acquirer/v1/query", message.dump()))["error"], "bad_sign");
}

}  // namespace
}  // namespace kiosk::hospital
