// Deposits for a stay (住院预交金): who lies in which ward, what is laid down, and a deposit's payment, a
// Task with the life of every held payment. As long as an earlier one for the same stay is in doubt no other
// is taken.
#include <fmt/format.h>

#include "services/hospital/his/fhir.h"
#include "services/hospital/his/held.h"
#include "services/hospital/his/his.h"
#include "services/hospital/his/results.h"

namespace kiosk::hospital {
namespace {

const Person* who_stays(const World& world, const std::string& stay) {
    for (const auto& person : world.people.all())
        if (person.stay && person.stay->id == stay) return &person;
    return nullptr;
}

Json stay_resource(const Stay& stay, Fen deposited, CivilTime now) {
    auto ward = Json{{"display", stay.ward.zh}, {"_display", fhir::translation(stay.ward.en)}};
    return {
        {"resourceType", "Encounter"},
        {"id", stay.id},
        {"status", "in-progress"},
        {"class", {{"system", "http://terminology.hl7.org/CodeSystem/v3-ActCode"}, {"code", "IMP"}}},
        {"identifier", Json::array({fhir::identifier("urn:kiosk:inpatient-number", stay.number)})},
        {"period", {{"start", CivilTime{now.unix_ms - stay.days * day_ms}.rfc3339()}}},
        {"location", Json::array({Json{{"location", ward}}})},
        {"extension", Json::array({fhir::text_extension("bed", stay.bed),
                                   fhir::extension("deposited", "valueMoney", fhir::money(deposited)),
                                   fhir::extension("charged", "valueMoney", fhir::money(stay.charged))})}};
}

}  // namespace

Fen His::deposited(const std::string& stay) {
    const auto* person = who_stays(world_, stay);
    const auto paid = world_.books.number(
        "SELECT COALESCE(SUM(total), 0) FROM appointments WHERE deposit = ? AND status = 'booked'", stay);
    return (person == nullptr ? Fen{} : person->stay->deposited) + Fen{paid};
}

Reply His::admissions(const Request& request) {
    if (!request.query.contains("subject.identifier"))
        return fhir::problem(400, "invalid", "subject.identifier=SYSTEM|VALUE expected");
    const auto* person = results::person_asked_for(world_, request);
    Json stays = Json::array();
    if (person != nullptr && person->stay)
        stays.push_back(stay_resource(*person->stay, deposited(person->stay->id), world_.now()));
    return fhir::reply(200, fhir::bundle(stays));
}

Reply His::hold_deposit(const Json& body, const std::string& case_id) {
    const auto stay = text_of(body["input"][0]["valueReference"], "reference").substr(10);
    const auto* person = who_stays(world_, stay);
    if (person == nullptr) return fhir::problem(422, "invalid", "no such stay, or it is over");
    const auto amount = fen_of(member(member(fhir::find_extension(body, "total"), "valueMoney"), "value"));
    if (!amount || !amount->is_positive()) return fhir::problem(422, "invalid", "a deposit needs an amount");
    const auto doubtful = world_.books.row("SELECT case_id FROM in_doubt WHERE deposit = ?", stay);
    if (!doubtful.is_null()) return fhir::problem(409, "money-in-doubt", text_of(doubtful, "case_id"));
    const auto now = world_.now();
    const auto id = fmt::format("PT{}{:06}", now.compact().substr(2, 6), world_.books.next("payment-task"));
    const auto& whose = body["for"];
    world_.books.run(
        "INSERT INTO appointments(id, case_id, slot, status, version, visit, expires_ms, person_system, "
        "person_value, person_name, total, created_ms, kiosk, reprint, orders, deposit) "
        "VALUES(?,?,'','pending',1,?,?,?,?,?,?,?,?,?,'[]',?)",
        id, case_id, person->stay->number, hold_until(), text_of(whose["identifier"], "system"),
        text_of(whose["identifier"], "value"), text_of(whose, "display"), *amount, now.unix_ms,
        text_of(fhir::find_extension(body, "kiosk"), "valueString"),
        fhir::identifier_value(body, "urn:kiosk:reprint"), stay);
    return fhir::reply(201, resource(id));
}

Json His::deposit_resource(const Json& row) {
    const auto& stay = *who_stays(world_, text_of(row, "deposit"))->stay;
    const Charge charge{"", "YJJ", {"住院预交金", "Inpatient deposit"}, Fen{integer_of(row, "total")}, "", 1};
    Json extensions = Json::array({fhir::coding_extension("department", "ZY", stay.ward),
                                   fhir::text_extension("place", stay.ward), fhir::fee_line(charge, 1),
                                   fhir::bill_extension(row["id"], "deposit", stay.ward, {"1"})});
    if (text_of(row, "status") == "booked") {
        extensions.push_back(fhir::extension("deposited", "valueMoney", fhir::money(deposited(stay.id))));
        extensions.push_back(fhir::text_extension(
            "hint", {"已记入住院账户，请回病区", "Noted for the stay. Please go back to the ward"}));
    }
    const Json input{{"type", {{"text", "deposit"}}},
                     {"valueReference", {{"reference", "Encounter/" + stay.id}}}};
    return task_of(row, Json::array({input}), std::move(extensions));
}

}  // namespace kiosk::hospital
