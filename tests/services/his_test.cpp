// FHIR as the profile says: exact requests, every answer, definite refusals and doubt.
#include "services/his/fhir.h"
#include "tests/services/his_room.h"

using namespace kiosk;
using namespace kiosk::services;
using namespace kiosk::services::test;
using namespace kiosk::his;

namespace {

const std::string as_held = R"("participant":[{"type":[{"text":"as held"}],"status":"accepted"}],)";

std::string slot(const std::string& id, const std::string& start, const std::string& schedule) {
    return entry(R"({"resourceType":"Slot","id":")" + id + R"(","meta":{"versionId":"4"},"status":"free",)" +
                 R"("schedule":{"reference":"Schedule/)" + schedule + R"("},"start":"2026-11-22T)" + start +
                 R"(:00+08:00","end":"2026-11-22T12:00:00+08:00","extension":[)" +
                 ext("day-part", "Code", "\"morning\"") + "," + ext("numbers-left", "Integer", "7") + "," +
                 ext("fee", "Money", yuan("18.00")) + "," + ext("state", "Code", "\"open\"") + "]}");
}
std::string schedule(const std::string& id, bool general) {
    return entry(
        R"({"resourceType":"Schedule","id":")" + id +
        R"(","actor":[{"identifier":{"system":"urn:kiosk:doctor","value":"D990101000001"},"display":"样例医生",)" +
        R"("_display":)" + translated("Dr Sample") + R"(}],"extension":[)" +
        ext("general-clinic", "Boolean", general ? "true" : "false") + "," +
        ext_translated("doctor-title", "主任医师", "Chief physician") + "]}");
}

}  // namespace

TEST_F(his_port, golden_searches) {
    expect_golden(ListDepartments{"2026-11-22"}, "GET HealthcareService",
                  "/HealthcareService?active=true&date=2026-11-22", "");
    expect_golden(ListSessions{"2026-11-22", "0301"}, "GET Slot",
                  "/Slot?date=2026-11-22&department=0301&_include=Slot%3Aschedule", "");
    expect_golden(FindPatient{{.kind = CredentialKind::visit_card, .number = Secret{"VC 1&2"}}},
                  "GET Patient", "/Patient?identifier=urn%3Akiosk%3Avisit-card%7CVC%201%262", "");
    expect_golden(
        FindPatient{
            {.kind = CredentialKind::e_code, .number = Secret{"t"}, .id_number = "990101199003070015"}},
        "GET Patient", "/Patient?identifier=urn%3Akiosk%3Aresident-id%7C990101199003070015", "");
    EXPECT_EQ(transport.header("Accept"), "application/fhir+json");
    EXPECT_FALSE(transport.last().once);
    EXPECT_FALSE(port->prepare(FindPatient{{.kind = CredentialKind::e_code, .number = Secret{"t"}}}));
}

TEST_F(his_port, a_lost_hold_is_found_by_its_case) {
    const FindHold find{case_id};
    expect_golden(find, "GET Appointment", "/Appointment?identifier=urn%3Akiosk%3Acase%7CK001-20261122-7",
                  "");
    const auto bundle = [](const std::string& entry) {
        return R"({"resourceType":"Bundle","type":"searchset","entry":[)" + entry + "]}";
    };
    expect_reason(answered(find, bundle("")), RefusalReason::nothing_to_undo);
    expect_reason(answered(find, bundle(R"({"resource":{"resourceType":"Appointment","id":"a1",)"
                                        R"("status":"cancelled"}})")),
                  RefusalReason::nothing_to_undo);
    EXPECT_TRUE(answered(find, bundle(R"({"resource":{"resourceType":"Appointment","id":"a1",)"
                                      R"("status":"pending"}})"))
                    .is_unknown());  // without what makes it a hold
    EXPECT_FALSE(port->prepare(FindHold{}));
}

