// The vendor's interface of the HIS as VENDOR.md says: strict about what it is asked, and about the same
// world as FHIR.
#include "services/hospital/vendor/codes.h"
#include "visit.h"

namespace kiosk::hospital {
namespace {

struct VendorOf : ::testing::Test {
    Town town;
    std::string slot = text_of(town.first_free_slot(), "id");

    Json ask(const std::string& path, const Json& parameters) {
        const Json body{{"jkbb", "2.1"}, {"jgdm", "H99010100001"}, {"cs", parameters}};
        return body_of(town.raw("POST", "/zzj/api/" + path, body.dump()));
    }
    Json hold(const std::string& case_id) {
        return {{"lsh", case_id},
                {"hyid", slot},
                {"hybb", "1"},
                {"zzjh", "K001"},
                {"pzm", "RP" + case_id},
                {"br",
                 {{"zjlx", 1},
                  {"zjhm", town.people.by_id("P01")->id_number},
                  {"xm", "样例甲"},
                  {"xb", 1},
                  {"csrq", "19900307"}}}};
    }
    static Json payment(const Json& held) {
        return {{"lsh", held["lsh"]},  {"djh", held["djh"]}, {"zje", held["zje"]},
                {"tcje", "0.00"},      {"zhje", "0.00"},     {"gjje", "0.00"},
                {"grzf", held["zje"]}, {"yycd", "0.00"},     {"ckbz", 0},
                {"ddh", ""},           {"zffs", 0}};
    }
};

TEST_F(VendorOf, ListsWhatFhirLists) {
    const auto departments = body_of(town.raw("GET", "/zzj/api/ks?rq=20261122", ""));
    EXPECT_EQ(departments["code"], "0");
    const auto& first = departments["data"]["kslb"][0];
    EXPECT_EQ(first["ksdm"], "0301");
    EXPECT_EQ(first["kslb"], 1);
    EXPECT_EQ(first["wzyw"], "3F Area A");
    const auto sessions = body_of(town.raw("GET", "/zzj/api/pb?rq=20261122&ksdm=0301", ""));
    EXPECT_EQ(sessions["data"]["pblb"][0]["hyid"], slot);
    EXPECT_EQ(sessions["data"]["pblb"][0]["ghf"], "47.50");
    EXPECT_EQ(sessions["data"]["pblb"][0]["kssj"], "20261122080000");
}

TEST_F(VendorOf, HoldsInTheSameBooksAsFhir) {
    const auto held = ask("gh/sh", hold("K1-1"));
    ASSERT_EQ(held["code"], "0") << held.dump();
    EXPECT_EQ(held["data"]["zje"], "47.50");
    EXPECT_EQ(held["data"]["mx"][1]["dj"], "40.000000");
    EXPECT_EQ(held["data"]["mx"][1]["sl"], "1.0000");
    EXPECT_EQ(held["data"]["sxsj"], "20261122094000");
    EXPECT_EQ(ask("gh/sh", hold("K1-1")), held) << "a repeat answers the same";
    const auto found = body_of(town.raw("GET", "/fhir/Appointment?identifier=urn:kiosk:case|K1-1", ""));
    EXPECT_EQ(found["entry"][0]["resource"]["id"], held["data"]["djh"]);
}

TEST_F(VendorOf, SaysNoByCodes) {
    EXPECT_EQ(ask("gh/shcx", {{"lsh", "K1-1"}})["code"], "1404");
    EXPECT_EQ(ask("br/cx", {{"zjlx", 3}, {"zjhm", "0"}})["code"], "1404");
    town.set({{"slot", slot}, {"left", 1}});
    const auto held = ask("gh/sh", hold("K1-1"))["data"];
    EXPECT_EQ(ask("gh/sh", hold("K1-2"))["code"], "2001");
    Json mark{{"lsh", "K1-1"}, {"djh", held["djh"]}, {"bb", "7"}, {"kxzt", 3}, {"grzf", "2.50"}};
    EXPECT_EQ(ask("gh/bj", mark)["code"], "2004");
    mark["bb"] = held["bb"];
    EXPECT_EQ(ask("gh/bj", mark)["code"], "0");
    EXPECT_EQ(ask("gh/sf", {{"lsh", "K1-1"}, {"djh", held["djh"]}, {"kxzt", 6}})["code"], "0");
    const auto doubt = ask("gh/sh", hold("K1-3"));
    EXPECT_EQ(doubt["code"], "2005");
    EXPECT_EQ(doubt["data"]["lsh"], "K1-1");
    EXPECT_EQ(ask("gh/sf", {{"lsh", "K1-1"}, {"djh", "AP0"}, {"kxzt", 0}})["code"], "1404");
    EXPECT_EQ(ask("gh/qr", payment(held))["code"], "2003");
}

TEST_F(VendorOf, RefusesWhatHasNotTheFormOfThePage) {
    const auto refused = [&](const char* path, Json parameters, const char* member, const Json& value) {
        parameters[member] = value;
        const auto answer = ask(path, parameters);
        EXPECT_EQ(answer["code"], "4001") << path << " " << member << " " << value.dump();
        EXPECT_NE(text_of(answer, "msg").find(member), std::string::npos) << text_of(answer, "msg");
    };
    refused("gh/sh", hold("K1-1"), "lsh", "");
    refused("gh/sh", hold("K1-1"), "hyid", nullptr);
    refused("gh/sh", hold("K1-1"), "br", {{"zjlx", "1"}});
    const auto held = ask("gh/sh", hold("K1-1"))["data"];
    refused("gh/qr", payment(held), "zje", 47.5);
    refused("gh/qr", payment(held), "zje", "47.5");
    refused("gh/qr", payment(held), "ckbz", true);
    refused("gh/sf", {{"lsh", "K1-1"}, {"djh", held["djh"]}}, "kxzt", "0");
    refused("gh/sf", {{"lsh", "K1-1"}, {"djh", held["djh"]}}, "kxzt", 8);
    refused("br/cx", {{"zjhm", "0"}}, "zjlx", 5);
    refused("gh/jl", {{"zjlx", 1}, {"zjhm", "1"}}, "rq", "2026-11-22");
    refused("jf/jl", {{"zjlx", 1}, {"zjhm", "1"}}, "rq", "2026-11-22");
    refused("jf/pz", Json::object(), "pzm", "");
    refused("jf/bd", {{"lsh", "K1-1"}, {"djh", "PT1"}}, "dyid", "");
    refused("dz/mx", {{"rq", "20261122"}, {"yh", 1}}, "myts", 0);
    EXPECT_EQ(body_of(town.raw("POST", "/zzj/api/gh/shcx", R"({"cs":{"lsh":"K1-1"}})"))["code"], "4001");
    EXPECT_EQ(body_of(town.raw("POST", "/zzj/api/gh/shcx", "nonsense"))["code"], "4001");
    EXPECT_EQ(town.raw("POST", "/zzj/api/gh", "{}").reply.status, 404);
    EXPECT_EQ(town.raw("GET", "/zzj/api/gh/shcx", "").reply.status, 404);
}

TEST_F(VendorOf, TellsPaymentsBillByBill) {
    EXPECT_EQ(ask("jf/pz", {{"pzm", "RPK1-1"}})["code"], "1404");
    town.set({{"order", "cold_drugs"}, {"for", "P01"}});
    const auto number = town.people.by_id("P01")->id_number;
    auto wanted = hold("K1-1");
    const Json owed = ask("jf/dj", {{"zjlx", 1}, {"zjhm", number}})["data"]["fylb"][0];
    wanted["fymx"] = Json::array({Json{{"fydh", owed["fydh"]}}});
    wanted["zje"] = owed["zje"];
    const auto held = ask("jf/sd", wanted);
    ASSERT_EQ(held["code"], "0") << held.dump();
    EXPECT_EQ(ask("jf/qr", payment(held["data"]))["code"], "0");
    const auto told = ask("jf/jl", {{"rq", "20261122"}, {"zjlx", 1}, {"zjhm", number}});
    ASSERT_EQ(told["data"]["jllb"].size(), 1U) << told.dump();
    const auto& row = told["data"]["jllb"][0];
    EXPECT_EQ(row["zt"], 2);
    EXPECT_EQ(row["kxzt"], 2);
    EXPECT_EQ(row["zf"]["zje"], owed["zje"]);
    for (const auto* name : {"fydh", "fylb", "wz", "wzyw", "mx", "zje"})
        EXPECT_EQ(row["fylb"][0][name], owed[name]) << name;
    EXPECT_EQ(ask("jf/pz", {{"pzm", "RPK1-1"}}), told);
    EXPECT_EQ(ask("gh/pz", {{"pzm", "RPK1-1"}})["code"], "1404");
    const Json copy{{"lsh", "K1-1"}, {"djh", row["djh"]}, {"dyid", "P1"}};
    EXPECT_EQ(ask("jf/bd", copy)["data"]["bdcs"], 1);
    EXPECT_EQ(ask("jf/bd", copy)["data"]["bdcs"], 1);
}

TEST_F(VendorOf, IsCountedUnderTheNamesOfFhir) {
    const auto held = ask("gh/sh", hold("K1-1"))["data"];
    (void)ask("gh/qr", payment(held));
    (void)ask("gh/bd", {{"lsh", "K1-1"}, {"djh", held["djh"]}, {"dyid", "P1"}});
    const auto counts = body_of(town.raw("GET", "/control/counts", ""));
    EXPECT_EQ(counts["POST Appointment"], 1);
    EXPECT_EQ(counts["PUT Appointment booked"], 1);
    EXPECT_EQ(counts["PUT Appointment copy"], 1);
    EXPECT_EQ(counts["PUT Appointment"], 2);
}

TEST_F(VendorOf, BooksComePageByPage) {
    const auto page = [&](int number) {
        return ask("dz/mx", {{"rq", "20261122"}, {"yh", number}, {"myts", 5}})["data"];
    };
    EXPECT_EQ(page(1)["zts"], 12);
    EXPECT_EQ(page(1)["zdlb"].size(), 5U);
    EXPECT_EQ(page(3)["zdlb"].size(), 2U);
    EXPECT_NE(page(1)["zdlb"][0]["zdh"], page(2)["zdlb"][0]["zdh"]);
}

TEST_F(VendorOf, AsksForAClientCertificate) {
    auto stranger = Request{"GET", "/zzj/api/ks", {{"rq", "20261122"}}, {}, ""};
    stranger.client_certified = false;
    EXPECT_EQ(town.hospital.serve(stranger).reply.status, 403);
}

}  // namespace
}  // namespace kiosk::hospital
