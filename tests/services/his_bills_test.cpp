// What a person owes, listed, held as a Task and paid.
#include "tests/services/his_room.h"

using namespace kiosk;
using namespace kiosk::services;
using namespace kiosk::services::test;
using namespace kiosk::his;

TEST_F(his_port, bills_are_listed_with_their_lines) {
    const ListBills list{"990101199003070015", ""};
    expect_golden(list, "GET Invoice",
                  "/Invoice?status=issued&subject.identifier=urn%3Akiosk%3Aresident-id%7C990101199003070015",
                  "");
    const auto invoice = [](const std::string& total) {
        return R"({"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Invoice",)"
               R"("id":"B1","status":"issued","date":"2026-11-22T09:10:00+08:00","identifier":[)"
               R"({"system":"urn:kiosk:visit","value":"MZ1"}],"extension":[)" +
               ext("kind", "Code", "\"laboratory\"") + "," + ext("med-type", "Code", "\"1401\"") + "," +
               ext("disease", "Code", "\"M03900\"") + "," + fee_line + "," +
               ext("total", "Money", yuan(total)) + "]}}]}";
    };
    const auto listed = answered(list, invoice("18.00"));
    ASSERT_TRUE(listed.is_done());
    const auto& bills = std::get<Bills>(listed.done()).rows;
    ASSERT_EQ(bills.size(), 1U);
    EXPECT_EQ(bills[0].kind, BillKind::laboratory);
    EXPECT_EQ(bills[0].visit_number, "MZ1");
    EXPECT_EQ(bills[0].med_type, "1401");
    EXPECT_EQ(bills[0].disease_code, "M03900");
    EXPECT_EQ(bills[0].ordered_at, at("2026-11-22 09:10:00"));
    EXPECT_EQ(bills[0].total, Fen{1800});
    EXPECT_EQ(bills[0].lines.size(), 1U);
    EXPECT_TRUE(answered(list, invoice("18.01")).is_unknown()) << "lines that do not add up";
    EXPECT_FALSE(port->prepare(ListBills{}));
}

TEST_F(his_port, bills_are_held_as_a_task) {
    const HoldBills hold{case_id, {{"B1", "B2"}, Fen{1800}}, hold_slot.patient, "K001", "RP1"};
    expect_golden(
        hold, "POST Task", "/Task",
        R"({"resourceType":"Task","status":"requested","identifier":[{"system":"urn:kiosk:case",)"
        R"("value":"K001-20261122-7"},{"system":"urn:kiosk:reprint","value":"RP1"}],"intent":"order",)"
        R"("for":{"identifier":{"system":"urn:kiosk:resident-id","value":"990101199003070015"},)"
        R"("display":"样例甲"},"input":[{"type":{"text":"invoice"},"valueReference":)"
        R"({"reference":"Invoice/B1"}},{"type":{"text":"invoice"},"valueReference":)"
        R"({"reference":"Invoice/B2"}}],"extension":[{"url":"urn:kiosk:ext:kiosk","valueString":"K001"},)"
        R"({"url":"urn:kiosk:ext:total","valueMoney":{"value":18.00,"currency":"CNY"}}]})");
    EXPECT_EQ(transport.header("If-None-Exist"), "identifier=urn:kiosk:case|K001-20261122-7");
    EXPECT_TRUE(transport.last().once);

    const auto task = [](const std::string& status, const std::string& total) {
        return R"({"resourceType":"Task","id":"t1","meta":{"versionId":"1"},"status":")" + status +
               R"(","identifier":[{"system":"urn:kiosk:case","value":"K001-20261122-7"},)"
               R"({"system":"urn:kiosk:visit","value":"MZ1"}],"extension":[)" +
               ext("hold-expires", "Instant", "\"2026-11-22T09:40:15+08:00\"") + "," +
               ext("mdtrt-id", "String", "\"M77\"") + "," + ext("med-type", "Code", "\"1401\"") + "," +
               fee_line + "," + ext("total", "Money", yuan(total)) + "]}";
    };
    const auto given = answered(hold, task("requested", "18.00"), 201);
    ASSERT_TRUE(given.is_done());
    const auto& held_bills = std::get<Hold>(given.done());
    EXPECT_EQ(held_bills.purpose, Purpose::bill);
    EXPECT_EQ(held_bills.id, "t1");
    EXPECT_EQ(held_bills.mdtrt_id, "M77");
    EXPECT_EQ(held_bills.med_type, "1401");
    EXPECT_TRUE(answered(hold, appointment(), 201).is_unknown()) << "an Appointment is no answer";
    EXPECT_TRUE(answered(hold, task("completed", "18.00"), 201).is_unknown());
    auto dearer = hold;
    dearer.bills.total = Fen{1700};
    EXPECT_TRUE(answered(dearer, task("requested", "18.00"), 201).is_unknown()) << "another sum than ticked";
    expect_reason(answered(hold,
                           R"({"resourceType":"OperationOutcome","issue":[{"details":{"coding":[)"
                           R"({"code":"bill-taken"}]}}]})",
                           409),
                  RefusalReason::slot_taken);
}

