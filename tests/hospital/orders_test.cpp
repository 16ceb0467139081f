// Orders and their payment: listed until they are paid, held by one, given back when the hold ends.
#include "payment.h"
#include "services/hospital/his/fhir.h"

namespace kiosk::hospital {
namespace {

struct OrdersOf : ::testing::Test {
    Town town;
    const Person& person = *town.people.by_id("P01");

    void order(const char* what) { town.set({{"order", what}, {"for", "P01"}}); }
    Json listed() {
        Json invoices = Json::array();
        const auto path =
            "/fhir/Invoice?status=issued&subject.identifier=urn:kiosk:resident-id|" + person.id_number;
        const auto bundle = body_of(town.raw("GET", path, ""));
        for (const auto& entry : bundle["entry"]) invoices.push_back(entry["resource"]);
        return invoices;
    }
    static std::string yuan(const Json& resource) {
        return fen_of(fhir::extension_value(resource, "total", "valueMoney")["value"]).value().yuan();
    }
    Served hold(const std::string& case_id, const std::vector<std::string>& ids, const std::string& total) {
        Json inputs = Json::array();
        for (const auto& id : ids)
            inputs.push_back(
                {{"type", {{"text", "invoice"}}}, {"valueReference", {{"reference", "Invoice/" + id}}}});
        const Json body{
            {"resourceType", "Task"},
            {"status", "requested"},
            {"intent", "order"},
            {"identifier", Json::array({fhir::identifier("urn:kiosk:case", case_id),
                                        fhir::identifier("urn:kiosk:reprint", "RP" + case_id)})},
            {"for",
             {{"identifier", fhir::identifier("urn:kiosk:resident-id", person.id_number)},
              {"display", person.name}}},
            {"input", inputs},
            {"extension",
             Json::array({fhir::extension("kiosk", "valueString", "K001"),
                          fhir::extension("total", "valueMoney", fhir::money(fen_of_text(total)))})}};
        return town.raw("POST", "/fhir/Task", wire_text(body),
                        {{"if-none-exist", "identifier=urn:kiosk:case|" + case_id}});
    }
    Served change(const Json& task, const char* status, Json extensions = Json::array(),
                  const std::string& if_match = "") {
        const Json body{{"resourceType", "Task"},
                        {"status", status},
                        {"intent", "order"},
                        {"identifier", task["identifier"]},
                        {"extension", std::move(extensions)}};
        std::map<std::string, std::string> headers;
        if (!if_match.empty()) headers["if-match"] = if_match;
        return town.raw("PUT", "/fhir/Task/" + text_of(task, "id"), wire_text(body), headers);
    }
    static Json money(const char* state) {
        return Json::array(
            {Json{{"url", "urn:kiosk:ext:money"},
                  {"extension", Json::array({Json{{"url", "state"}, {"valueCode", state}}})}}});
    }
    static Json paid(const std::string& total) {
        Json parts = Json::array({Json{{"url", "payer"}, {"valueString", "微信支付"}}});
        for (const char* name : {"fund", "account", "mutual-aid", "hospital"})
            parts.push_back({{"url", name}, {"valueMoney", fhir::money(Fen{})}});
        for (const char* name : {"total", "own"})
            parts.push_back({{"url", name}, {"valueMoney", fhir::money(fen_of_text(total))}});
        return Json::array({Json{{"url", "urn:kiosk:ext:payment"}, {"extension", parts}}});
    }
};

TEST_F(OrdersOf, nothing_is_owed_until_a_doctor_orders) {
    EXPECT_TRUE(listed().empty());
    order("blood_test");
    order("cold_drugs");
    const auto invoices = listed();
    ASSERT_EQ(invoices.size(), 2U);
    EXPECT_EQ(fhir::extension_value(invoices[0], "kind", "valueCode"), "laboratory");
    EXPECT_EQ(yuan(invoices[0]), "45.00");
    EXPECT_EQ(yuan(invoices[1]), "43.60");
    EXPECT_EQ(town.raw("POST", "/control/set", R"({"order":"miracle","for":"P01"})").reply.status, 400);
}

TEST_F(OrdersOf, a_payment_holds_all_its_orders_and_a_repeat_holds_no_more) {
    order("blood_test");
    const auto id = text_of(listed()[0], "id");
    const auto first = hold("K1-1", {id}, "45.00");
    ASSERT_EQ(first.reply.status, 201) << first.reply.body;
    EXPECT_EQ(body_of(first)["status"], "requested");
    EXPECT_EQ(yuan(body_of(first)), "45.00");
    const auto again = hold("K1-1", {id}, "45.00");
    EXPECT_EQ(again.reply.status, 200);
    EXPECT_EQ(again.reply.body, first.reply.body);
    EXPECT_EQ(his_code(hold("K1-2", {id}, "45.00")), "bill-taken");
    EXPECT_EQ(his_code(hold("K1-3", {id}, "44.00")), "invalid") << "not what the patient saw";
    EXPECT_EQ(his_code(hold("K1-4", {"FY999999"}, "45.00")), "invalid");
}

TEST_F(OrdersOf, a_payment_tells_which_lines_are_of_which_order) {
    order("blood_test");
    order("cold_drugs");
    const auto invoices = listed();
    const auto task =
        body_of(hold("K1-1", {text_of(invoices[0], "id"), text_of(invoices[1], "id")}, "88.60"));
    EXPECT_EQ(fhir::extension_value(task, "kiosk", "valueString"), "K001");
    std::vector<std::string> told;
    for (const auto& bill : task["extension"])
        if (bill["url"] == "urn:kiosk:ext:bill")
            for (const auto& part : bill["extension"])
                if (part["url"] == "invoice" || part["url"] == "line-number")
                    told.push_back(text_of(part, "valueString"));
    EXPECT_EQ(told, (std::vector<std::string>{"FY000001", "FY000001-1", "FY000001-2", "FY000002",
                                              "FY000002-1", "FY000002-2"}));
    const auto of = [&](const std::string& query) {
        return body_of(town.raw(
            "GET", "/fhir/Task?" + query + "patient.identifier=urn:kiosk:resident-id|" + person.id_number,
            ""))["total"];
    };
    EXPECT_EQ(of("authored-on=2026-11-22&"), 1);
    EXPECT_EQ(of("authored-on=2026-11-23&"), 0);
    EXPECT_EQ(of(""), 0);
}

TEST_F(OrdersOf, orders_of_one_visit_are_paid_once_and_tell_where_to_go) {
    order("blood_test");
    const auto invoices = listed();
    const auto task = body_of(hold("K1-1", {text_of(invoices[0], "id")}, "45.00"));
    const auto renewed = change(task, "requested", money("collecting"), "W/\"1\"");
    EXPECT_EQ(renewed.reply.status, 200);
    EXPECT_EQ(change(task, "requested", money("collecting"), "W/\"1\"").reply.status, 412);
    const auto done = change(task, "completed", paid("45.00"));
    ASSERT_EQ(done.reply.status, 200) << done.reply.body;
    const auto body = body_of(done);
    EXPECT_EQ(body["status"], "completed");
    EXPECT_EQ(fhir::extension_value(body, "queue-number", "valueString"), "L001");
    EXPECT_FALSE(fhir::extension_value(body, "hint", "valueString").is_null());
    EXPECT_EQ(change(task, "completed", paid("45.00")).reply.body, done.reply.body);
    EXPECT_TRUE(listed().empty());
    EXPECT_EQ(his_code(hold("K1-2", {text_of(invoices[0], "id")}, "45.00")), "bill-taken");
    const auto books = body_of(town.raw("GET", "/fhir/Invoice?date=2026-11-22", ""));
    int written = 0;
    for (const auto& entry : books["entry"]) {
        if (entry["resource"]["id"] != task["id"]) continue;
        ++written;
        EXPECT_EQ(fen_of(entry["resource"]["totalGross"]["value"]), Fen{4500});
    }
    EXPECT_EQ(written, 1) << "in the day's books under its own number";
}

TEST_F(OrdersOf, orders_that_are_released_or_forgotten_can_be_paid_by_the_next) {
    order("chest_ct");
    const auto id = text_of(listed()[0], "id");
    const auto first = body_of(hold("K1-1", {id}, "220.00"));
    EXPECT_EQ(change(first, "cancelled", money("none")).reply.status, 200);
    EXPECT_EQ(his_code(hold("K1-1", {id}, "220.00")), "expired") << "a late request holds nothing for nobody";
    const auto second = hold("K1-2", {id}, "220.00");
    EXPECT_EQ(second.reply.status, 201);
    town.set({{"expire_hold", "K1-2"}});
    const auto third = hold("K1-3", {id}, "220.00");
    EXPECT_EQ(third.reply.status, 201);
    EXPECT_EQ(change(body_of(second), "completed", paid("220.00")).reply.status, 410);
    const auto undone = change(body_of(third), "completed", paid("220.00"));
    EXPECT_EQ(undone.reply.status, 200);
    EXPECT_TRUE(listed().empty());
    EXPECT_EQ(change(body_of(third), "cancelled", money("undoing")).reply.status, 200);
    EXPECT_EQ(listed().size(), 1U) << "what is not paid is owed";
    EXPECT_EQ(his_code(hold("K1-4", {id}, "220.00")), "money-in-doubt");
    EXPECT_EQ(change(body_of(third), "cancelled", money("returned")).reply.status, 200);
    EXPECT_EQ(hold("K1-5", {id}, "220.00").reply.status, 201);
}

TEST_F(OrdersOf, what_is_ordered_in_a_registered_visit_belongs_to_it) {
    const auto slot = text_of(town.first_free_slot(), "id");
    const auto appointment = body_of(town.hold("K1-1", "P01", slot));
    const auto total = yuan(appointment);
    const auto booked =
        town.put(text_of(appointment, "id"), payment(appointment, total.c_str(), total.c_str(), ""));
    ASSERT_EQ(booked.reply.status, 200) << booked.reply.body;
    order("blood_test");
    const auto invoice = listed()[0];
    const auto visit = fhir::identifier_value(appointment, "urn:kiosk:visit");
    EXPECT_EQ(fhir::identifier_value(invoice, "urn:kiosk:visit"), visit);
    const auto task = body_of(hold("K1-2", {text_of(invoice, "id")}, "45.00"));
    EXPECT_EQ(fhir::identifier_value(task, "urn:kiosk:visit"), visit);
    EXPECT_EQ(fhir::extension_value(task, "mdtrt-id", "valueString"), "M")
        << "the visit is open there already";
}

TEST_F(OrdersOf, a_payment_is_found_by_its_case_and_among_tasks_alone) {
    order("massage");
    (void)hold("K1-1", {text_of(listed()[0], "id")}, "60.00");
    const auto found = [&](const char* type) {
        return body_of(
            town.raw("GET", std::string{"/fhir/"} + type + "?identifier=urn:kiosk:case|K1-1", ""))["entry"];
    };
    EXPECT_EQ(found("Task").size(), 1U);
    EXPECT_TRUE(found("Appointment").empty());
}

}  // namespace
}  // namespace kiosk::hospital
