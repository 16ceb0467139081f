// What only the mapped driver has: exact requests, answers of hospitals that tell less, headers of their own,
// and books whose pages do not add up.
#include <cstdio>
#include <fstream>

#include <gmock/gmock.h>

#include "services/day_books.h"
#include "services/his_mapped/mapping.h"
#include "tests/his/room.h"

namespace kiosk::his_test {
namespace {

class MappedTest : public HisRoom {
protected:
    // The next answer is this one.
    void next_answer(const std::string& body, int status = 200) {
        line.plan([body, status](services::Exchange& exchange) {
            exchange.reply = body;
            exchange.http_status = status;
        });
    }
    CaseId case_id{"K001-20261122-0001"};
    Handle number{Purpose::registration, "AP1"};
};
INSTANTIATE_TEST_SUITE_P(drivers, MappedTest, testing::Values(HisDriver::mapped), name_of);

TEST_P(MappedTest, RequestsAreWrittenAsTheMappingSays) {
    const auto written = [&](const Call& call) {
        const auto prepared = his->prepare(call);
        EXPECT_TRUE(prepared) << prepared.error().text;
        return prepared ? *prepared : services::Prepared{};
    };
    EXPECT_EQ(written(ListSessions{day, "03 1"}).url, "https://hospital/zzj/api/pb?rq=20261122&ksdm=03%201");
    EXPECT_EQ(written(ListSessions{day, "0301"}).body, "");
    const auto mark = written(MarkHold{case_id, number, "7", HoldMoney::settling, {"H1"}, Fen{2460}});
    EXPECT_EQ(mark.name, "his/mark_number");
    EXPECT_EQ(mark.method, "POST");
    EXPECT_EQ(mark.url, "https://hospital/zzj/api/gh/bj");
    EXPECT_EQ(mark.body,
              R"({"jkbb":"2.1","jgdm":"H99010100001","cs":{"lsh":"K001-20261122-0001","djh":"AP1","bb":"7",)"
              R"("kxzt":1,"bwid":"H1","grzf":"24.60"}})");
    const auto hold = written(
        HoldSlot{case_id, {.slot_id = "s1", .slot_version = "4"}, patient, "K001", "RP0123456789ABCDEF"});
    EXPECT_EQ(
        hold.body,
        R"({"jkbb":"2.1","jgdm":"H99010100001","cs":{"lsh":"K001-20261122-0001","hyid":"s1","hybb":"4",)"
        R"("zzjh":"K001","pzm":"RP0123456789ABCDEF","br":{"zjlx":1,"zjhm":"990101199003070031",)"
        R"("xm":"样例甲","xb":1,"csrq":"19900307"}}})");
    const HoldBills bills{case_id, {{"B1", "B2"}, Fen{1800}}, patient, "K001", "RP1"};
    EXPECT_THAT(written(bills).body,
                ::testing::HasSubstr(R"("fymx":[{"fydh":"B1"},{"fydh":"B2"}],"zje":"18.00")"));
    EXPECT_EQ(written(ReleaseHold{case_id, {Purpose::bill, "PT1"}, HoldMoney::returned}).url,
              "https://hospital/zzj/api/jf/sf");
}

TEST_P(MappedTest, AReleaseNeedTellNothing) {
    const ReleaseHold release{case_id, number, HoldMoney::none};
    for (const auto* body :
         {R"({"code":"0","msg":"成功"})", R"({"code":"0","data":null})",
          R"({"code":"0","data":{"lsh":"K001-20261122-0001","zt":3}})", R"({"code":"1404"})"}) {
        next_answer(body);
        EXPECT_TRUE(ask(release).is_done()) << body;
    }
    for (const auto* body : {R"({"code":"0","data":{"lsh":"K009-20261122-0001"}})",
                             R"({"code":"0","data":{"zt":2}})", R"({"code":"0","data":{"zt":77}})"}) {
        next_answer(body);
        EXPECT_TRUE(ask(release).is_unknown()) << body;
    }
}

TEST_P(MappedTest, AYesThatTellsNothingIsNotKnown) {
    const MarkHold mark{case_id, number, "7", HoldMoney::none, {}, Fen{1}};
    const ConfirmHold confirm{case_id, number, "", "", "", "", "", Split::all_own(Fen{1}), false};
    for (const auto* body : {R"({"code":"0"})", R"({"code":"0","data":null})", R"({"code":"0","data":[]})",
                             R"({"code":"0","data":{}})", R"({"code":"0","data":"ok"})"}) {
        next_answer(body);
        EXPECT_TRUE(ask(mark).is_unknown()) << body;
        next_answer(body);
        EXPECT_TRUE(ask(confirm).is_unknown()) << body;
        next_answer(body);
        EXPECT_TRUE(ask(CountCopy{case_id, {Purpose::registration, "AP1"}, "P1"}).is_unknown()) << body;
    }
}

TEST_P(MappedTest, AMarkThatGivesNoNextVersionIsNotKnown) {
    const MarkHold mark{case_id, number, "7", HoldMoney::none, {}, Fen{1}};
    next_answer(R"({"code":"0","data":{"bb":"8","sxsj":"20261122094000"}})");
    EXPECT_EQ(answer(mark).version, "8");
    next_answer(R"({"code":"0","data":{"bb":"","sxsj":"20261122094000"}})");
    EXPECT_TRUE(ask(mark).is_unknown());
    next_answer(R"({"code":"0","data":{"bb":"8","sxsj":"2026-11-22 09:40"}})");
    EXPECT_TRUE(ask(mark).is_unknown());
}

TEST_P(MappedTest, SessionsArePutInOrder) {
    const auto session = [](const std::string& id, int general, const std::string& begins) {
        return R"({"hyid":")" + id + R"(","ptbz":)" + std::to_string(general) +
               R"(,"sjd":1,"kssj":"20261122)" + begins +
               R"(","jssj":"20261122120000","ghf":"5.00","syhs":1,"zt":1})";
    };
    next_answer(R"({"code":"0","data":{"pblb":[)" + session("late", 0, "110000") + "," +
                session("early", 0, "080000") + "," + session("general", 1, "100000") + "]}}");
    const auto rows = answer(ListSessions{day, "0301"}).rows;
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].slot_id, "general");
    EXPECT_EQ(rows[1].slot_id, "early");
}