TEST_F(his_port, golden_hold) {
    expect_golden(
        hold_slot, "POST Appointment", "/Appointment",
        R"({"resourceType":"Appointment","status":"pending","identifier":[{"system":"urn:kiosk:case",)"
        R"("value":"K001-20261122-7"},{"system":"urn:kiosk:reprint","value":"RP0123456789ABCDEF"}],)"
        R"("slot":[{"reference":"Slot/s1"}],"participant":[{"actor":)"
        R"({"identifier":{"system":"urn:kiosk:resident-id","value":"990101199003070015"},)"
        R"("display":"样例甲"},"status":"accepted"}],"extension":[{"url":"urn:kiosk:ext:kiosk","valueString":"K001"},)"
        R"({"url":"urn:kiosk:ext:slot-version","valueString":"4"},)"
        R"({"url":"urn:kiosk:ext:patient-gender","valueCode":"male"},)"
        R"({"url":"urn:kiosk:ext:patient-birth-date","valueDate":"1990-03-07"}]})");
    EXPECT_EQ(transport.header("If-None-Exist"), "identifier=urn:kiosk:case|K001-20261122-7");
    EXPECT_EQ(transport.header("Content-Type"), "application/fhir+json");
    EXPECT_TRUE(transport.last().once);
    hold_slot.patient.id_number.clear();
    EXPECT_FALSE(port->prepare(hold_slot));
    hold_slot.patient.passport_number = "E1";
    EXPECT_NE(port->prepare(hold_slot)->body.find("urn:kiosk:passport"), std::string::npos);
}

TEST_F(his_port, golden_mark) {
    expect_golden(
        mark, "PUT Appointment", "/Appointment/a1",
        R"({"resourceType":"Appointment","status":"pending","identifier":[{"system":"urn:kiosk:case",)"
        R"("value":"K001-20261122-7"}],"id":"a1",)" +
            as_held +
            R"("extension":[{"url":"urn:kiosk:ext:money","extension":[)"
            R"({"url":"state","valueCode":"settling"},{"url":"msgid",)"
            R"("valueString":"H99010100001202611220941020007"},{"url":"own","valueMoney":{"value":24.60,)"
            R"("currency":"CNY"}}]}]})");
    EXPECT_EQ(transport.header("If-Match"), "W/\"1\"");
}

TEST_F(his_port, golden_release_and_confirm) {
    expect_golden(
        release, "PUT Appointment", "/Appointment/a1",
        R"({"resourceType":"Appointment","status":"cancelled","identifier":[{"system":"urn:kiosk:case",)"
        R"("value":"K001-20261122-7"}],"id":"a1",)" +
            as_held +
            R"("extension":[{"url":"urn:kiosk:ext:money","extension":[)"
            R"({"url":"state","valueCode":"undoing"}]}]})");
    EXPECT_EQ(transport.header("If-Match"), "");
    expect_golden(
        confirm, "PUT Appointment", "/Appointment/a1",
        R"({"resourceType":"Appointment","status":"booked","identifier":[{"system":"urn:kiosk:case",)"
        R"("value":"K001-20261122-7"}],"id":"a1",)" +
            as_held +
            R"("extension":[{"url":"urn:kiosk:ext:payment","extension":[)"
            R"({"url":"setl-id","valueString":"990000020009"},{"url":"mdtrt-id","valueString":"990000010001"},)"
            R"({"url":"transaction-number","valueString":"4200001"},{"url":"payer","valueString":"微信支付"},)"
            R"({"url":"insurance-tail","valueString":"*0015"},)"
            R"({"url":"total","valueMoney":{"value":128.60,"currency":"CNY"}},)"
            R"({"url":"fund","valueMoney":{"value":100.00,"currency":"CNY"}},)"
            R"({"url":"account","valueMoney":{"value":4.00,"currency":"CNY"}},)"
            R"({"url":"mutual-aid","valueMoney":{"value":0.00,"currency":"CNY"}},)"
            R"({"url":"own","valueMoney":{"value":24.60,"currency":"CNY"}},)"
            R"({"url":"hospital","valueMoney":{"value":0.00,"currency":"CNY"}},)"
            R"({"url":"at-window","valueBoolean":false}]}]})");
}

TEST_F(his_port, golden_registrations_and_copies) {
    expect_golden(
        FindRegistrations{"2026-11-22", "990101199003070015", "", ""}, "GET Appointment",
        "/Appointment?date=2026-11-22&patient.identifier=urn%3Akiosk%3Aresident-id%7C990101199003070015", "");
    expect_golden(FindRegistrations{"", "", "", "RP0123456789ABCDEF"}, "GET Appointment",
                  "/Appointment?identifier=urn%3Akiosk%3Areprint%7CRP0123456789ABCDEF", "");
    EXPECT_FALSE(port->prepare(FindRegistrations{"2026-11-22", "", "", ""})) << "of nobody";
    expect_golden(
        CountCopy{case_id, {Purpose::registration, "a1"}, "K002-1"}, "PUT Appointment", "/Appointment/a1",
        R"({"resourceType":"Appointment","status":"booked","identifier":[{"system":"urn:kiosk:case",)"
        R"("value":"K001-20261122-7"}],"id":"a1",)" +
            as_held +
            R"("extension":[{"url":"urn:kiosk:ext:copy",)"
            R"("valueString":"K002-1"}]})");
    EXPECT_FALSE(port->prepare(CountCopy{case_id, {Purpose::registration, "a1"}, ""}));
}

