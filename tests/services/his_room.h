// The HIS port before a transport that answers as told, and pieces of the profile's answers.
#pragma once

#include <gtest/gtest.h>

#include "services/his.h"
#include "services/json.h"
#include "tests/services/fake_transport.h"

namespace kiosk::services::test {

using namespace his;

inline CivilTime at(const std::string& text) { return *CivilTime::parse(text); }

inline std::string translated(const std::string& english) {
    return R"({"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/translation","extension":[)"
           R"({"url":"lang","valueCode":"en"},{"url":"content","valueString":")" +
           english + R"("}]}]})";
}
inline std::string ext(const std::string& name, const std::string& type, const std::string& value) {
    return R"({"url":"urn:kiosk:ext:)" + name + R"(","value)" + type + "\":" + value + "}";
}
inline std::string ext_translated(const std::string& name, const std::string& zh, const std::string& en) {
    return R"({"url":"urn:kiosk:ext:)" + name + R"(","valueString":")" + zh + R"(","_valueString":)" +
           translated(en) + "}";
}
inline std::string yuan(const std::string& amount) {
    return R"({"value":)" + amount + R"(,"currency":"CNY"})";
}
inline std::string bundle(const std::string& resources) {
    return R"({"resourceType":"Bundle","type":"searchset","entry":[)" + resources + "]}";
}
inline std::string entry(const std::string& resource) { return R"({"resource":)" + resource + "}"; }
inline std::string outcome_of(const std::string& code) {
    return R"({"resourceType":"OperationOutcome","issue":[{"severity":"error","details":{"coding":[{"code":")" +
           code + R"("}]},"diagnostics":"words"}]})";
}
inline std::string with(std::string text, const std::string& from, const std::string& to) {
    const auto place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    return place == std::string::npos ? text : text.replace(place, from.size(), to);
}

inline const std::string fee_line =
    R"({"url":"urn:kiosk:ext:fee-line","extension":[{"url":"line-number","valueString":"MZ1-1"},)"
    R"({"url":"national-code","valueString":"0011"},{"url":"hospital-code","valueString":"GH01"},)"
    R"({"url":"name","valueString":"挂号费"},{"url":"count","valueDecimal":1.0000},)"
    R"({"url":"price","valueDecimal":18.000000},{"url":"amount","valueMoney":{"value":18.00,"currency":"CNY"}}]})";

inline std::string appointment() {
    return R"({"resourceType":"Appointment","id":"a1","meta":{"versionId":"1"},"status":"pending",)"
           R"("start":"2026-11-22T10:00:00+08:00","end":"2026-11-22T10:30:00+08:00","identifier":[)"
           R"({"system":"urn:kiosk:case","value":"K001-20261122-7"},{"system":"urn:kiosk:visit","value":"MZ1"}],)"
           R"("extension":[{"url":"urn:kiosk:ext:department","valueCoding":{"code":"0301","display":"呼吸内科",)"
           R"("_display":)" +
           translated("Respiratory") +
           R"(}},{"url":"urn:kiosk:ext:specialty","valueCoding":{"code":"A03.01"}},)" +
           R"({"url":"urn:kiosk:ext:doctor","valueCoding":{"code":"D990101000001","display":"样例医生"}},)" +
           ext_translated("place", "3 楼 A 区", "3F Area A") + "," +
           ext("hold-expires", "Instant", "\"2026-11-22T09:40:15.250+08:00\"") + "," + fee_line + "," +
           ext("total", "Money", yuan("18.00")) + "]}";
}

inline Hold held() {
    Hold hold;
    hold.id = "a1";
    hold.version = "1";
    hold.visit_number = "MZ1";
    hold.department_code = "0301";
    hold.department_name = {"呼吸内科", "Respiratory"};
    hold.specialty = "A03.01";
    hold.doctor_code = "D990101000001";
    hold.doctor_name = {"样例医生", ""};
    hold.place = {"3 楼 A 区", "3F Area A"};
    hold.begins = at("2026-11-22 10:00:00");
    hold.ends = at("2026-11-22 10:30:00");
    hold.expires = at("2026-11-22 09:40:15");
    hold.fees = {{"MZ1-1", "0011", "GH01", {"挂号费", ""}, 10'000, 18'000'000, Fen{1800}}};
    hold.total = Fen{1800};
    return hold;
}

class his_port : public testing::Test {
protected:
    Outcome<Reply> answered(const Call& call, const std::string& body, int status = 200) {
        transport.reply(body, status);
        return ask(*port, call, Millis{5000});
    }
    void expect_reason(const Outcome<Reply>& outcome, RefusalReason reason) {
        ASSERT_TRUE(outcome.is_refused());
        EXPECT_EQ(outcome.refused().reason, reason);
    }
    void expect_golden(const Call& call, const std::string& name, const std::string& path,
                       const std::string& body) {
        const auto prepared = port->prepare(call);
        ASSERT_TRUE(prepared) << prepared.error().text;
        EXPECT_EQ(prepared->name, name);
        EXPECT_EQ(prepared->url, "https://127.0.0.1:1/fhir" + path);
        EXPECT_EQ(prepared->body, body);
        EXPECT_FALSE(prepared->moves_money);
        (void)port->send(call, *prepared, Millis{5000});
        EXPECT_EQ(transport.last().method, name.substr(0, name.find(' ')));
    }

    ManualClock clock{at("2026-11-22 09:30:15")};
    FakeTransport transport;
    std::unique_ptr<HisPort> port = make_fhir_his({.base_url = "https://127.0.0.1:1/fhir"}, transport, clock);
    CaseId case_id{"K001-20261122-7"};
    HoldSlot hold_slot{
        case_id,
        {.slot_id = "s1", .slot_version = "4"},
        {.name = "样例甲", .id_number = "990101199003070015", .gender = "1", .birth_date = "1990-03-07"},
        "K001",
        "RP0123456789ABCDEF"};
    MarkHold mark{
        case_id,  {Purpose::registration, "a1"}, "1", HoldMoney::settling, {"H99010100001202611220941020007"},
        Fen{2460}};
    ReleaseHold release{case_id, {Purpose::registration, "a1"}, HoldMoney::undoing};
    ConfirmHold confirm{
        case_id,        {Purpose::registration, "a1"},
        "990000020009", "990000010001",
        "4200001",      "微信支付",
        "*0015",        {.total = Fen{12860}, .fund = Fen{10000}, .account = Fen{400}, .own = Fen{2460}},
        false};
};

}  // namespace kiosk::services::test
