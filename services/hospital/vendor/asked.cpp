// Strict: a member that VENDOR.md names must be there in the form it says, as with any vendor.
#include "services/hospital/vendor/asked.h"

#include <fmt/format.h>

#include "services/hospital/his/fhir.h"
#include "services/hospital/vendor/parameters.h"

namespace kiosk::hospital::vendor {
using fhir::identifier;

Asked search(Parameters& parameters, const char* resource, std::map<std::string, std::string> query) {
    return parameters.asked({"GET", std::string{"/fhir/"} + resource, std::move(query), {}, ""});
}

// "SYSTEM|VALUE"
std::string person(Parameters& parameters) {
    const auto system = parameters.word("zjlx", number_systems());
    return system + "|" + parameters.text("zjhm");
}

Json actor_of(Parameters& parameters) {
    Parameters whose{parameters.inner("br")};
    const auto system = whose.word("zjlx", number_systems());
    const Json actor{{"identifier", identifier(system, whose.text("zjhm"))}, {"display", whose.text("xm")}};
    if (!whose.asked({}).problem.empty()) parameters.complain("br");
    return actor;
}

Asked create(Parameters& parameters, const char* resource, const Json& body, const std::string& case_id) {
    return parameters.asked({"POST",
                             std::string{"/fhir/"} + resource,
                             {},
                             {{"if-none-exist", "identifier=urn:kiosk:case|" + case_id}},
                             wire_text(body)});
}

Json identifiers(Parameters& parameters) {
    return Json::array({identifier("urn:kiosk:case", parameters.text("lsh")),
                        identifier("urn:kiosk:reprint", parameters.text("pzm"))});
}

namespace {

std::string given(const Request& request, const char* key) {
    const auto found = request.query.find(key);
    return found == request.query.end() ? std::string{} : found->second;
}

Json part(const char* name, const char* key, Json value) { return {{"url", name}, {key, std::move(value)}}; }

Json complex(const char* name, Json parts) {
    return {{"url", std::string{"urn:kiosk:ext:"} + name}, {"extension", std::move(parts)}};
}

// A change of what is held; `status` in an Appointment's words.
Asked change(Parameters& parameters, bool orders, const std::string& status, const Json& extension,
             std::map<std::string, std::string> headers = {}) {
    const std::string resource = orders ? "Task" : "Appointment";
    const auto told = !orders               ? status
                      : status == "pending" ? "requested"
                      : status == "booked"  ? "completed"
                                            : status;
    const Json body{{"resourceType", resource},
                    {"status", told},
                    {"identifier", Json::array({identifier("urn:kiosk:case", parameters.text("lsh"))})},
                    {"extension", Json::array({extension})}};
    const auto path = "/fhir/" + resource + "/" + parameters.text("djh");
    return parameters.asked({"PUT", path, {}, std::move(headers), wire_text(body)});
}

Asked held(const Json& json, const char* resource) {
    Parameters parameters{json};
    return search(parameters, resource, {{"identifier", "urn:kiosk:case|" + parameters.text("lsh")}});
}

Asked mark(const Json& json, bool orders) {
    Parameters parameters{json};
    Json parts = Json::array({part("state", "valueCode", parameters.word("kxzt", money_states())),
                              part("own", "valueMoney", parameters.money("grzf"))});
    if (const auto message = parameters.text_or_nothing("bwid"); !message.empty())
        parts.push_back(part("msgid", "valueString", message));
    return change(parameters, orders, "pending", complex("money", parts),
                  {{"if-match", fmt::format("W/\"{}\"", parameters.text("bb"))}});
}

Asked release(const Json& json, bool orders) {
    Parameters parameters{json};
    const auto state = part("state", "valueCode", parameters.word("kxzt", money_states()));
    return change(parameters, orders, "cancelled", complex("money", Json::array({state})));
}

Asked confirm(const Json& json, bool orders) {
    Parameters parameters{json};
    Json parts = Json::array();
    constexpr std::pair<const char*, const char*> texts[]{{"setl-id", "jsid"}, {"mdtrt-id", "jzid"},
                                                          {"order", "ddh"},    {"transaction-number", "zfdh"},
                                                          {"payer", "fkf"},    {"insurance-tail", "ybwh"}};
    for (const auto& [name, member] : texts)
        if (const auto value = parameters.text_or_nothing(member); !value.empty())
            parts.push_back(part(name, "valueString", value));
    constexpr std::pair<const char*, const char*> amounts[]{{"total", "zje"},    {"fund", "tcje"},
                                                            {"account", "zhje"}, {"mutual-aid", "gjje"},
                                                            {"own", "grzf"},     {"hospital", "yycd"}};
    for (const auto& [name, member] : amounts)
        parts.push_back(part(name, "valueMoney", parameters.money(member)));
    if (const auto channel = parameters.word("zffs", channels()); channel != "none")
        parts.push_back(part("channel", "valueCode", channel));
    parts.push_back(part("at-window", "valueBoolean", parameters.flag("ckbz")));
    if (parameters.has("bjbz") && parameters.flag("bjbz"))
        parts.push_back(part("insurance-missed", "valueBoolean", true));
    return change(parameters, orders, "booked", complex("payment", parts));
}

Asked by_slip(const Json& json, const char* resource) {
    Parameters parameters{json};
    return search(parameters, resource, {{"identifier", "urn:kiosk:reprint|" + parameters.text("pzm")}});
}

Asked counted(const Json& json, bool orders) {
    Parameters parameters{json};
    return change(parameters, orders, "booked",
                  fhir::extension("copy", "valueString", parameters.text("dyid")));
}

}  // namespace

Asked departments(const Request& request, const Json& json) {
    Parameters parameters{json};
    const auto day = iso_day(given(request, "rq"));
    if (day.empty()) parameters.complain("rq");
    return search(parameters, "HealthcareService", {{"active", "true"}, {"date", day}});
}

Asked sessions(const Request& request, const Json& json) {
    Parameters parameters{json};
    const auto day = iso_day(given(request, "rq"));
    const auto department = given(request, "ksdm");
    if (day.empty()) parameters.complain("rq");
    if (department.empty()) parameters.complain("ksdm");
    return search(parameters, "Slot", {{"date", day}, {"department", department}});
}

Asked patient(const Request&, const Json& json) {
    Parameters parameters{json};
    return search(parameters, "Patient", {{"identifier", person(parameters)}});
}

Asked open_file(const Request&, const Json& json) {
    Parameters parameters{json};
    const auto system = parameters.word("zjlx", number_systems());
    const auto number = parameters.text("zjhm");
    const auto given_instant = CivilTime::parse(iso_time(parameters.text("tysj")));
    if (!given_instant) parameters.complain("tysj");
    const Json phone =
        Json::array({Json{{"system", "phone"}, {"value", parameters.text("sjhm")}, {"use", "mobile"}}});
    Json body{{"resourceType", "Patient"},
              {"identifier", Json::array({identifier(system, number)})},
              {"name", Json::array({Json{{"text", parameters.text("xm")}}})},
              {"gender", parameters.word("xb", genders())},
              {"extension", Json::array({fhir::extension("consented-at", "valueInstant",
                                                         given_instant ? given_instant->rfc3339() : "")})}};
    if (const auto born = parameters.text_or_nothing("csrq"); !born.empty())
        body["birthDate"] = parameters.day("csrq");
    if (parameters.inner("jhr").is_null()) {
        body["telecom"] = phone;
    } else {
        Parameters guardian{parameters.inner("jhr")};
        const Json role{{"coding", Json::array({Json{{"code", "GUARD"}}})}};
        const auto whose = identifier("urn:kiosk:resident-id", guardian.text("sfzh"));
        body["contact"] = Json::array({Json{
            {"relationship", Json::array({role})},
            {"name", {{"text", guardian.text("xm")}}},
            {"telecom", phone},
            {"extension", Json::array({fhir::extension("guardian-identifier", "valueIdentifier", whose)})}}});
        if (!guardian.asked({}).problem.empty()) parameters.complain("jhr");
    }
    return parameters.asked({"POST",
                             "/fhir/Patient",
                             {},
                             {{"if-none-exist", "identifier=" + system + "|" + number}},
                             wire_text(body)});
}

Asked orders(const Request&, const Json& json) {
    Parameters parameters{json};
    return search(parameters, "Invoice", {{"status", "issued"}, {"subject.identifier", person(parameters)}});
}

Asked hold_number(const Request&, const Json& json) {
    Parameters parameters{json};
    Parameters whose{parameters.inner("br")};
    Json extensions =
        Json::array({fhir::extension("kiosk", "valueString", parameters.text("zzjh")),
                     fhir::extension("slot-version", "valueString", parameters.text("hybb")),
                     fhir::extension("patient-gender", "valueCode", whose.word("xb", genders()))});
    if (const auto born = whose.text_or_nothing("csrq"); !born.empty())
        extensions.push_back(fhir::extension("patient-birth-date", "valueDate", whose.day("csrq")));
    if (!whose.asked({}).problem.empty()) parameters.complain("br");
    const Json body{{"resourceType", "Appointment"},
                    {"status", "pending"},
                    {"identifier", identifiers(parameters)},
                    {"slot", Json::array({Json{{"reference", "Slot/" + parameters.text("hyid")}}})},
                    {"participant", Json::array({Json{{"actor", actor_of(parameters)}}})},
                    {"extension", extensions}};
    return create(parameters, "Appointment", body, parameters.text("lsh"));
}

Asked hold_orders(const Request&, const Json& json) {
    Parameters parameters{json};
    Json inputs = Json::array();
    for (const auto& one : parameters.inner("fymx")) {
        const auto number = text_of(one, "fydh");
        if (number.empty()) parameters.complain("fymx");
        inputs.push_back(
            {{"type", {{"text", "invoice"}}}, {"valueReference", {{"reference", "Invoice/" + number}}}});
    }
    const Json body{
        {"resourceType", "Task"},
        {"status", "requested"},
        {"intent", "order"},
        {"identifier", identifiers(parameters)},
        {"for", actor_of(parameters)},
        {"input", inputs},
        {"extension", Json::array({fhir::extension("kiosk", "valueString", parameters.text("zzjh")),
                                   fhir::extension("total", "valueMoney", parameters.money("zje"))})}};
    return create(parameters, "Task", body, parameters.text("lsh"));
}

Asked admissions(const Request&, const Json& json) {
    Parameters parameters{json};
    return search(parameters, "Encounter",
                  {{"class", "IMP"}, {"status", "in-progress"}, {"subject.identifier", person(parameters)}});
}

Asked hold_deposit(const Request&, const Json& json) {
    Parameters parameters{json};
    const Json input{{"type", {{"text", "deposit"}}},
                     {"valueReference", {{"reference", "Encounter/" + parameters.text("zyid")}}}};
    const Json body{
        {"resourceType", "Task"},
        {"status", "requested"},
        {"intent", "order"},
        {"identifier", identifiers(parameters)},
        {"for", actor_of(parameters)},
        {"input", Json::array({input})},
        {"extension", Json::array({fhir::extension("kiosk", "valueString", parameters.text("zzjh")),
                                   fhir::extension("total", "valueMoney", parameters.money("je"))})}};
    return create(parameters, "Task", body, parameters.text("lsh"));
}

Asked give_up(const Request&, const Json& json) {
    Parameters parameters{json};
    const auto money = parameters.word("kxzt", money_states());
    const Json body{
        {"resourceType", "Appointment"},
        {"status", "cancelled"},
        {"identifier", Json::array({identifier("urn:kiosk:case", parameters.text("lsh"))})},
        {"cancelationReason", {{"coding", Json::array({Json{{"code", "pat"}}})}}},
        {"extension", Json::array({complex("cancelled-by",
                                           Json::array({part("case", "valueString", parameters.text("thlsh")),
                                                        part("money", "valueCode", money)}))})}};
    const auto path = "/fhir/Appointment/" + parameters.text("djh");
    return parameters.asked({"PUT", path, {}, {}, wire_text(body)});
}

Asked number_held(const Request&, const Json& json) { return held(json, "Appointment"); }
Asked orders_held(const Request&, const Json& json) { return held(json, "Task"); }
Asked mark_number(const Request&, const Json& json) { return mark(json, false); }
Asked mark_orders(const Request&, const Json& json) { return mark(json, true); }
Asked release_number(const Request&, const Json& json) { return release(json, false); }
Asked release_orders(const Request&, const Json& json) { return release(json, true); }
Asked confirm_number(const Request&, const Json& json) { return confirm(json, false); }
Asked confirm_orders(const Request&, const Json& json) { return confirm(json, true); }

Asked records(const Request&, const Json& json) {
    Parameters parameters{json};
    const auto day = parameters.day("rq");
    return search(parameters, "Appointment", {{"date", day}, {"patient.identifier", person(parameters)}});
}

Asked payments(const Request&, const Json& json) {
    Parameters parameters{json};
    const auto day = parameters.day("rq");
    return search(parameters, "Task", {{"authored-on", day}, {"patient.identifier", person(parameters)}});
}

Asked slip(const Request&, const Json& json) { return by_slip(json, "Appointment"); }
Asked payment_slip(const Request&, const Json& json) { return by_slip(json, "Task"); }
Asked copy(const Request&, const Json& json) { return counted(json, false); }
Asked payment_copy(const Request&, const Json& json) { return counted(json, true); }

Asked bills(const Request&, const Json& json) {
    Parameters parameters{json};
    const auto day = parameters.day("rq");
    const auto rows = parameters.whole("myts");
    const auto before = (parameters.whole("yh") - 1) * rows;
    return search(parameters, "Invoice",
                  {{"date", day}, {"_count", std::to_string(rows)}, {"_offset", std::to_string(before)}});
}

}  // namespace kiosk::hospital::vendor
