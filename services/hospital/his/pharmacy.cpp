// Orders of drugs as prescriptions, and the queue of those who checked in for them.
#include <fmt/format.h>

#include "services/hospital/his/clinic.h"
#include "services/hospital/his/orders.h"
#include "services/hospital/his/results.h"

namespace kiosk::hospital {
namespace {

std::string number_of_order(const Json& order) { return "CF" + text_of(order, "id"); }

std::string state_of(const Json& order) {
    const auto state = text_of(order, "drugs");
    if (!state.empty()) return state;
    return text_of(order, "state") == "balanced" ? "paid" : "unpaid";
}

std::vector<Json> orders_of_drugs(World& world, const std::string& patient) {
    std::vector<Json> found;
    for (auto& order : world.books.rows(
             "SELECT o.*, COALESCE(c.state, '') AS drugs, COALESCE(c.queue_number, '') AS queue_number, "
             "COALESCE(c.people_ahead, 0) AS people_ahead FROM orders o LEFT JOIN check_ins c ON c.id = o.id "
             "WHERE o.patient = ? ORDER BY o.written_ms, o.id",
             patient))
        if (text_of(order_row(text_of(order, "what")), "kind") == "drugs") found.push_back(std::move(order));
    return found;
}

Json request_of(const Json& order, const Json& what, const Json& line, const std::string& id) {
    const auto department = department_row(text_of(what, "department"));
    const auto doctor = fhir::localized(doctor_row(department, text_of(what, "doctor")));
    const auto name = fhir::localized(line);
    const auto dose = fhir::localized(line["dose"]);
    const auto pack = fhir::localized(line["pack"]);
    const auto state = state_of(order);
    Json extensions = Json::array(
        {fhir::coding_extension("department", text_of(department, "code"), fhir::localized(department)),
         fhir::text_extension("window", fhir::localized(what["place"])),
         fhir::extension("pharmacy-state", "valueCode", state)});
    if (!text_of(order, "queue_number").empty()) {
        extensions.push_back(fhir::extension("queue-number", "valueString", order["queue_number"]));
        extensions.push_back(fhir::extension("people-ahead", "valueInteger", order["people_ahead"]));
    }
    return {
        {"resourceType", "MedicationRequest"},
        {"id", id},
        {"status", state == "collected" ? "completed" : "active"},
        {"intent", "order"},
        {"identifier", Json::array({fhir::identifier("urn:kiosk:visit", text_of(order, "visit"))})},
        {"groupIdentifier", fhir::identifier("urn:kiosk:prescription", number_of_order(order))},
        {"medicationCodeableConcept", {{"text", name.zh}, {"_text", fhir::translation(name.en)}}},
        {"subject", {{"reference", "Patient/HIS-" + text_of(order, "patient")}}},
        {"authoredOn", CivilTime{integer_of(order, "written_ms")}.rfc3339()},
        {"requester", {{"display", doctor.zh}, {"_display", fhir::translation(doctor.en)}}},
        {"dosageInstruction", Json::array({Json{{"text", dose.zh}, {"_text", fhir::translation(dose.en)}}})},
        {"dispenseRequest",
         {{"quantity",
           {{"value", integer_of(line, "count", 1)},
            {"unit", pack.zh},
            {"_unit", fhir::translation(pack.en)}}}}},
        {"extension", extensions}};
}

Reply place_of(const Json& order, int status) {
    const auto window = fhir::localized(order_row(text_of(order, "what"))["place"]);
    const Json at{{"display", window.zh}, {"_display", fhir::translation(window.en)}};
    return fhir::reply(
        status,
        {{"resourceType", "Encounter"},
         {"id", "QD-" + text_of(order, "id")},
         {"status", "arrived"},
         {"class", {{"system", "http://terminology.hl7.org/CodeSystem/v3-ActCode"}, {"code", "AMB"}}},
         {"serviceType", {{"text", "pharmacy"}}},
         {"identifier", Json::array({fhir::identifier("urn:kiosk:prescription", number_of_order(order))})},
         {"location", Json::array({Json{{"location", at}}})},
         {"extension",
          Json::array({fhir::extension("queue-number", "valueString", order["queue_number"]),
                       fhir::extension("people-ahead", "valueInteger", order["people_ahead"])})}});
}

// Null where there is none.
Json order_by_number(World& world, const std::string& number) {
    const auto patient = world.books.row("SELECT patient FROM orders WHERE 'CF' || id = ?", number);
    for (auto& order : orders_of_drugs(world, text_of(patient, "patient")))
        if (number_of_order(order) == number) return order;
    return {};
}

}  // namespace

std::string move_drugs(World& world, const Person& person, const std::string& state) {
    if (state != "ready" && state != "collected") return "no such state of drugs: " + state;
    int moved = 0;
    for (const auto& order : orders_of_drugs(world, person.id)) {
        if (state_of(order) == "unpaid") continue;
        world.books.run(
            "INSERT INTO check_ins(id, queue_number, people_ahead, state) VALUES(?, '', 0, ?) ON "
            "CONFLICT(id) DO UPDATE SET state = excluded.state",
            text_of(order, "id"), state);
        ++moved;
    }
    return moved > 0 ? "" : "no drugs are paid for";
}

namespace results {

Reply prescriptions(World& world, const Request& request) {
    Json found = Json::array();
    const auto* person = person_asked_for(world, request);
    for (const auto& order : person != nullptr ? orders_of_drugs(world, person->id) : std::vector<Json>{}) {
        const auto what = order_row(text_of(order, "what"));
        int number = 0;
        for (const auto& line : what["lines"])
            found.push_back(
                request_of(order, what, line, fmt::format("{}-{}", text_of(order, "id"), ++number)));
    }
    return fhir::reply(200, fhir::bundle(found));
}

Reply check_in(World& world, const Request& request) {
    const auto body = Json::parse(request.body, nullptr, false);
    const auto number = fhir::identifier_value(body, "urn:kiosk:prescription");
    const auto condition = request.headers.find("if-none-exist");
    if (text_of(body, "status") != "arrived" || condition == request.headers.end() ||
        condition->second != "identifier=urn:kiosk:prescription|" + number)
        return fhir::problem(422, "invalid", "status arrived and If-None-Exist of the prescription expected");
    const auto order = order_by_number(world, number);
    if (order.is_null()) return fhir::problem(404, "invalid", "no such prescription");
    const auto state = state_of(order);
    if (state == "unpaid" || state == "collected") return fhir::problem(422, "invalid", "处方状态 " + state);
    if (state != "paid") return place_of(order, 200);
    constexpr std::int64_t waiting_at_most = 6;
    const auto place = world.books.next("pharmacy-queue");
    world.books.run("INSERT INTO check_ins(id, queue_number, people_ahead, state) VALUES(?,?,?,'waiting')",
                    text_of(order, "id"), fmt::format("Y{:03}", 100 + place), place % waiting_at_most);
    return place_of(order_by_number(world, number), 201);
}

}  // namespace results

}  // namespace kiosk::hospital
