// Reading: departments, sessions, patients; and which handler a request belongs to.
#include "services/hospital/his/his.h"

#include <fstream>

#include "services/hospital/his/clinic.h"
#include "services/hospital/his/fhir.h"

namespace kiosk::hospital {
namespace {

constexpr std::string_view base = "/fhir/";

std::string query(const Request& request, const char* key) {
    const auto found = request.query.find(key);
    return found == request.query.end() ? std::string{} : found->second;
}

Json service(const Json& department, std::int64_t left) {
    return {
        {"resourceType", "HealthcareService"},
        {"id", department["code"]},
        {"active", true},
        {"identifier", Json::array({fhir::identifier("urn:kiosk:department", text_of(department, "code"))})},
        {"name", department["zh"]},
        {"_name", fhir::translation(text_of(department, "en"))},
        {"specialty", Json::array({Json{{"coding", Json::array({Json{{"system", "urn:kiosk:specialty"},
                                                                     {"code", department["caty"]}}})}}})},
        {"extension", Json::array({fhir::extension("group", "valueCode", department["group"]),
                                   fhir::text_extension("place", fhir::localized(department["place"])),
                                   fhir::extension("numbers-left", "valueInteger", left)})}};
}

Json schedule(const Json& slot) {
    const auto department = department_row(text_of(slot, "department"));
    const bool general = integer_of(slot, "general") != 0;
    const auto doctor = doctor_row(department, text_of(slot, "doctor"));
    Json extensions = Json::array({fhir::extension("general-clinic", "valueBoolean", general)});
    if (!general)
        extensions.push_back(fhir::text_extension("doctor-title", fhir::localized(doctor["title"])));
    const auto name = fhir::localized(doctor);
    return {{"resourceType", "Schedule"},
            {"id", "SCH-" + text_of(slot, "id")},
            {"extension", extensions},
            {"actor",
             Json::array({Json{{"identifier", fhir::identifier("urn:kiosk:doctor", text_of(slot, "doctor"))},
                               {"display", name.zh},
                               {"_display", fhir::translation(name.en)}}})}};
}

Json session(const Json& slot, CivilTime now, Fen fee) {
    const auto state = session_state(slot, now);
    const char* status = state == "open" ? "free" : state == "full" ? "busy" : "busy-unavailable";
    return {{"resourceType", "Slot"},
            {"id", slot["id"]},
            {"meta", {{"versionId", std::to_string(integer_of(slot, "version"))}}},
            {"schedule", {{"reference", "Schedule/SCH-" + text_of(slot, "id")}}},
            {"status", status},
            {"start", CivilTime{integer_of(slot, "begins_ms")}.rfc3339()},
            {"end", CivilTime{integer_of(slot, "ends_ms")}.rfc3339()},
            {"extension", Json::array({fhir::extension("day-part", "valueCode", slot["part"]),
                                       fhir::extension("numbers-left", "valueInteger", slot["numbers_left"]),
                                       fhir::extension("fee", "valueMoney", fhir::money(fee)),
                                       fhir::extension("state", "valueCode", state)})}};
}

const Person* person_by(const People& people, std::string_view system, std::string_view value) {
    const Person* found = system == "urn:kiosk:resident-id"  ? people.by(&Person::id_number, value)
                          : system == "urn:kiosk:passport"   ? people.by(&Person::passport, value)
                          : system == "urn:kiosk:visit-card" ? people.by(&Person::visit_card, value)
                          : system == "urn:kiosk:booking"    ? people.by(&Person::booking_code, value)
                                                             : nullptr;
    return found != nullptr && !found->visit_card.empty() ? found : nullptr;
}

}  // namespace

std::string His::name_of(const Request& request) {
    const auto resource = request.path.substr(base.size(), request.path.find('/', base.size()) - base.size());
    auto name = request.method + " " + resource;
    if (request.method != "PUT") return name;
    const auto body = Json::parse(request.body, nullptr, false);
    if (is_copy(body)) return name + " copy";
    const auto status = text_of(body, "status");
    return status.empty() ? name : name + " " + status;
}

Reply His::handle(const Request& request) {
    auto answered = answer(request);
    write_down(request, answered);
    return answered;
}

// What was asked and answered in FHIR, for checks that neither side wrote.
void His::write_down(const Request& request, const Reply& answered) {
    if (world_.data_folder.empty()) return;
    // A body that is no JSON stands there as text.
    const auto read = [](const std::string& body) {
        auto json = Json::parse(body, nullptr, false);
        return !json.is_discarded() ? json : body.empty() ? Json{} : Json(body);
    };
    const Json line{{"method", request.method},
                    {"path", request.path},
                    {"request", read(request.body)},
                    {"reply", read(answered.body)},
                    {"http_status", answered.status}};
    std::ofstream{world_.data_folder + "/fhir.jsonl", std::ios::app}
        << line.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
}

Reply His::answer(const Request& request) {
    expire_holds();
    const auto path = request.path.substr(base.size());
    if (request.method == "GET" && path == "HealthcareService") return departments(request);
    if (request.method == "GET" && path == "Slot") return sessions(request);
    if (request.method == "GET" && path == "Patient") return patient(request);
    if (request.method == "GET" && (path == "Appointment" || path == "Task")) return holds(request);
    if (request.method == "GET" && path == "Invoice")
        return request.query.contains("status") ? orders(request) : bills(request);
    if (request.method == "POST" && path == "Task") return hold_orders(request);
    if (request.method == "PUT" && path.starts_with("Task/")) return change(request, path.substr(5));
    if (request.method == "POST" && path == "Appointment") return hold(request);
    if (request.method == "PUT" && path.starts_with("Appointment/")) return change(request, path.substr(12));
    return fhir::problem(404, "invalid", "no such resource");
}

Reply His::departments(const Request& request) {
    const auto day = query(request, "date");
    const bool open = ensure_sessions(world_, day);
    Json services = Json::array();
    for (const auto& department : clinic_table()["departments"]) {
        const auto left = open ? world_.books.number(
                                     "SELECT COALESCE(SUM(numbers_left),0) FROM slots WHERE date = ? AND "
                                     "department = ? AND stopped = 0 AND ends_ms > ?",
                                     day, text_of(department, "code"), world_.now().unix_ms)
                               : 0;
        services.push_back(service(department, left));
    }
    return fhir::reply(200, fhir::bundle(services));
}

Reply His::sessions(const Request& request) {
    const auto day = query(request, "date");
    Json resources = Json::array();
    if (ensure_sessions(world_, day)) {
        const auto slots = world_.books.rows(
            "SELECT * FROM slots WHERE date = ? AND department = ? ORDER BY general DESC, begins_ms, "
            "position",
            day, query(request, "department"));
        for (const auto& slot : slots) {
            Fen fee = total_of(charges_of(slot));
            if (falsify_) fee += Fen{1};
            falsify_ = false;
            resources.push_back(session(slot, world_.now(), fee));
        }
        for (const auto& slot : slots) resources.push_back(schedule(slot));
    }
    return fhir::reply(200, fhir::bundle(resources));
}

Reply His::patient(const Request& request) {
    const auto wanted = query(request, "identifier");
    const auto bar = wanted.find('|');
    if (bar == std::string::npos) return fhir::problem(400, "invalid", "identifier=SYSTEM|VALUE expected");
    const auto* person = person_by(world_.people, wanted.substr(0, bar), wanted.substr(bar + 1));
    if (person == nullptr) return fhir::reply(200, fhir::bundle(Json::array()));
    Json identifiers = Json::array();
    const auto add = [&](const char* system, const std::string& value) {
        if (!value.empty()) identifiers.push_back(fhir::identifier(system, value));
    };
    add("urn:kiosk:resident-id", person->id_number);
    add("urn:kiosk:passport", person->passport);
    add("urn:kiosk:visit-card", person->visit_card);
    add("urn:kiosk:booking", person->booking_code);
    const Json file{{"resourceType", "Patient"},
                    {"id", "HIS-" + person->id},
                    {"name", Json::array({Json{{"text", person->name}}})},
                    {"gender", person->gender},
                    {"birthDate", person->birth_date},
                    {"identifier", identifiers}};
    return fhir::reply(200, fhir::bundle(Json::array({file})));
}

}  // namespace kiosk::hospital