TEST_F(his_port, registrations_of_any_kiosk) {
    const auto money = [](const std::string& name, const std::string& yuan) {
        return R"({"url":")" + name + R"(","valueMoney":{"value":)" + yuan + R"(,"currency":"CNY"}})";
    };
    const auto payment = R"({"url":"urn:kiosk:ext:payment","extension":[)" + money("total", "47.50") + "," +
                         money("fund", "24.60") + "," + money("account", "20.40") + "," +
                         money("mutual-aid", "0") + "," + money("own", "2.50") + "," +
                         money("hospital", "0") +
                         R"(,{"url":"at-window","valueBoolean":true},{"url":"setl-id","valueString":"S1"}]})";
    const auto text = bundle(entry(
        R"({"resourceType":"Appointment","id":"a1","status":"booked","created":"2026-11-22T09:30:15+08:00",)"
        R"("start":"2026-11-22T08:00:00+08:00","end":"2026-11-22T12:00:00+08:00",)"
        R"("identifier":[{"system":"urn:kiosk:case","value":"K002-20261122-0009"},)"
        R"({"system":"urn:kiosk:reprint","value":"RP0123456789ABCDEF"}],)"
        R"("participant":[{"actor":{"display":"样例甲"}}],"extension":[)" +
        ext("kiosk", "String", "\"K002\"") + "," + ext("copies", "Integer", "2") + "," +
        ext("queue-number", "String", "\"A027\"") +
        R"(,{"url":"urn:kiosk:ext:money","extension":[{"url":"state","valueCode":"settled"}]},)" + payment +
        "]}"));
    const FindRegistrations call{"2026-11-22", "990101199003070015", "", ""};
    const auto outcome = answered(call, text);
    ASSERT_TRUE(outcome.is_done()) << outcome.unknown().detail;
    const auto rows = std::get<Registrations>(outcome.done()).rows;
    ASSERT_EQ(rows.size(), 1U);
    const auto& row = rows[0];
    EXPECT_EQ(row.case_id.value, "K002-20261122-0009");
    EXPECT_EQ(row.kiosk_number, "K002");
    EXPECT_EQ(row.state, RegistrationState::booked);
    EXPECT_EQ(row.money, HoldMoney::settled);
    EXPECT_EQ(row.split.own, Fen{250});
    EXPECT_EQ(row.split.fund, Fen{2460});
    EXPECT_TRUE(row.at_window);
    EXPECT_EQ(row.booking.queue_number, "A027");
    EXPECT_EQ(row.reprint_code, "RP0123456789ABCDEF");
    EXPECT_EQ(row.copies, 2);
    // A money state that nobody agreed on might hide a doubt: unknown, not "nothing".
    EXPECT_TRUE(answered(call, with(text, "\"settled\"", "\"odd\"")).is_unknown());
    EXPECT_TRUE(answered(call, with(text, "24.60", "2.46e1")).is_unknown());
    EXPECT_TRUE(std::get<Registrations>(answered(call, with(text, "urn:kiosk:case", "urn:window")).done())
                    .rows.empty())
        << "a window's own registrations are not told";
}

TEST_F(his_port, the_bill_in_doubt_names_its_trace_number_or_nothing) {
    const auto refusal = [](const std::string& words) {
        return R"({"resourceType":"OperationOutcome","issue":[{"details":{"coding":[{"code":"money-in-doubt"}]},)"
               R"("diagnostics":")" +
               words + R"("}]})";
    };
    const auto named = answered(hold_slot, refusal("K002-20261122-0009"), 409);
    expect_reason(named, RefusalReason::money_in_doubt);
    EXPECT_EQ(named.refused().text, "K002-20261122-0009");
    EXPECT_EQ(answered(hold_slot, refusal("call 555 <b>now</b>"), 409).refused().text, "");
}

