// 3201, 3202 and their files by the letter: what balances, what the result file says, what is refused.
#include "services/hospital/archive.h"
#include "visit.h"

namespace kiosk::hospital {
namespace {

struct Statement : ::testing::Test {
    Town town;
    std::string day = town.clock.civil().date();

    Json totals(const char* sum, const char* fund, const char* account, int count) {
        return town.call("3201", {{"data",
                                   {{"insutype", "310"},
                                    {"clr_type", "11"},
                                    {"setl_optins", "990100"},
                                    {"stmt_begndate", day},
                                    {"stmt_enddate", day},
                                    {"medfee_sumamt", sum},
                                    {"fund_pay_sumamt", fund},
                                    {"acct_pay", account},
                                    {"fixmedins_setl_cnt", count}}}});
    }
    Json upload(const Json& in) {
        return town.call("9101", {{"fsUploadIn",
                                   {{"in", in}, {"filename", "a.zip"}, {"fixmedins_code", "H99010100001"}}}});
    }
    Json details(const std::string& file, const char* sum, const char* fund, int count) {
        return town.call("3202", {{"data",
                                   {{"setl_optins", "990100"},
                                    {"file_qury_no", file},
                                    {"stmt_begndate", day},
                                    {"stmt_enddate", day},
                                    {"medfee_sumamt", sum},
                                    {"fund_pay_sumamt", fund},
                                    {"cash_payamt", "0.00"},
                                    {"fixmedins_setl_cnt", count},
                                    {"clr_type", "11"}}}});
    }
    std::string download(const Json& info) {
        const auto envelope = town.envelope("9102", {{"fsDownloadIn",
                                                      {{"file_qury_no", info["file_qury_no"]},
                                                       {"filename", info["filename"]},
                                                       {"fixmedins_code", "H99010100001"}}}});
        const auto served =
            town.raw("POST", "/ebus/demo_api/prd/hsa/hgs/9102", envelope.dump(), town.tif_headers());
        EXPECT_EQ(served.reply.content_type, "application/octet-stream");
        return open_zip(served.reply.body).value_or("no ZIP");
    }
};

TEST_F(Statement, a_cancelled_settlement_is_no_line_and_a_standing_one_is) {
    const auto verdict = [](const Json& reply) {
        return text_of(member(reply["output"], "stmtinfo"), "stmt_rslt");
    };
    const auto before = town.books()["totals"]["settlements"].get<int>();
    Visit visit{town, "P01", "MZ202611220777"};
    const auto info = visit.settle(visit.prepare())["output"]["setlinfo"];
    EXPECT_EQ(verdict(totals("0.00", "0.00", "0.00", before + 2)), "2");
    EXPECT_EQ(verdict(totals("0.00", "0.00", "0.00", before + 1)), "3");
    EXPECT_EQ(verdict(totals("0.00", "0.00", "0.00", before)), "1");
    visit.cancel(text_of(info, "setl_id"));
    EXPECT_EQ(verdict(totals("0.00", "0.00", "0.00", before)), "3");
}

TEST_F(Statement, the_result_file_names_each_line_with_its_msgid) {
    Visit visit{town, "P01", "MZ202611220777"};
    const auto info = visit.settle(visit.prepare())["output"]["setlinfo"];
    const auto line = "nobody\t1\t2\t1.00\t1.00\t0.00\t0\n";
    const auto up = upload(base64(make_zip("statement.txt", line)))["output"];
    const auto reply = details(text_of(up, "file_qury_no"), "1.00", "1.00", 1);
    ASSERT_EQ(error_of(reply), "");
    const auto result = download(reply["output"]["fileinfo"]);
    EXPECT_EQ(result.substr(0, result.find('\n')), "2\t1\tnobody\t\t2\t0\t中心无此结算\t\t\t");
    const auto ours = result.find(text_of(info, "setl_id") + "\t" + visit.msgid_sent + "\t1\t0\t");
    EXPECT_NE(ours, std::string::npos) << result;
}

TEST_F(Statement, a_file_may_come_as_bytes_and_must_fit_its_sums) {
    Json bytes = Json::array();
    for (const char byte : make_zip("statement.txt", "a\tb\tc\t2.00\t1.00\t0.00\t0\n"))
        bytes.push_back(static_cast<int>(byte));
    const auto up = upload(bytes)["output"];
    EXPECT_EQ(error_of(details(text_of(up, "file_qury_no"), "2.00", "1.00", 1)), "");
    EXPECT_EQ(error_of(details(text_of(up, "file_qury_no"), "2.01", "1.00", 1)), "对账文件与汇总数据不一致");
    EXPECT_EQ(error_of(details("nothing", "2.00", "1.00", 1)), "文件查询号不存在");
    const auto six = upload(base64(make_zip("statement.txt", "a\tb\tc\t2.00\t1.00\t0.00\n")))["output"];
    EXPECT_EQ(error_of(details(text_of(six, "file_qury_no"), "2.00", "1.00", 1)), "对账文件第1行应为7列");
}

}  // namespace
}  // namespace kiosk::hospital
