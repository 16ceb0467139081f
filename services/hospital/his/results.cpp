// Which of the handlers a request belongs to.
#include "services/hospital/his/results.h"

#include "services/hospital/his/fhir.h"

namespace kiosk::hospital {
namespace {

bool asks_for_invoices(const Request& request, std::string_view path) {
    const auto status = request.query.find("status");
    return path == "Invoice" && status != request.query.end() && status->second == "balanced";
}

bool is_check_in(const Request& request) {
    const auto body = Json::parse(request.body, nullptr, false);
    return text_of(member(body, "serviceType"), "text") == "pharmacy";
}

}  // namespace

std::optional<Reply> serve_results(World& world, const Request& request, std::string_view path) {
    constexpr std::string_view report = "DiagnosticReport/";
    constexpr std::string_view binary = "Binary/";
    if (request.method == "GET") {
        if (path == "DiagnosticReport") return results::reports(world, request);
        if (path.starts_with(report)) return results::report(world, std::string{path.substr(report.size())});
        if (path.starts_with(binary))
            return results::document(world, std::string{path.substr(binary.size())});
        if (path == "MedicationRequest") return results::prescriptions(world, request);
        if (asks_for_invoices(request, path)) return results::invoices(world, request);
        if (path == "ChargeItem") return results::charges(world, request);
    }
    if (request.method == "POST" && path == "Communication") return results::count_print(world, request);
    if (request.method == "POST" && path == "Encounter" && is_check_in(request))
        return results::check_in(world, request);
    return {};
}

std::optional<std::string> name_of_result(const Request& request, std::string_view path) {
    if (path.starts_with("DiagnosticReport/")) return request.method + " DiagnosticReport document";
    if (asks_for_invoices(request, path)) return request.method + " Invoice balanced";
    return {};
}

namespace results {

const Person* person_asked_for(const World& world, const Request& request) {
    const auto asked = request.query.find("subject.identifier");
    const auto bar = asked == request.query.end() ? std::string::npos : asked->second.find('|');
    if (bar == std::string::npos) return nullptr;
    const auto system = asked->second.substr(0, bar);
    const auto value = asked->second.substr(bar + 1);
    if (value.empty()) return nullptr;
    if (system == "urn:kiosk:resident-id") return world.people.by(&Person::id_number, value);
    return system == "urn:kiosk:passport" ? world.people.by(&Person::passport, value) : nullptr;
}

}  // namespace results

}  // namespace kiosk::hospital