TEST_F(his_port, departments) {
    const auto text = bundle(entry(
        R"({"resourceType":"HealthcareService","identifier":[{"system":"urn:kiosk:department","value":"0301"}],)"
        R"("name":"呼吸内科","_name":)" +
        translated("Respiratory") + R"(,"extension":[)" + ext("group", "Code", "\"internal_medicine\"") +
        "," + ext_translated("place", "3 楼", "3F") + "," + ext("numbers-left", "Integer", "12") + "]}"));
    const auto outcome = answered(ListDepartments{"2026-11-22"}, text);
    ASSERT_TRUE(outcome.is_done());
    const Department wanted{
        "0301", {"呼吸内科", "Respiratory"}, DepartmentGroup::internal_medicine, {"3 楼", "3F"}, 12};
    EXPECT_EQ(std::get<Departments>(outcome.done()).rows, std::vector{wanted});
    EXPECT_TRUE(
        answered(ListDepartments{"2026-11-22"}, with(text, "urn:kiosk:department", "other")).is_unknown());
    EXPECT_TRUE(answered(ListDepartments{"2026-11-22"}, R"({"resourceType":"Patient"})").is_unknown());
}

TEST_F(his_port, sessions_general_clinic_first_then_by_time) {
    const auto text =
        bundle(slot("late", "11:00", "x") + "," + slot("early", "08:00", "x") + "," +
               slot("general", "10:00", "g") + "," + schedule("x", false) + "," + schedule("g", true));
    const ListSessions call{"2026-11-22", "0301"};
    const auto outcome = answered(call, text);
    ASSERT_TRUE(outcome.is_done()) << outcome.unknown().detail;
    const auto rows = std::get<Sessions>(outcome.done()).rows;
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].slot_id, "general");
    EXPECT_EQ(rows[1].slot_id, "early");
    const ClinicSession wanted{"early",
                               "4",
                               "0301",
                               false,
                               "D990101000001",
                               {"样例医生", "Dr Sample"},
                               {"主任医师", "Chief physician"},
                               DayPart::morning,
                               at("2026-11-22 08:00:00"),
                               at("2026-11-22 12:00:00"),
                               Fen{1800},
                               7,
                               SessionState::open};
    EXPECT_EQ(rows[1], wanted);
    for (const auto& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{"18.00", "1.8e1"},
                                                          {"CNY", "USD"},
                                                          {"\"open\"", "\"ajar\""},
                                                          {"Schedule/x", "Schedule/y"},
                                                          {"+08:00", "Z"}})
        EXPECT_TRUE(answered(call, with(text, from, to)).is_unknown()) << to;
}

TEST_F(his_port, a_patient_or_none) {
    const FindPatient call{{.kind = CredentialKind::visit_card, .number = Secret{"VC1"}}};
    const auto one = entry(
        R"({"resourceType":"Patient","id":"p1","name":[{"text":"样例甲"}],"gender":"female","birthDate":"1990-03-07",)"
        R"("identifier":[{"system":"urn:kiosk:resident-id","value":"990101199003070015"}]})");
    const auto outcome = answered(call, bundle(one));
    ASSERT_TRUE(outcome.is_done());
    const Patient wanted{.name = "样例甲",
                         .id_number = "990101199003070015",
                         .gender = "2",
                         .birth_date = "1990-03-07",
                         .his_patient_id = "p1"};
    EXPECT_EQ(std::get<Patient>(outcome.done()), wanted);
    expect_reason(answered(call, bundle("")), RefusalReason::patient_unknown);
    expect_reason(answered(call, R"({"resourceType":"Bundle"})"), RefusalReason::patient_unknown);
    EXPECT_TRUE(answered(call, bundle(one + "," + one)).is_unknown());
}

TEST_F(his_port, a_hold_new_or_repeated) {
    for (const int status : {200, 201}) {
        const auto outcome = answered(hold_slot, appointment(), status);
        ASSERT_TRUE(outcome.is_done()) << outcome.unknown().detail;
        EXPECT_EQ(std::get<Hold>(outcome.done()), held());
    }
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"K001-20261122-7", "K001-20261122-8"},
             {"\"pending\"", "\"booked\""},
             {"urn:kiosk:visit", "urn:other"},
             {"\"versionId\":\"1\"", "\"versionId\":null"},
             {R"("valueMoney":{"value":18.00)", R"("valueMoney":{"value":17.99)"},
             {"18.000000", "-18.000000"},
             {"2026-11-22T09:40:15.250+08:00", "soon"},
             {"\"Appointment\"", "\"Basic\""}})
        EXPECT_TRUE(answered(hold_slot, with(appointment(), from, to), 201).is_unknown()) << to;
}

