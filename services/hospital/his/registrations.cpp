// What another kiosk may learn of a registration or a payment, also when the one that made it is dead: found
// by its case, by the code of its slip or by its person; how often its slip was printed again; and whether
// its money is in doubt.
#include <fmt/format.h>

#include "services/hospital/his/clinic.h"
#include "services/hospital/his/fhir.h"
#include "services/hospital/his/his.h"

namespace kiosk::hospital {
namespace {

Json text_part(const char* name, const std::string& value) { return {{"url", name}, {"valueString", value}}; }
Json money_part(const char* name, const Json& row, const char* column) {
    return {{"url", name}, {"valueMoney", fhir::money(Fen{integer_of(row, column)})}};
}

Json payment_extension(const Json& row) {
    Json parts =
        Json::array({money_part("total", row, "total"), money_part("fund", row, "fund"),
                     money_part("account", row, "account"), money_part("mutual-aid", row, "aid"),
                     money_part("own", row, "own"), money_part("hospital", row, "hospital"),
                     Json{{"url", "at-window"}, {"valueBoolean", integer_of(row, "at_window") != 0}}});
    if (integer_of(row, "insurance_missed") != 0)
        parts.push_back({{"url", "insurance-missed"}, {"valueBoolean", true}});
    const std::pair<const char*, const char*> texts[]{
        {"setl-id", "setl_id"}, {"mdtrt-id", "mdtrt_id"},
        {"order", "order_no"},  {"transaction-number", "payment"},
        {"payer", "payer"},     {"insurance-tail", "tail"}};
    for (const auto& [name, column] : texts)
        if (!text_of(row, column).empty()) parts.push_back(text_part(name, text_of(row, column)));
    if (!text_of(row, "channel").empty())
        parts.push_back({{"url", "channel"}, {"valueCode", row["channel"]}});
    return {{"url", "urn:kiosk:ext:payment"}, {"extension", parts}};
}

}  // namespace

Reply His::holds(const Request& request) {
    const auto asked =
        asked_of(request, request.query.contains("identifier") ? "identifier" : "patient.identifier");
    const auto bar = asked.find('|');
    if (bar == std::string::npos)
        return fhir::problem(422, "invalid", "an identifier SYSTEM|VALUE is missing");
    const bool tasks = request.path.ends_with("Task");
    const auto system = asked.substr(0, bar);
    const auto value = asked.substr(bar + 1);
    std::vector<Json> rows;
    if (system == "urn:kiosk:case")
        rows = world_.books.rows("SELECT id, orders FROM appointments WHERE case_id = ?", value);
    else if (system == "urn:kiosk:reprint")
        rows = world_.books.rows("SELECT id, orders FROM appointments WHERE reprint = ? AND reprint <> ''",
                                 value);
    else if (system == "urn:kiosk:resident-id" || system == "urn:kiosk:passport")
        rows = tasks ? payments_of_day(system, value, asked_of(request, "authored-on"))
                     : numbers_of_day(system, value, asked_of(request, "date"));
    else
        return fhir::problem(422, "invalid", "what is held is found by case, slip or person");
    Json found = Json::array();
    for (const auto& row : rows)
        if (is_task(row) == tasks) found.push_back(resource(text_of(row, "id")));
    return fhir::reply(200, fhir::bundle(found));
}

std::vector<Json> His::numbers_of_day(const std::string& system, const std::string& value,
                                      const std::string& day) {
    return world_.books.rows(
        "SELECT a.id, a.orders FROM appointments a JOIN slots s ON s.id = a.slot WHERE a.person_system = ? "
        "AND "
        "a.person_value = ? AND s.date = ? ORDER BY a.created_ms, a.id",
        system, value, day);
}

// A payment has no session: its day is that on which it was held.
std::vector<Json> His::payments_of_day(const std::string& system, const std::string& value,
                                       const std::string& day) {
    auto rows = world_.books.rows(
        "SELECT id, orders, created_ms FROM appointments WHERE orders <> '' AND person_system = ? AND "
        "person_value = ? ORDER BY created_ms, id",
        system, value);
    std::erase_if(rows,
                  [&](const Json& row) { return CivilTime{integer_of(row, "created_ms")}.date() != day; });
    return rows;
}

Json His::told_to_other_kiosks(const Json& held) {
    Json told = Json::array({fhir::extension("kiosk", "valueString", held["kiosk"])});
    if (text_of(held, "status") != "booked") return told;
    told.push_back(payment_extension(held));
    told.push_back(fhir::extension(
        "copies", "valueInteger",
        world_.books.number("SELECT COUNT(*) FROM copies WHERE appointment = ?", text_of(held, "id"))));
    if (!is_task(held)) told.push_back(fhir::extension("cancelling", "valueCode", cancelling(held)));
    return told;
}

Json His::told_of_session(const Json& slot) {
    const bool general = integer_of(slot, "general") != 0;
    Json told = Json::array({fhir::extension("general-clinic", "valueBoolean", general),
                             fhir::extension("day-part", "valueCode", slot["part"])});
    if (general) return told;
    const auto doctor = doctor_row(department_row(text_of(slot, "department")), text_of(slot, "doctor"));
    told.push_back(fhir::text_extension("doctor-title", fhir::localized(doctor["title"])));
    return told;
}

std::string His::bill_in_doubt(const std::string& system, const std::string& value, const Json& slot) {
    const auto row = world_.books.row(
        "SELECT a.case_id FROM in_doubt a JOIN slots s ON s.id = a.slot WHERE a.person_system = ? AND "
        "a.person_value = ? AND s.date = ? AND s.department = ?",
        system, value, text_of(slot, "date"), text_of(slot, "department"));
    return row.is_null() ? "" : text_of(row, "case_id");
}

bool His::is_copy(const Json& body) { return !fhir::find_extension(body, "copy").is_null(); }

Reply His::count_copy(const Json& appointment, const Json& body) {
    const auto id = text_of(appointment, "id");
    if (text_of(appointment, "status") != "booked")
        return fhir::problem(422, "invalid", "only what is booked or paid has a slip");
    const auto print_id = text_of(fhir::find_extension(body, "copy"), "valueString");
    if (print_id.empty() || print_id.size() > 64)
        return fhir::problem(422, "invalid", "a copy needs a print id");
    world_.books.run("INSERT OR IGNORE INTO copies(print_id, appointment) VALUES(?,?)", print_id, id);
    return fhir::reply(200, resource(id));
}

}  // namespace kiosk::hospital
