// Reading: departments and sessions; and which handler a request belongs to.
#include "services/hospital/his/his.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>

#include "services/hospital/his/clinic.h"
#include "services/hospital/his/fhir.h"
#include "services/hospital/his/results.h"

namespace kiosk::hospital {
namespace {

constexpr std::string_view base = "/fhir/";

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

std::string day_after(const std::string& day) {
    const auto noon = CivilTime::parse(day + " 12:00:00");
    return noon ? CivilTime{noon->unix_ms + day_ms}.date() : std::string{};
}

}  // namespace

// " 0301 0304 ", of those where this person was registered or has booked.
std::string His::recent_departments(const Request& request) {
    const auto asked = asked_of(request, "patient.identifier");
    const auto bar = asked.find('|');
    std::string codes = " ";
    if (bar == std::string::npos) return codes;
    for (const auto& row : world_.books.rows(
             "SELECT DISTINCT s.department FROM appointments a JOIN slots s ON s.id = a.slot WHERE "
             "a.person_system = ? AND a.person_value = ? AND a.status = 'booked'",
             asked.substr(0, bar), asked.substr(bar + 1)))
        codes += text_of(row, "department") + " ";
    return codes;
}

std::string His::name_of(const Request& request) {
    const auto resource = request.path.substr(base.size(), request.path.find('/', base.size()) - base.size());
    if (const auto result = name_of_result(request, request.path.substr(base.size()))) return *result;
    auto name = request.method + " " + resource;
    if (request.query.contains("_query")) return name + " " + request.query.at("_query");
    if (request.method == "GET") return name;
    const auto body = Json::parse(request.body, nullptr, false);
    if (request.method == "POST") {
        if (!member(body, "supportingInformation").is_null()) return name + " booking";
        return text_of(body, "status") == "booked" ? name + " booked" : name;
    }
    if (is_copy(body)) return name + " copy";
    if (is_arrival(body)) return name + " check-in";
    if (is_patients_wish(body)) return name + " given_up";
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
    if (auto result = serve_results(world_, request, path)) return *std::move(result);
    if (request.method == "GET" && path == "HealthcareService") return departments(request);
    if (request.method == "GET" && path == "Slot")
        return asked_of(request, "_query") == "times" ? times(request) : sessions(request);
    if (request.method == "GET" && path == "Schedule") return booking_days(request);
    if (request.method == "GET" && path == "Appointment" && asked_of(request, "_query") == "due")
        return due(request);
    if (request.method == "GET" && path == "Encounter") return admissions(request);
    if (request.method == "GET" && path == "Patient") return patient(request);
    if (request.method == "POST" && path == "Patient") return open_file(request);
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
    const auto from = asked_of(request, "date");
    const auto days = std::atoi(asked_of(request, "days").c_str());
    const auto recent = recent_departments(request);
    std::map<std::string, std::int64_t> left;
    auto day = from;
    for (int n = 0; n < std::clamp(days, 1, days_ahead_max); ++n, day = day_after(day)) {
        if (!ensure_sessions(world_, day)) continue;
        for (const auto& row : world_.books.rows(
                 "SELECT department, SUM(numbers_left) AS numbers FROM slots WHERE date = ? AND stopped = 0 "
                 "AND ends_ms > ? GROUP BY department",
                 day, world_.now().unix_ms))
            left[text_of(row, "department")] += integer_of(row, "numbers");
    }
    Json services = Json::array();
    for (const auto& department : clinic_table()["departments"]) {
        const auto code = text_of(department, "code");
        services.push_back(service(department, left[code]));
        if (recent.find(" " + code + " ") != std::string::npos)
            services.back()["extension"].push_back(fhir::extension("recent", "valueBoolean", true));
    }
    return fhir::reply(200, fhir::bundle(services));
}

Reply His::sessions(const Request& request) {
    const auto day = asked_of(request, "date");
    Json resources = Json::array();
    if (ensure_sessions(world_, day)) {
        const auto slots = world_.books.rows(
            "SELECT * FROM slots WHERE date = ? AND department = ? ORDER BY general DESC, begins_ms, "
            "position",
            day, asked_of(request, "department"));
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

}  // namespace kiosk::hospital