TEST_P(MappedTest, NoListIsNotAnEmptyList) {
    const ListBills bills{patient.id_number, ""};
    for (const auto* body :
         {R"({"code":"0"})", R"({"code":"0","data":{}})", R"({"code":"0","data":{"fylb":{}}})",
          R"({"code":"0","data":{"fylb":["x"]}})", R"({"code":"0","data":{"fylb":[{}]}})"}) {
        next_answer(body);
        EXPECT_TRUE(ask(bills).is_unknown()) << body;
    }
    for (const auto* body : {R"({"code":"1404","data":null})", R"({"code":"0","data":{"fylb":[]}})",
                             R"({"code":"0","data":{"fylb":null}})"}) {
        next_answer(body);
        EXPECT_TRUE(answer(bills).rows.empty()) << body;
    }
}

TEST_P(MappedTest, AStateOfMoneyThatNobodyAgreedOnIsNotKnown) {
    const auto hold = hold_of(case_id.value);
    (void)answer(hold);
    line.plan([](services::Exchange& exchange) {
        const auto place = exchange.reply.find("\"kxzt\":0");
        ASSERT_NE(place, std::string::npos);
        exchange.reply.replace(place, 8, "\"kxzt\":8");
    });
    EXPECT_TRUE(ask(FindRegistrations{day, patient.id_number, "", ""}).is_unknown());
}

TEST_P(MappedTest, WindowsRegistrationsAreNotTold) {
    (void)answer(hold_of(case_id.value));
    line.plan([this](services::Exchange& exchange) {
        const auto place = exchange.reply.find(case_id.value);
        ASSERT_NE(place, std::string::npos);
        exchange.reply.erase(place, case_id.value.size());
    });
    EXPECT_TRUE(answer(FindRegistrations{day, patient.id_number, "", ""}).rows.empty());
}

TEST_P(MappedTest, BooksOfFewerRowsThanTheHospitalCountsAreNotKnown) {
    const auto books = services::make_his_books(config, line);
    const auto with_total = [this](const std::string& total) {
        line.plan([total](services::Exchange& exchange) {
            const auto place = exchange.reply.find("\"zts\":12");
            ASSERT_NE(place, std::string::npos);
            exchange.reply.replace(place, 8, total);
        });
    };
    for (const auto* total : {"\"zts\":11", "\"zts\":\"\"", "\"other\":12"}) {
        with_total(total);
        EXPECT_TRUE(books->bills_of(day, Millis{1'000}).is_unknown()) << total;
    }
    with_total("\"zts\":13");  // of the first page, and of the second, which has no row
    with_total("\"zts\":13");
    EXPECT_TRUE(books->bills_of(day, Millis{1'000}).is_unknown());
    EXPECT_EQ(books->bills_of(day, Millis{1'000}).done().size(), 12U);
}

TEST_P(MappedTest, HeadersOfItsOwnAndTheirSecrets) {
    const std::string folder = testing::TempDir();
    std::ofstream{folder + "token.secret"} << "T0KEN\n";
    std::ifstream example{EXAMPLE_MAPPING};
    std::ofstream{folder + "mapping.toml"} << example.rdbuf() << "[headers]\nX-App = \"kiosk\"\n"
                                           << "[secret_headers]\nX-Token = \"token.secret\"\n";
    auto loaded = services::load_his_mapping(folder + "mapping.toml");
    ASSERT_NE(loaded.mapping, nullptr);
    config.mapping = loaded.mapping;
    his = services::make_his(config, line, clock);
    (void)answer(ListDepartments{day});
    std::map<std::string, std::string> sent;
    for (const auto& header : line.last().headers) sent[header.name] = header.value;
    EXPECT_EQ(sent["X-App"], "kiosk");
    EXPECT_EQ(sent["X-Token"], "T0KEN");
}

TEST_P(MappedTest, WithoutAMappingNothingIsSent) {
    config.mapping = nullptr;
    his = services::make_his(config, line, clock);
    const auto prepared = his->prepare(ListDepartments{day});
    ASSERT_FALSE(prepared);
    EXPECT_EQ(prepared.error().kind, ErrorKind::configuration);
    EXPECT_EQ(refusal(ListDepartments{day}), RefusalReason::not_sent);
}

}  // namespace
}  // namespace kiosk::his_test
