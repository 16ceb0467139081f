// Electronic invoices, one for each payment that stands, and the charges of a person line by line.
#include <fmt/format.h>

#include "services/hospital/crypto.h"
#include "services/hospital/his/clinic.h"
#include "services/hospital/his/held.h"
#include "services/hospital/his/orders.h"
#include "services/hospital/his/results.h"

namespace kiosk::hospital {
namespace {

// "ge2026-11-01" as the beginning of that day; 0 where nothing is said.
std::int64_t since(const Request& request, const char* key) {
    const auto found = request.query.find(key);
    if (found == request.query.end() || !found->second.starts_with("ge")) return 0;
    const auto day = CivilTime::parse(found->second.substr(2) + " 00:00:00");
    return day ? day->unix_ms : 0;
}

Json resource_of(const Json& row) {
    const auto serial = integer_of(row, "serial");
    const auto number = fmt::format("{:010}", 2'026'000'000 + serial);
    const auto check = fmt::format("{:06x}", (serial * 2'654'435'761) % 0xFFFFFF);
    const bool orders = !text_of(row, "orders").empty();
    const LocalizedText kind = orders ? LocalizedText{"门诊收费电子票据", "Outpatient invoice"}
                                      : LocalizedText{"挂号收费电子票据", "Registration invoice"};
    const auto fen = [&](const char* column) { return fhir::money(Fen{integer_of(row, column)}); };
    constexpr const char* code = "99060126";
    return {
        {"resourceType", "Invoice"},
        {"id", "PJ" + number},
        {"status", "balanced"},
        {"identifier", Json::array({fhir::identifier("urn:kiosk:e-invoice-code", code),
                                    fhir::identifier("urn:kiosk:e-invoice-number", number),
                                    fhir::identifier("urn:kiosk:e-invoice-check", check)})},
        {"type", {{"text", kind.zh}, {"_text", fhir::translation(kind.en)}}},
        {"date", CivilTime{integer_of(row, "created_ms")}.rfc3339()},
        {"totalGross", fen("total")},
        {"totalNet", fen("own")},
        {"extension",
         Json::array({fhir::extension("fund", "valueMoney", fen("fund")),
                      fhir::extension("account", "valueMoney", fen("account")),
                      fhir::extension("e-invoice-url", "valueUrl",
                                      fmt::format("https://invoice.example/check?code={}&number={}&check={}",
                                                  code, number, check))})}};
}

std::vector<Json> payments_of(World& world, const Person& person, std::int64_t from_ms) {
    return world.books.rows(
        "SELECT a.*, b.rowid AS serial FROM appointments a JOIN bills b ON b.bill = CASE a.orders WHEN '' "
        "THEN "
        "a.visit ELSE a.id END WHERE a.status = 'booked' AND a.deposit = '' AND b.cancelled = 0 AND "
        "a.person_value <> '' AND "
        "a.person_value IN (?, ?) AND a.created_ms >= ? ORDER BY a.created_ms",
        person.id_number, person.passport, from_ms);
}

Json item_of(const Charge& charge, int number, const std::string& id, const Json& kind, std::int64_t at_ms,
             bool paid) {
    return {{"resourceType", "ChargeItem"},
            {"id", id},
            {"status", paid ? "billed" : "billable"},
            {"code", {{"text", charge.name.zh}, {"_text", fhir::translation(charge.name.en)}}},
            {"subject", {{"display", "patient"}}},
            {"occurrenceDateTime", CivilTime{at_ms}.rfc3339()},
            {"extension",
             Json::array({fhir::extension("kind", "valueCode", kind), fhir::fee_line(charge, number)})}};
}

}  // namespace

namespace results {

Reply invoices(World& world, const Request& request) {
    Json found = Json::array();
    if (const auto* person = person_asked_for(world, request))
        for (const auto& row : payments_of(world, *person, since(request, "date")))
            found.push_back(resource_of(row));
    return fhir::reply(200, fhir::bundle(found));
}

Reply charges(World& world, const Request& request) {
    const auto* person = person_asked_for(world, request);
    Json found = Json::array();
    if (person == nullptr) return fhir::reply(200, fhir::bundle(found));
    const auto from_ms = since(request, "occurrence");
    const auto add = [&](const std::vector<Charge>& charges, const std::string& stem, const Json& kind,
                         std::int64_t at_ms, bool paid) {
        int number = 0;
        for (const auto& charge : charges) {
            ++number;
            found.push_back(item_of(charge, number, fmt::format("{}-{}", stem, number), kind, at_ms, paid));
        }
    };
    for (const auto& row : payments_of(world, *person, from_ms))
        if (text_of(row, "orders").empty())
            add(charges_of(world.books.row("SELECT * FROM slots WHERE id = ?", text_of(row, "slot"))),
                text_of(row, "id"), "visit", integer_of(row, "created_ms"), true);
    for (const auto& order : world.books.rows(
             "SELECT * FROM orders WHERE patient = ? AND written_ms >= ? ORDER BY written_ms, id", person->id,
             from_ms))
        add(charges_of_order(order), text_of(order, "id"), order_row(text_of(order, "what"))["kind"],
            integer_of(order, "written_ms"), text_of(order, "state") == "balanced");
    return fhir::reply(200, fhir::bundle(found));
}

}  // namespace results

}  // namespace kiosk::hospital