TEST_F(his_port, a_task_lives_like_an_appointment) {
    const Handle task{Purpose::bill, "t1"};
    const auto body = [](const std::string& status, const std::string& extension) {
        return R"({"resourceType":"Task","status":")" + status +
               R"(","identifier":[{"system":"urn:kiosk:case","value":"K001-20261122-7"}],"id":"t1",)"
               R"("intent":"order","extension":[)" +
               extension + "]}";
    };
    expect_golden(ReleaseHold{case_id, task, HoldMoney::returned}, "PUT Task", "/Task/t1",
                  body("cancelled", R"({"url":"urn:kiosk:ext:money","extension":[{"url":"state",)"
                                    R"("valueCode":"returned"}]})"));
    expect_golden(FindHold{case_id, Purpose::bill}, "GET Task",
                  "/Task?identifier=urn%3Akiosk%3Acase%7CK001-20261122-7", "");
    auto paid = confirm;
    paid.hold = task;
    const auto done =
        answered(paid, R"({"resourceType":"Task","id":"t1","status":"completed","identifier":[)"
                       R"({"system":"urn:kiosk:case","value":"K001-20261122-7"}],"extension":[)" +
                           ext_translated("hint", "请到 3 号窗口取药", "Window 3") + "]}");
    ASSERT_TRUE(done.is_done()) << "no queue number is needed";
    EXPECT_EQ(std::get<Booking>(done.done()).hint.zh, "请到 3 号窗口取药");
    EXPECT_TRUE(answered(paid, R"({"resourceType":"Task","id":"t1","status":"booked"})").is_unknown());
}

TEST_F(his_port, golden_payments_and_their_copies) {
    expect_golden(
        FindRegistrations{"2026-11-22", "990101199003070015", "", "", Purpose::bill}, "GET Task",
        "/Task?authored-on=2026-11-22&patient.identifier=urn%3Akiosk%3Aresident-id%7C990101199003070015", "");
    expect_golden(FindRegistrations{"", "", "", "RP0123456789ABCDEF", Purpose::bill}, "GET Task",
                  "/Task?identifier=urn%3Akiosk%3Areprint%7CRP0123456789ABCDEF", "");
    EXPECT_FALSE(port->prepare(FindRegistrations{"2026-11-22", "", "", "", Purpose::bill})) << "of nobody";
    EXPECT_FALSE(port->prepare(FindRegistrations{"", "990101199003070015", "", "", Purpose::bill}));
    expect_golden(CountCopy{case_id, {Purpose::bill, "t1"}, "K002-1"}, "PUT Task", "/Task/t1",
                  R"({"resourceType":"Task","status":"completed","identifier":[{"system":"urn:kiosk:case",)"
                  R"("value":"K001-20261122-7"}],"id":"t1","intent":"order","extension":[)"
                  R"({"url":"urn:kiosk:ext:copy","valueString":"K002-1"}]})");
}

TEST_F(his_port, payments_of_any_kiosk) {
    const auto bill = [](const std::string& id, const std::string& line) {
        return R"({"url":"urn:kiosk:ext:bill","extension":[{"url":"invoice","valueString":")" + id +
               R"("},{"url":"kind","valueCode":"drugs"},{"url":"place","valueString":"药房","_valueString":)" +
               translated("Pharmacy") + R"(},{"url":"line-number","valueString":")" + line + R"("}]})";
    };
    const auto text = bundle(entry(
        R"({"resourceType":"Task","id":"t1","status":"cancelled","authoredOn":"2026-11-22T09:30:15+08:00",)"
        R"("for":{"display":"样例甲"},"identifier":[{"system":"urn:kiosk:case","value":"K002-20261122-0009"}],)"
        R"("extension":[{"url":"urn:kiosk:ext:money","extension":[{"url":"state","valueCode":"unknown"}]},)" +
        fee_line + "," + with(fee_line, "MZ1-1", "MZ1-2") + "," + bill("B1", "MZ1-2") + "," +
        bill("B2", "MZ1-1") + "]}"));
    const FindRegistrations call{"2026-11-22", "990101199003070015", "", "", Purpose::bill};
    const auto outcome = answered(call, text);
    ASSERT_TRUE(outcome.is_done()) << outcome.unknown().detail;
    const auto rows = std::get<Registrations>(outcome.done()).rows;
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].hold, (Handle{Purpose::bill, "t1"}));
    EXPECT_EQ(rows[0].state, RegistrationState::cancelled);
    EXPECT_EQ(rows[0].money, HoldMoney::unknown);
    EXPECT_EQ(rows[0].made_at, at("2026-11-22 09:30:15"));
    EXPECT_EQ(rows[0].patient_name, "样例甲");
    ASSERT_EQ(rows[0].bills.size(), 2U);
    EXPECT_EQ(rows[0].bills[0].id, "B1");
    EXPECT_EQ(rows[0].bills[0].kind, BillKind::drugs);
    EXPECT_EQ(rows[0].bills[0].place, (LocalizedText{"药房", "Pharmacy"}));
    EXPECT_EQ(rows[0].bills[0].total, Fen{1800});
    EXPECT_EQ(rows[0].bills[0].lines.at(0).line_number, "MZ1-2");
    const auto line_of = [](const std::string& number) {
        return R"("line-number","valueString":")" + number + R"("}]})";
    };
    EXPECT_TRUE(answered(call, with(text, line_of("MZ1-1"), line_of("MZ1-2"))).is_unknown())
        << "a line of two bills, and one of none";
    EXPECT_TRUE(answered(call, with(text, line_of("MZ1-1"), line_of("MZ1-9"))).is_unknown());
    EXPECT_TRUE(answered(call, with(text, bill("B2", "MZ1-1"), bill("", "MZ1-1"))).is_unknown());
    EXPECT_TRUE(answered(call, with(text, "," + bill("B2", "MZ1-1"), "")).is_unknown()) << "a line of none";
    EXPECT_TRUE(answered(call, with(text, "\"cancelled\"", "\"pending\"")).is_unknown());
    EXPECT_TRUE(answered(call, with(text, "\"cancelled\"", "\"completed\"")).is_unknown())
        << "paid by nothing";
    EXPECT_TRUE(std::get<Registrations>(answered(call, with(text, "urn:kiosk:case", "urn:window")).done())
                    .rows.empty());
}