TEST_F(his_port, definite_refusals) {
    expect_reason(answered(hold_slot, outcome_of("slot-taken"), 409), RefusalReason::slot_taken);
    expect_reason(answered(hold_slot, outcome_of("stopped"), 409), RefusalReason::slot_taken);
    expect_reason(answered(hold_slot, outcome_of("invalid"), 422), RefusalReason::business);
    expect_reason(answered(mark, outcome_of("version"), 412), RefusalReason::changed_meanwhile);
    expect_reason(answered(mark, outcome_of("expired"), 410), RefusalReason::hold_expired);
    expect_reason(answered(confirm, outcome_of("expired"), 410), RefusalReason::hold_expired);
    expect_reason(answered(confirm, outcome_of("invalid"), 422), RefusalReason::business);
    EXPECT_EQ(answered(confirm, outcome_of("invalid"), 422).refused().text, "words");
}

TEST_F(his_port, doubt) {
    for (const int status : {302, 500, 502, 503})
        EXPECT_TRUE(answered(confirm, outcome_of("expired"), status).is_unknown()) << status;
    for (const int status : {404, 410, 422})
        EXPECT_TRUE(answered(confirm, "<html>", status).is_unknown()) << "a proxy's page with " << status;
    EXPECT_TRUE(answered(release, "<html>", 404).is_unknown());
    EXPECT_TRUE(answered(confirm, "{\"half", 200).is_unknown());
    EXPECT_TRUE(ask(*port, Call{confirm}, Millis{5000}).is_unknown());
    transport.script.push_back(FakeTransport::unreachable());
    expect_reason(ask(*port, Call{confirm}, Millis{5000}), RefusalReason::not_sent);
}

TEST_F(his_port, renewed) {
    const auto outcome = answered(mark, with(appointment(), "\"versionId\":\"1\"", "\"versionId\":2"));
    ASSERT_TRUE(outcome.is_done());
    EXPECT_EQ(std::get<HoldExtended>(outcome.done()), (HoldExtended{"2", at("2026-11-22 09:40:15")}));
    EXPECT_TRUE(answered(mark, with(appointment(), "\"id\":\"a1\"", "\"id\":\"a2\"")).is_unknown());
}

TEST_F(his_port, released_even_when_it_is_gone) {
    EXPECT_TRUE(answered(release, with(appointment(), "pending", "cancelled")).is_done());
    EXPECT_TRUE(answered(release, "").is_done());
    EXPECT_TRUE(answered(release, outcome_of("invalid"), 404).is_done());
    EXPECT_TRUE(answered(release, appointment()).is_unknown()) << "still pending";
}

TEST_F(his_port, booked) {
    auto text = with(appointment(), "pending", "booked");
    text = with(text, "\"extension\":[",
                "\"extension\":[" + ext("queue-number", "String", "\"A027\"") + "," +
                    ext("people-ahead", "Integer", "6") + "," +
                    ext_translated("hint", "请先签到", "Check in first") + ",");
    const auto outcome = answered(confirm, text);
    ASSERT_TRUE(outcome.is_done());
    EXPECT_EQ(std::get<Booking>(outcome.done()),
              (Booking{"A027", 6, {"3 楼 A 区", "3F Area A"}, {"请先签到", "Check in first"}}));
    EXPECT_TRUE(answered(confirm, with(text, "\"A027\"", "\"\"")).is_unknown());
    EXPECT_TRUE(answered(confirm, appointment()).is_unknown()) << "still pending";
}

TEST(fhir_numbers, are_exact) {
    EXPECT_EQ(fhir::scaled("1", 4), 10'000);
    EXPECT_EQ(fhir::scaled("1.5", 4), 15'000);
    EXPECT_EQ(fhir::scaled("18.000000", 6), 18'000'000);
    EXPECT_EQ(fhir::scaled("0.500000", 4), 5'000);
    for (const std::string bad :
         {"", "-1", "1e3", "1.23456", "1..2", "9999999999999999999", "999999999999999999"})
        EXPECT_FALSE(fhir::scaled(bad, 4)) << bad;
}

TEST(his_config, needs_an_address) {
    auto table = *ConfigTable::from_text("", "kiosk.toml");
    (void)read_his_config(table);
    ASSERT_EQ(table.problems().size(), 1U);
    EXPECT_EQ(table.problems()[0].key, "base_url");
}
