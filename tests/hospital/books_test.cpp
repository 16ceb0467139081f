// The books: a visit settled, cancelled and reversed leaves every account as it should be, and every
// settlement keeps its identity.
#include "visit.h"

namespace kiosk::hospital {
namespace {

std::int64_t account_of(Town& town, const std::string& patient) {
    const auto books = town.books();
    for (const auto& row : books["accounts"])
        if (row["patient"] == patient) return row["account_fen"].get<std::int64_t>();
    return -1;
}

struct BooksOf : ::testing::Test {
    Town town;
    Json totals() { return town.books()["totals"]; }
};

TEST_F(BooksOf, the_default_patient_has_all_three_parts) {
    Visit visit{town, "P01", "V1"};
    const auto shown = visit.prepare();
    EXPECT_EQ(fen_of(shown["fund_pay_sumamt"]), Fen{2460});
    EXPECT_EQ(fen_of(shown["acct_pay"]), Fen{2040});
    EXPECT_EQ(fen_of(shown["psn_cash_pay"]), Fen{250});
    const auto settled = visit.settle(shown);
    EXPECT_EQ(error_of(settled), "");
    EXPECT_EQ(settled["output"]["setlinfo"]["medins_setl_id"], visit.msgid_sent);
    EXPECT_EQ(account_of(town, "P01"), 81240 - 2040);
    EXPECT_EQ(totals()["unbalanced_settlements"], 0);
    EXPECT_EQ(totals()["open_fee_lines"], 0);
}

TEST_F(BooksOf, open_visits_are_listed_by_person_time_and_type) {
    Visit visit{town, "P01", "V1"};
    visit.open();
    const auto listed = [&](const char* from, const char* until, const char* type) {
        const auto reply = town.call("5201",
                                     {{"data",
                                       {{"psn_no", visit.psn_no},
                                        {"begntime", from},
                                        {"endtime", until},
                                        {"med_type", type},
                                        {"mdtrt_id", ""}}}},
                                     visit.area);
        EXPECT_EQ(error_of(reply), "");
        return reply["output"]["mdtrtinfo"];
    };
    ASSERT_EQ(listed("2026-11-01 00:00:00", "2026-12-01 00:00:00", "12").size(), 1U);
    EXPECT_EQ(listed("2026-11-01 00:00:00", "2026-12-01 00:00:00", "12")[0]["mdtrt_id"], visit.mdtrt_id);
    EXPECT_TRUE(listed("2026-12-01 00:00:00", "2026-12-02 00:00:00", "12").empty());
    visit.describe();
    EXPECT_TRUE(listed("2026-11-01 00:00:00", "2026-12-01 00:00:00", "11").empty());
    const Json key{{"data", {{"psn_no", visit.psn_no}, {"mdtrt_id", visit.mdtrt_id}, {"ipt_otp_no", "V1"}}}};
    EXPECT_EQ(error_of(town.call("2202", key, visit.area)), "");
    EXPECT_TRUE(listed("2026-11-01 00:00:00", "2026-12-01 00:00:00", "12").empty());
}

TEST_F(BooksOf, a_batch_is_settled_once) {
    Visit visit{town, "P01", "V1"};
    const auto shown = visit.prepare();
    visit.settle(shown);
    EXPECT_EQ(error_of(visit.settle(shown)), "该批次费用已结算，请勿重复结算");
}

TEST_F(BooksOf, cancelling_gives_everything_back_once) {
    Visit visit{town, "P06", "V1"};  // mutual aid from P02
    const auto settled = visit.settle(visit.prepare())["output"]["setlinfo"];
    EXPECT_EQ(account_of(town, "P02"), 246000 - 2040);
    const auto setl_id = text_of(settled, "setl_id");
    const auto undone = visit.cancel(setl_id);
    EXPECT_EQ(error_of(undone), "");
    EXPECT_EQ(fen_of(undone["output"]["setlinfo"]["medfee_sumamt"]), Fen{-4750});
    EXPECT_NE(undone["output"]["setlinfo"]["setl_id"], setl_id);
    EXPECT_EQ(account_of(town, "P02"), 246000);
    EXPECT_EQ(error_of(visit.cancel(setl_id)), "该笔结算已撤销，请勿重复办理");
    EXPECT_EQ(error_of(visit.reverse(visit.msgid_sent)), "该笔结算已撤销，请勿重复办理");
    EXPECT_EQ(account_of(town, "P02"), 246000);
}

TEST_F(BooksOf, the_undo_goes_backwards) {
    Visit visit{town, "P01", "V1"};
    const auto setl_id = text_of(visit.settle(visit.prepare())["output"]["setlinfo"], "setl_id");
    const Json key{{"data",
                    {{"psn_no", visit.psn_no},
                     {"mdtrt_id", visit.mdtrt_id},
                     {"ipt_otp_no", "V1"},
                     {"chrg_bchno", "0000"}}}};
    EXPECT_EQ(error_of(town.call("2202", key, visit.area)), "该次就诊存在未撤销的结算，不能撤销登记");
    EXPECT_EQ(error_of(town.call("2205", key, visit.area)), "未查询到任何有效相关的记录");
    EXPECT_EQ(error_of(visit.cancel(setl_id)), "");
    EXPECT_EQ(error_of(town.call("2202", key, visit.area)), "该次就诊存在未撤销的费用明细，不能撤销登记");
    EXPECT_EQ(error_of(town.call("2205", key, visit.area)), "");
    EXPECT_EQ(error_of(town.call("2202", key, visit.area)), "");
    EXPECT_EQ(totals()["open_visits"], 0);
}

TEST_F(BooksOf, reversing_a_message_takes_its_settlement_away) {
    Visit visit{town, "P01", "V1"};
    visit.settle(visit.prepare());
    EXPECT_EQ(error_of(visit.reverse(visit.msgid_sent)), "");
    EXPECT_EQ(account_of(town, "P01"), 81240);
    EXPECT_EQ(error_of(visit.reverse(visit.msgid_sent)), "未查询到原交易记录");
    EXPECT_EQ(error_of(visit.reverse("H99010100001202611220930009999")), "未查询到原交易记录");
    town.set({{"reversal_of_unseen", "ok"}});
    EXPECT_EQ(error_of(visit.reverse("H99010100001202611220930009999")), "");
}

TEST_F(BooksOf, reversing_a_cancellation_lets_the_settlement_stand_again) {
    Visit visit{town, "P01", "V1"};
    const auto setl_id = text_of(visit.settle(visit.prepare())["output"]["setlinfo"], "setl_id");
    const auto undone = visit.cancel(setl_id);
    EXPECT_EQ(error_of(visit.reverse(text_of(undone["output"]["setlinfo"], "medins_setl_id"), "2208")), "");
    EXPECT_EQ(account_of(town, "P01"), 81240 - 2040);
    EXPECT_EQ(error_of(visit.cancel(setl_id)), "");
}

TEST_F(BooksOf, a_repeated_2201_finds_its_visit) {
    Visit visit{town, "P01", "V1"};
    visit.open();
    const auto first = visit.mdtrt_id;
    visit.open();
    EXPECT_EQ(visit.mdtrt_id, first);
    Visit other{town, "P02", "V1"};
    EXPECT_EQ(error_of(other.open()), "该门诊号已登记，请勿重复登记");
}

TEST_F(BooksOf, the_policy_may_change_between_showing_and_settling) {
    town.set({{"policy_change_after_2206", true}});
    Visit visit{town, "P01", "V1"};
    const auto shown = visit.prepare();
    const auto settled = visit.settle(shown)["output"]["setlinfo"];
    EXPECT_EQ(fen_of(settled["psn_cash_pay"]), *fen_of(shown["psn_cash_pay"]) + Fen{100});
    EXPECT_EQ(totals()["unbalanced_settlements"], 0);
}

TEST_F(BooksOf, windows_and_other_kiosks_stand_in_the_same_books) {
    EXPECT_EQ(totals()["settlements"], 12);
    EXPECT_EQ(totals()["unbalanced_settlements"], 0);
}

TEST_F(BooksOf, patients_are_refused_for_their_reasons) {
    const auto reason = [&](const char* patient) {
        Visit visit{town, patient, std::string{"V"} + patient};
        return error_of(visit.open());
    };
    EXPECT_EQ(reason("P13"), "该参保人未办理异地就医备案");
    EXPECT_EQ(reason("P14"), "该参保人已暂停参保，不能享受医保待遇");
    EXPECT_EQ(reason("P15"), "该参保人已终止参保，不能享受医保待遇");
    EXPECT_TRUE(reason("P16").starts_with("该参保人处于待遇等待期"));
    EXPECT_EQ(reason("P17"), "该参保人正在住院，不能办理门诊业务");
}

TEST_F(BooksOf, a_lost_card_is_refused_and_the_e_code_is_not) {
    const auto& person = *town.people.by_id("P19");
    const Json card{{"data",
                     {{"mdtrt_cert_type", "03"},
                      {"mdtrt_cert_no", person.card_number},
                      {"card_sn", person.card_identification},
                      {"psn_cert_type", "01"}}}};
    EXPECT_EQ(error_of(town.call("1101", card, "")), "该社会保障卡已挂失，不能使用");
    Visit visit{town, "P19", "V19"};
    EXPECT_EQ(error_of(visit.open()), "");
}

TEST(Codes, e_codes_expire_and_serve_once) {
    Town town;
    const auto code = town.code("P01", "ecode");
    EXPECT_EQ(code.size(), 28U);
    EXPECT_TRUE(code.starts_with("424"));
    EXPECT_EQ(town.code("P01", "ecode"), code);  // the phone shows the same for a while
    EXPECT_EQ(town.decode(code)["code"], 0);
    EXPECT_EQ(town.decode(code)["code"], 500162);
    EXPECT_EQ(town.decode(town.code("P01", "ecode", 600))["code"], 500161);
    EXPECT_EQ(town.decode("4241234567890123456789990000")["code"], 500160);
    EXPECT_EQ(town.decode(town.code("P01", "paycode"))["code"], 500159);
    EXPECT_EQ(town.decode(town.code("P18", "ecode"))["code"], 500163);
    const auto waiting = town.code("P02", "ecode");
    town.clock.advance(Millis{61'000});
    EXPECT_EQ(town.decode(waiting)["code"], 500161);
}

TEST(Patients, all_with_valid_numbers) {
    const People people;
    EXPECT_EQ(people.all().size(), 34U);
    for (const auto& person : people.all()) {
        if (!person.id_number.empty()) {
            EXPECT_TRUE(is_resident_id(person.id_number)) << person.id;
            EXPECT_EQ((person.id_number[16] - '0') % 2 == 1, person.gender == "male") << person.id;
        }
        EXPECT_EQ(person.card_identification.size(), person.card_number.empty() ? 0U : 32U) << person.id;
    }
}

}  // namespace
}  // namespace kiosk::hospital
