// What doctors ordered and nobody has paid yet (data/orders.json), as Invoices; and its payment, a Task with
// the life of a held number: as long as it is held nobody else can pay for the same.
#include <fmt/format.h>

#include "services/hospital/data/tables.h"
#include "services/hospital/his/held.h"
#include "services/hospital/his/his.h"
#include "services/hospital/his/orders.h"
#include "services/hospital/his/results.h"

namespace kiosk::hospital {
namespace {

using fhir::case_system;

Json who_ordered(const Json& what) {
    const auto department = department_row(text_of(what, "department"));
    const auto doctor = doctor_row(department, text_of(what, "doctor"));
    return Json::array(
        {fhir::coding_extension("department", text_of(department, "code"), fhir::localized(department)),
         fhir::coding_extension("doctor", text_of(what, "doctor"), fhir::localized(doctor))});
}

// Care of its own kind: a chronic disease with its code.
void add_disease(Json& extensions, const Json& what) {
    if (text_of(what, "med_type").empty()) return;
    extensions.push_back(fhir::extension("med-type", "valueCode", what["med_type"]));
    extensions.push_back(fhir::extension("disease", "valueCode", what["disease"]));
    extensions.push_back(fhir::extension("disease-name", "valueString", what["disease_name"]));
}

Json invoice_of(const Json& order) {
    const auto what = order_row(text_of(order, "what"));
    const auto charges = charges_of_order(order);
    auto extensions = who_ordered(what);
    extensions.push_back(fhir::extension("kind", "valueCode", what["kind"]));
    extensions.push_back(fhir::text_extension("place", fhir::localized(what["place"])));
    add_disease(extensions, what);
    int number = 0;
    for (const auto& charge : charges) extensions.push_back(fhir::fee_line(charge, ++number));
    extensions.push_back(fhir::extension("total", "valueMoney", fhir::money(total_of(charges))));
    return {{"resourceType", "Invoice"},
            {"id", order["id"]},
            {"status", "issued"},
            {"date", CivilTime{integer_of(order, "written_ms")}.rfc3339()},
            {"identifier", Json::array({fhir::identifier("urn:kiosk:visit", text_of(order, "visit"))})},
            {"extension", extensions}};
}

// One of the orders that a payment is for, and which of its lines are of it.
Json bill_of(const Json& order, const std::vector<Charge>& charges) {
    const auto what = order_row(text_of(order, "what"));
    std::vector<std::string> numbers;
    for (const auto& charge : charges) numbers.push_back(charge.line_number);
    return fhir::bill_extension(order["id"], what["kind"], fhir::localized(what["place"]), numbers);
}

bool pays_deposit(const Json& body) { return text_of(member(body["input"][0], "type"), "text") == "deposit"; }

// What is wrong with the body of a payment; empty if nothing is.
std::string order_problem(const Json& body, const Request& request) {
    if (text_of(body, "resourceType") != "Task") return "resourceType must be Task";
    if (text_of(body, "status") != "requested") return "status must be requested";
    if (text_of(body, "intent") != "order") return "intent must be order";
    const auto case_id = fhir::identifier_value(body, case_system);
    if (case_id.empty() || case_id.size() > 64) return "identifier urn:kiosk:case is missing or too long";
    const auto condition = request.headers.find("if-none-exist");
    if (condition == request.headers.end() || condition->second != "identifier=urn:kiosk:case|" + case_id)
        return "If-None-Exist must name the case";
    if (!member(body, "input").is_array() || body["input"].empty()) return "input names no invoice";
    const bool deposit = pays_deposit(body);
    if (deposit && body["input"].size() != 1) return "a deposit is for one stay";
    for (const auto& input : body["input"])
        if (!text_of(member(input, "valueReference"), "reference")
                 .starts_with(deposit ? "Encounter/" : "Invoice/"))
            return "every input must be a reference Invoice/ID, or the one Encounter/ID";
    return text_of(member(member(body, "for"), "identifier"), "value").empty() ? "for is missing" : "";
}

Json ids_in(const Json& body) {
    Json ids = Json::array();
    for (const auto& input : body["input"])
        ids.push_back(text_of(input["valueReference"], "reference").substr(8));
    return ids;
}

// A doctor orders in the visit that was registered for last, or in one of a window, where orders are already.
Json visit_to_order_in(World& world, const Person& person) {
    auto registered = world.books.row(
        "SELECT visit, mdtrt_id FROM appointments WHERE person_value IN (?, ?) AND person_value <> '' AND "
        "status = 'booked' AND orders = '' ORDER BY created_ms DESC",
        person.id_number, person.passport);
    if (!registered.is_null()) return registered;
    return world.books.row("SELECT visit, mdtrt_id FROM orders WHERE patient = ? ORDER BY written_ms DESC",
                           person.id);
}

}  // namespace

std::vector<Charge> charges_of_order(const Json& order) {
    std::vector<Charge> charges;
    const auto what = order_row(text_of(order, "what"));
    for (const auto& line : what["lines"]) {
        const auto place = charges.size() + 1;
        charges.push_back({text_of(line, "national"), text_of(line, "hospital"), fhir::localized(line),
                           fen_of_text(text_of(line, "yuan")),
                           fmt::format("{}-{}", text_of(order, "id"), place), integer_of(line, "count", 1)});
    }
    return charges;
}

Json order_row(std::string_view what) {
    static const auto table = data::read(data::orders_json);
    const auto found = table.find(what);
    return found == table.end() ? Json{} : *found;
}

bool write_order(World& world, const Person& person, std::string_view what) {
    if (order_row(what).is_null()) return false;
    const auto now = world.now();
    // Of a filed disease: a visit of its own at the platform, by its own rules.
    auto visit = text_of(order_row(what), "med_type").empty() ? visit_to_order_in(world, person) : Json{};
    if (visit.is_null())
        visit = {{"visit", fmt::format("MZ{}{:06}", now.compact().substr(0, 8), world.books.next("visit"))}};
    world.books.run("INSERT INTO orders(id, patient, what, visit, mdtrt_id, written_ms) VALUES(?,?,?,?,?,?)",
                    fmt::format("FY{:06}", world.books.next("order")), person.id, what,
                    text_of(visit, "visit"), text_of(visit, "mdtrt_id"), now.unix_ms);
    return true;
}

std::string His::status_of_task(const std::string& status) {
    if (status == "requested") return "pending";
    return status == "completed" ? "booked" : status;
}

Reply His::orders(const Request& request) {
    const auto status = request.query.find("status");
    const auto* person = results::person_asked_for(world_, request);
    if (status == request.query.end() || status->second != "issued" ||
        !request.query.contains("subject.identifier"))
        return fhir::problem(400, "invalid", "status=issued and subject.identifier=SYSTEM|VALUE expected");
    Json invoices = Json::array();
    if (person != nullptr)
        for (const auto& order : world_.books.rows(
                 "SELECT * FROM orders WHERE patient = ? AND state <> 'balanced' ORDER BY rowid", person->id))
            invoices.push_back(invoice_of(order));
    return fhir::reply(200, fhir::bundle(invoices));
}

bool His::take_orders(const Json& held) {
    const auto ids = Json::parse(text_of(held, "orders"), nullptr, false);
    for (const auto& id : ids)
        if (world_.books.number("SELECT COUNT(*) FROM orders WHERE id = ? AND state = 'issued'",
                                id.get<std::string>()) == 0)
            return false;
    set_orders(held, "held");
    return true;
}

void His::set_orders(const Json& held, const char* state) {
    for (const auto& id : Json::parse(text_of(held, "orders"), nullptr, false))
        world_.books.run("UPDATE orders SET state = ? WHERE id = ?", state, id.get<std::string>());
}

std::string His::orders_in_doubt(const std::string& system, const std::string& value, const Json& wanted) {
    for (const auto& row : world_.books.rows("SELECT case_id, orders FROM in_doubt WHERE orders <> '' AND "
                                             "person_system = ? AND person_value = ?",
                                             system, value))
        for (const auto& id : Json::parse(text_of(row, "orders"), nullptr, false))
            for (const auto& one : wanted)
                if (one == id) return text_of(row, "case_id");
    return {};
}

Reply His::hold_orders(const Request& request) {
    const auto body = Json::parse(request.body, nullptr, false);
    if (const auto problem = order_problem(body, request); !problem.empty())
        return fhir::problem(422, "invalid", problem);
    const auto case_id = fhir::identifier_value(body, case_system);
    const auto there = world_.books.row("SELECT * FROM appointments WHERE case_id = ?", case_id);
    if (!there.is_null()) return hold_again(there);
    if (pays_deposit(body)) return hold_deposit(body, case_id);

    const auto ids = ids_in(body);
    std::vector<Json> rows;
    Fen total;
    for (const auto& id : ids) {
        rows.push_back(world_.books.row("SELECT * FROM orders WHERE id = ?", id.get<std::string>()));
        if (rows.back().is_null()) return fhir::problem(422, "invalid", "no such invoice");
        if (rows.back()["visit"] != rows.front()["visit"])
            return fhir::problem(422, "invalid", "the invoices are of several visits");
        total += total_of(charges_of_order(rows.back()));
    }
    const auto shown = fen_of(member(member(fhir::find_extension(body, "total"), "valueMoney"), "value"));
    if (!shown || *shown != total) return fhir::problem(422, "invalid", "the invoices make another total");
    const auto system = text_of(body["for"]["identifier"], "system");
    const auto value = text_of(body["for"]["identifier"], "value");
    if (const auto trace = orders_in_doubt(system, value, ids); !trace.empty())
        return fhir::problem(409, "money-in-doubt", trace);
    const Json held{{"orders", ids.dump()}};
    if (!take_orders(held)) return fhir::problem(409, "bill-taken", "paid, or being paid elsewhere");

    const auto now = world_.now();
    const auto id = fmt::format("PT{}{:06}", now.compact().substr(2, 6), world_.books.next("payment-task"));
    world_.books.run(
        "INSERT INTO appointments(id, case_id, slot, status, version, visit, mdtrt_id, expires_ms, "
        "person_system, person_value, person_name, total, created_ms, kiosk, reprint, orders) "
        "VALUES(?,?,'','pending',1,?,?,?,?,?,?,?,?,?,?,?)",
        id, case_id, text_of(rows.front(), "visit"), text_of(rows.front(), "mdtrt_id"), hold_until(), system,
        value, text_of(body["for"], "display"), total, now.unix_ms,
        text_of(fhir::find_extension(body, "kiosk"), "valueString"),
        fhir::identifier_value(body, "urn:kiosk:reprint"), ids.dump());
    return fhir::reply(201, resource(id));
}

Json His::task_resource(const Json& row) {
    const auto ids = Json::parse(text_of(row, "orders"), nullptr, false);
    Json inputs = Json::array();
    Json lines = Json::array();
    Json bills = Json::array();
    Json what;
    int number = 0;
    for (const auto& id : ids) {
        const auto order = world_.books.row("SELECT * FROM orders WHERE id = ?", id.get<std::string>());
        what = order_row(text_of(order, "what"));
        inputs.push_back({{"type", {{"text", "invoice"}}},
                          {"valueReference", {{"reference", "Invoice/" + id.get<std::string>()}}}});
        const auto charges = charges_of_order(order);
        for (const auto& charge : charges) lines.push_back(fhir::fee_line(charge, ++number));
        bills.push_back(bill_of(order, charges));
    }
    auto extensions = who_ordered(what);
    const auto department = department_row(text_of(what, "department"));
    extensions.push_back(fhir::coding_extension("specialty", text_of(department, "caty"), {}));
    extensions.push_back(fhir::text_extension("place", fhir::localized(what["place"])));
    add_disease(extensions, what);
    for (const auto& line : lines) extensions.push_back(line);
    for (const auto& bill : bills) extensions.push_back(bill);
    if (const auto visit = text_of(row, "mdtrt_id"); !visit.empty())
        extensions.push_back(fhir::extension("mdtrt-id", "valueString", visit));
    if (text_of(row, "status") == "booked") {
        extensions.push_back(fhir::text_extension("hint", fhir::localized(what["hint"])));
        if (!text_of(row, "queue_number").empty()) {
            extensions.push_back(fhir::extension("queue-number", "valueString", row["queue_number"]));
            extensions.push_back(fhir::extension("people-ahead", "valueInteger", row["people_ahead"]));
        }
    }
    return task_of(row, inputs, std::move(extensions));
}

// What every Task tells, whatever it pays for.
Json His::task_of(const Json& row, const Json& inputs, Json extensions) {
    extensions.push_back(
        fhir::extension("hold-expires", "valueInstant", CivilTime{integer_of(row, "expires_ms")}.rfc3339()));
    extensions.push_back(fhir::money_extension(row));
    for (auto& one : told_to_other_kiosks(row)) extensions.push_back(std::move(one));
    extensions.push_back(fhir::extension("total", "valueMoney", fhir::money(Fen{integer_of(row, "total")})));
    const auto status = text_of(row, "status");
    const char* told = status == "pending" ? "requested" : status == "booked" ? "completed" : "cancelled";
    return {{"resourceType", "Task"},
            {"id", row["id"]},
            {"meta", {{"versionId", std::to_string(integer_of(row, "version"))}}},
            {"status", told},
            {"intent", "order"},
            {"authoredOn", CivilTime{integer_of(row, "created_ms")}.rfc3339()},
            {"identifier", fhir::held_identifiers(row)},
            {"for",
             {{"identifier", fhir::identifier(text_of(row, "person_system"), text_of(row, "person_value"))},
              {"display", row["person_name"]}}},
            {"input", inputs},
            {"extension", extensions}};
}

// Where the last of the orders is done: there one waits, if numbers are given out.
His::QueuePlace His::place_after_paying(const Json& held) {
    if (is_deposit(held)) return {};
    set_orders(held, "balanced");
    const auto ids = Json::parse(text_of(held, "orders"), nullptr, false);
    const auto order = world_.books.row("SELECT * FROM orders WHERE id = ?", ids.back().get<std::string>());
    const auto letter = text_of(order_row(text_of(order, "what")), "letter");
    if (letter.empty()) return {};
    constexpr std::int64_t waiting_at_most = 4;
    const auto number = world_.books.next("queue-" + letter);
    return {fmt::format("{}{:03}", letter, number), number % waiting_at_most};
}

}  // namespace kiosk::hospital
