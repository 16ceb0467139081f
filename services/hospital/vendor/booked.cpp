// What is booked ahead, asked and told in the vendor's words.
#include <fmt/format.h>

#include "services/hospital/his/fhir.h"
#include "services/hospital/vendor/asked.h"
#include "services/hospital/vendor/codes.h"
#include "services/hospital/vendor/parameters.h"
#include "services/hospital/vendor/resources.h"
#include "services/hospital/vendor/told.h"

namespace kiosk::hospital::vendor {
namespace {

using fhir::extension_value;
using fhir::find_extension;
using fhir::identifier;
using fhir::identifier_value;

constexpr std::string_view request_system = "urn:kiosk:booking-request";

// Who is asked for, and where.
Json who_asks(Parameters& parameters) {
    Parameters whose{parameters.inner("br")};
    Json extensions =
        Json::array({fhir::extension("kiosk", "valueString", parameters.text("zzjh")),
                     fhir::extension("patient-gender", "valueCode", whose.word("xb", genders()))});
    if (const auto born = whose.text_or_nothing("csrq"); !born.empty())
        extensions.push_back(fhir::extension("patient-birth-date", "valueDate", whose.day("csrq")));
    if (!whose.asked({}).problem.empty()) parameters.complain("br");
    return extensions;
}

Json participant(Parameters& parameters) {
    return Json::array({Json{{"actor", actor_of(parameters)}, {"status", "accepted"}}});
}

void add_due(Json& out, const Json& resource) {
    const auto due = find_extension(resource, "due");
    out["qhks"] = plain_time(extension_value(due, "from", "valueInstant").get<std::string>());
    out["qhjz"] = plain_time(extension_value(due, "until", "valueInstant").get<std::string>());
}

Json appointment(const Json& resource) {
    Json out{{"yydh", resource["id"]},
             {"yyh", identifier_value(resource, "urn:kiosk:booking")},
             {"zt", number_of(due_states(), code(find_extension(resource, "due"), "state"))},
             {"ks", coded(resource, "department")},
             {"ptbz", extension_value(resource, "general-clinic", "valueBoolean") == true ? 1 : 0},
             {"ys", coded(resource, "doctor")},
             {"sjd", number_of(day_parts(), code(resource, "day-part"))},
             {"kssj", plain_time(text_of(resource, "start"))},
             {"jssj", plain_time(text_of(resource, "end"))},
             {"ghf", yuan_text(extension_value(resource, "fee", "valueMoney"))}};
    add_both(out, "zc", "zcyw", find_extension(resource, "doctor-title"));
    add_both(out, "wz", "wzyw", find_extension(resource, "place"));
    add_due(out, resource);
    add_queue(out, resource);
    return out;
}

}  // namespace

Asked departments_for(const Request&, const Json& json) {
    Parameters parameters{json};
    std::map<std::string, std::string> query{{"active", "true"}, {"date", parameters.day("rq")}};
    if (parameters.has("ts")) query["days"] = std::to_string(parameters.whole("ts"));
    if (parameters.has("zjhm")) query["patient.identifier"] = person(parameters);
    return search(parameters, "HealthcareService", std::move(query));
}

Asked booking_days(const Request&, const Json& json) {
    Parameters parameters{json};
    return search(parameters, "Schedule",
                  {{"actor", "HealthcareService/" + parameters.text("ksdm")},
                   {"date", "ge" + parameters.day("rq")},
                   {"_count", std::to_string(parameters.whole("ts"))}});
}

Asked booking_times(const Request&, const Json& json) {
    Parameters parameters{json};
    return search(parameters, "Slot", {{"_query", "times"}, {"session", parameters.text("hyid")}});
}

Asked book(const Request&, const Json& json) {
    Parameters parameters{json};
    const auto wanted = parameters.text("qqh");
    const auto time = parameters.text("sdid");
    const Json body{{"resourceType", "Appointment"},
                    {"status", "booked"},
                    {"identifier", Json::array({identifier(request_system, wanted)})},
                    {"slot", Json::array({Json{{"reference", "Slot/" + time}}})},
                    {"participant", participant(parameters)},
                    {"extension", who_asks(parameters)}};
    return parameters.asked({"POST",
                             "/fhir/Appointment",
                             {},
                             {{"if-none-exist", fmt::format("identifier={}|{}", request_system, wanted)}},
                             wire_text(body)});
}

Asked appointments(const Request&, const Json& json) {
    Parameters parameters{json};
    return search(parameters, "Appointment",
                  {{"_query", "due"},
                   {"date", "ge" + parameters.day("rq")},
                   {"patient.identifier", person(parameters)}});
}

Asked hold_booking(const Request&, const Json& json) {
    Parameters parameters{json};
    const Json body{{"resourceType", "Appointment"},
                    {"status", "pending"},
                    {"identifier", identifiers(parameters)},
                    {"supportingInformation",
                     Json::array({Json{{"reference", "Appointment/" + parameters.text("yydh")}}})},
                    {"participant", participant(parameters)},
                    {"extension", who_asks(parameters)}};
    return create(parameters, "Appointment", body, parameters.text("lsh"));
}

Asked check_in(const Request&, const Json& json) {
    Parameters parameters{json};
    const Json body{
        {"resourceType", "Appointment"},
        {"status", "booked"},
        {"extension", Json::array({fhir::extension("check-in", "valueString", parameters.text("zzjh"))})}};
    const auto path = "/fhir/Appointment/" + parameters.text("yydh");
    return parameters.asked({"PUT", path, {}, {}, wire_text(body)});
}

Json tell_booking_days(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "Schedule"))
        list.push_back({{"rq", plain_day(text_of(one["planningHorizon"], "start"))},
                        {"tzbz", flag_of(one, "active") ? 0 : 1},
                        {"sw", extension_value(one, "morning-left", "valueInteger")},
                        {"xw", extension_value(one, "afternoon-left", "valueInteger")},
                        {"ws", extension_value(one, "evening-left", "valueInteger")}});
    return {{"rqlb", list}};
}

Json tell_booking_times(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "Slot"))
        list.push_back({{"sdid", one["id"]},
                        {"kssj", plain_time(text_of(one, "start"))},
                        {"jssj", plain_time(text_of(one, "end"))},
                        {"syhs", extension_value(one, "numbers-left", "valueInteger")}});
    return {{"sdlb", list}};
}

Json tell_booked(const Json& resource) {
    Json out{{"qqh", identifier_value(resource, request_system)},
             {"yyh", identifier_value(resource, "urn:kiosk:booking")},
             {"kssj", plain_time(text_of(resource, "start"))},
             {"jssj", plain_time(text_of(resource, "end"))}};
    add_both(out, "wz", "wzyw", find_extension(resource, "place"));
    add_both(out, "ts", "tsyw", find_extension(resource, "hint"));
    add_due(out, resource);
    return out;
}

Json tell_appointments(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "Appointment")) list.push_back(appointment(one));
    return list.empty() ? Json{} : Json{{"yylb", list}};
}

Json tell_arrived(const Json& resource) {
    Json out{{"yydh", resource["id"]}};
    add_both(out, "wz", "wzyw", find_extension(resource, "place"));
    add_queue(out, resource);
    return out;
}

}  // namespace kiosk::hospital::vendor
