// From resources of the profile to the vendor's objects.
#include "services/hospital/vendor/told.h"

#include <fmt/format.h>

#include "services/hospital/his/fhir.h"
#include "services/hospital/vendor/codes.h"
#include "services/hospital/vendor/resources.h"

namespace kiosk::hospital::vendor {
using fhir::extension_value;
using fhir::find_extension;
using fhir::identifier_value;

std::vector<Json> resources(const Json& bundle, std::string_view type) {
    std::vector<Json> found;
    for (const auto& entry : member(bundle, "entry"))
        if (text_of(member(entry, "resource"), "resourceType") == type) found.push_back(entry["resource"]);
    return found;
}

std::string english(const Json& companion) {
    for (const auto& translation : member(companion, "extension"))
        for (const auto& one : member(translation, "extension"))
            if (text_of(one, "url") == "content") return text_of(one, "valueString");
    return {};
}

std::string text(const Json& resource, const char* name) {
    const auto value = extension_value(resource, name, "valueString");
    return value.is_string() ? value.get<std::string>() : std::string{};
}

std::string code(const Json& resource, const char* name) {
    const auto value = extension_value(resource, name, "valueCode");
    return value.is_string() ? value.get<std::string>() : std::string{};
}

void add_both(Json& out, const char* name, const char* english_name, const Json& extension) {
    out[name] = text_of(extension, "valueString");
    out[english_name] = english(member(extension, "_valueString"));
}

Json coded(const Json& resource, const char* name) {
    const auto coding = extension_value(resource, name, "valueCoding");
    return {{"dm", text_of(coding, "code")},
            {"mc", text_of(coding, "display")},
            {"ywmc", english(member(coding, "_display"))}};
}

void add_queue(Json& out, const Json& resource) {
    out["pdh"] = text(resource, "queue-number");
    const auto ahead = extension_value(resource, "people-ahead", "valueInteger");
    out["qmrs"] = ahead.is_number_integer() ? ahead : Json(0);
    add_both(out, "ts", "tsyw", find_extension(resource, "hint"));
    const auto deposited = extension_value(resource, "deposited", "valueMoney");
    if (!deposited.is_null()) out["yjje"] = yuan_text(deposited);
}

namespace {

// Places after the point: the wire had a number, the vendor writes text of a fixed length.
std::string decimals(const Json& value, int places) {
    const auto scaled_value = scaled(value, places);
    std::int64_t unit = 1;
    for (int n = 0; n < places; ++n) unit *= 10;
    return fmt::format("{}.{:0{}}", *scaled_value / unit, *scaled_value % unit, places);
}

}  // namespace

Json lines_of(const Json& resource) {
    Json lines = Json::array();
    for (const auto& one : resource["extension"]) {
        if (text_of(one, "url") != "urn:kiosk:ext:fee-line") continue;
        Json line{{"mxxh", text(one, "line-number")},
                  {"gjbm", text(one, "national-code")},
                  {"yybm", text(one, "hospital-code")},
                  {"sl", decimals(extension_value(one, "count", "valueDecimal"), 4)},
                  {"dj", decimals(extension_value(one, "price", "valueDecimal"), 6)},
                  {"je", yuan_text(extension_value(one, "amount", "valueMoney"))}};
        add_both(line, "mc", "ywmc", find_extension(one, "name"));
        if (const auto level = code(one, "catalogue-class"); !level.empty()) {
            line["fydj"] = number_of(catalogue_classes(), level);
            line["zfbl"] = extension_value(one, "first-borne-percent", "valueInteger");
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

namespace {

std::string status_of(const Json& resource) {
    const auto status = text_of(resource, "status");
    if (status == "requested") return "pending";
    return status == "completed" ? "booked" : status;
}

Json who_and_state(const Json& resource) {
    return {{"lsh", identifier_value(resource, "urn:kiosk:case")},
            {"djh", resource["id"]},
            {"zt", number_of(held_states(), status_of(resource))}};
}

Json payment_of(const Json& resource) {
    const auto payment = find_extension(resource, "payment");
    const auto amount = [&](const char* name) {
        return yuan_text(extension_value(payment, name, "valueMoney"));
    };
    const auto channel = code(payment, "channel");
    return {{"zje", amount("total")},
            {"tcje", amount("fund")},
            {"zhje", amount("account")},
            {"gjje", amount("mutual-aid")},
            {"grzf", amount("own")},
            {"yycd", amount("hospital")},
            {"jsid", text(payment, "setl-id")},
            {"jzid", text(payment, "mdtrt-id")},
            {"ddh", text(payment, "order")},
            {"zffs", channel.empty() ? 0 : number_of(channels(), channel)},
            {"zfdh", text(payment, "transaction-number")},
            {"fkf", text(payment, "payer")},
            {"ybwh", text(payment, "insurance-tail")},
            {"ckbz", extension_value(payment, "at-window", "valueBoolean") == true ? 1 : 0},
            {"bjbz", extension_value(payment, "insurance-missed", "valueBoolean") == true ? 1 : 0}};
}

// What a registration and a payment tell alike.
Json told_of_both(const Json& resource) {
    auto out = who_and_state(resource);
    out["kxzt"] = number_of(money_states(), code(find_extension(resource, "money"), "state"));
    out["zzjh"] = text(resource, "kiosk");
    out["pzm"] = identifier_value(resource, "urn:kiosk:reprint");
    out["ks"] = coded(resource, "department");
    out["ys"] = coded(resource, "doctor");
    add_both(out, "wz", "wzyw", find_extension(resource, "place"));
    if (status_of(resource) != "booked") return out;
    out["zf"] = payment_of(resource);
    out["bdcs"] = extension_value(resource, "copies", "valueInteger");
    add_queue(out, resource);
    return out;
}

Json record(const Json& resource) {
    auto out = told_of_both(resource);
    out["djsj"] = plain_time(text_of(resource, "created"));
    out["xm"] = text_of(member(resource["participant"][0], "actor"), "display");
    out["ptbz"] = extension_value(resource, "general-clinic", "valueBoolean") == true ? 1 : 0;
    add_both(out, "zc", "zcyw", find_extension(resource, "doctor-title"));
    out["sjd"] = number_of(day_parts(), code(resource, "day-part"));
    out["kssj"] = plain_time(text_of(resource, "start"));
    out["jssj"] = plain_time(text_of(resource, "end"));
    out["mzh"] = identifier_value(resource, "urn:kiosk:visit");
    if (status_of(resource) == "booked") out["ktbz"] = number_of(cancellings(), code(resource, "cancelling"));
    return out;
}

// A bill of a payment with its own lines, which the FHIR side tells all together.
Json bill_of(const Json& bill, const Json& all_lines) {
    Json lines = Json::array();
    Fen total;
    for (const auto& number : bill["extension"])
        for (const auto& line : all_lines)
            if (text_of(number, "url") == "line-number" && number["valueString"] == line["mxxh"]) {
                lines.push_back(line);
                total += fen_of_text(text_of(line, "je"));
            }
    Json out{{"fydh", text(bill, "invoice")},
             {"fylb", number_of(order_kinds(), code(bill, "kind"))},
             {"mx", lines},
             {"zje", total.yuan()}};
    add_both(out, "wz", "wzyw", find_extension(bill, "place"));
    return out;
}

Json payment_record(const Json& resource) {
    auto out = told_of_both(resource);
    out["djsj"] = plain_time(text_of(resource, "authoredOn"));
    out["xm"] = text_of(member(resource, "for"), "display");
    const auto lines = lines_of(resource);
    Json bills = Json::array();
    for (const auto& one : resource["extension"])
        if (text_of(one, "url") == "urn:kiosk:ext:bill") bills.push_back(bill_of(one, lines));
    out["fylb"] = bills;
    return out;
}

Json bill(const Json& invoice) {
    return {{"zdh", invoice["id"]},
            {"zfbz", text_of(invoice, "status") == "cancelled" ? 1 : 0},
            {"sklx", number_of(till_kinds(), code(invoice, "till-kind"))},
            {"skd", text(invoice, "till")},
            {"rybh", text_of(member(member(invoice, "subject"), "identifier"), "value")},
            {"jsid", text(invoice, "setl-id")},
            {"jzid", text(invoice, "mdtrt-id")},
            {"bwid", text(invoice, "msgid")},
            {"xzlx", text(invoice, "insutype")},
            {"qslb", text(invoice, "clr-type")},
            {"qsjg", text(invoice, "clr-optins")},
            {"zje", yuan_text(invoice["totalGross"])},
            {"tcje", yuan_text(extension_value(invoice, "fund", "valueMoney"))},
            {"zhje", yuan_text(extension_value(invoice, "account", "valueMoney"))},
            {"grzf", yuan_text(invoice["totalNet"])},
            {"zffs", number_of(channels(), code(invoice, "channel"))},
            {"ddh", text(invoice, "order")},
            {"zfdh", text(invoice, "transaction-number")}};
}

}  // namespace

Json tell_departments(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "HealthcareService")) {
        Json department{{"ksdm", identifier_value(one, "urn:kiosk:department")},
                        {"ksmc", one["name"]},
                        {"ywmc", english(member(one, "_name"))},
                        {"kslb", number_of(department_groups(), code(one, "group"))},
                        {"syhs", extension_value(one, "numbers-left", "valueInteger")}};
        if (extension_value(one, "recent", "valueBoolean") == true) department["jzg"] = 1;
        add_both(department, "wz", "wzyw", find_extension(one, "place"));
        list.push_back(std::move(department));
    }
    return {{"kslb", list}};
}

Json tell_sessions(const Json& bundle) {
    Json list = Json::array();
    const auto schedules = resources(bundle, "Schedule");
    for (const auto& slot : resources(bundle, "Slot")) {
        Json schedule;
        for (const auto& one : schedules)
            if ("Schedule/" + text_of(one, "id") == text_of(slot["schedule"], "reference")) schedule = one;
        const auto& actor = schedule["actor"][0];
        Json session{{"hyid", slot["id"]},
                     {"hybb", text_of(slot["meta"], "versionId")},
                     {"ptbz", extension_value(schedule, "general-clinic", "valueBoolean") == true ? 1 : 0},
                     {"ys",
                      {{"dm", text_of(actor["identifier"], "value")},
                       {"mc", text_of(actor, "display")},
                       {"ywmc", english(member(actor, "_display"))}}},
                     {"sjd", number_of(day_parts(), code(slot, "day-part"))},
                     {"kssj", plain_time(text_of(slot, "start"))},
                     {"jssj", plain_time(text_of(slot, "end"))},
                     {"ghf", yuan_text(extension_value(slot, "fee", "valueMoney"))},
                     {"syhs", extension_value(slot, "numbers-left", "valueInteger")},
                     {"zt", number_of(session_states(), code(slot, "state"))}};
        add_both(session, "zc", "zcyw", find_extension(schedule, "doctor-title"));
        list.push_back(std::move(session));
    }
    return {{"pblb", list}};
}

Json tell_patient(const Json& bundle) {
    const auto found = resources(bundle, "Patient");
    if (found.empty()) return {};
    const auto& one = found.front();
    return {{"brid", one["id"]},
            {"xm", one["name"][0]["text"]},
            {"xb", number_of(genders(), text_of(one, "gender"))},
            {"csrq", plain_day(text_of(one, "birthDate"))},
            {"sfzh", identifier_value(one, "urn:kiosk:resident-id")},
            {"hzh", identifier_value(one, "urn:kiosk:passport")}};
}

Json tell_opened(const Json& patient) {
    return {{"brid", patient["id"]},
            {"jzkh", identifier_value(patient, "urn:kiosk:visit-card")},
            {"sfzh", identifier_value(patient, "urn:kiosk:resident-id")}};
}

Json tell_orders(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "Invoice")) {
        Json order{{"fydh", one["id"]},
                   {"fylb", number_of(order_kinds(), code(one, "kind"))},
                   {"mzh", identifier_value(one, "urn:kiosk:visit")},
                   {"ks", coded(one, "department")},
                   {"ys", coded(one, "doctor")},
                   {"kdsj", plain_time(text_of(one, "date"))},
                   {"yllb", code(one, "med-type")},
                   {"bzbm", code(one, "disease")},
                   {"bzmc", text(one, "disease-name")},
                   {"mx", lines_of(one)},
                   {"zje", yuan_text(extension_value(one, "total", "valueMoney"))}};
        add_both(order, "wz", "wzyw", find_extension(one, "place"));
        list.push_back(std::move(order));
    }
    return list.empty() ? Json{} : Json{{"fylb", list}};
}

Json tell_held(const Json& resource) {
    auto out = who_and_state(resource);
    out["bb"] = text_of(resource["meta"], "versionId");
    out["mzh"] = identifier_value(resource, "urn:kiosk:visit");
    out["ks"] = coded(resource, "department");
    out["zkdm"] = text_of(extension_value(resource, "specialty", "valueCoding"), "code");
    out["ys"] = coded(resource, "doctor");
    add_both(out, "wz", "wzyw", find_extension(resource, "place"));
    if (resource.contains("start")) {
        out["kssj"] = plain_time(text_of(resource, "start"));
        out["jssj"] = plain_time(text_of(resource, "end"));
    }
    out["sxsj"] = plain_time(extension_value(resource, "hold-expires", "valueInstant").get<std::string>());
    out["mx"] = lines_of(resource);
    out["zje"] = yuan_text(extension_value(resource, "total", "valueMoney"));
    if (const auto visit = text(resource, "mdtrt-id"); !visit.empty()) out["jzid"] = visit;
    if (const auto kind = code(resource, "med-type"); !kind.empty()) out["yllb"] = kind;
    if (const auto disease = code(resource, "disease"); !disease.empty()) {
        out["bzbm"] = disease;
        out["bzmc"] = text(resource, "disease-name");
    }
    return out;
}

Json tell_admissions(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "Encounter")) {
        const auto& ward = one["location"][0]["location"];
        Json stay{{"zyid", one["id"]},
                  {"zyh", identifier_value(one, "urn:kiosk:inpatient-number")},
                  {"bq", text_of(ward, "display")},
                  {"bqyw", english(member(ward, "_display"))},
                  {"rysj", plain_time(text_of(one["period"], "start"))},
                  {"yjje", yuan_text(extension_value(one, "deposited", "valueMoney"))},
                  {"zfy", yuan_text(extension_value(one, "charged", "valueMoney"))}};
        add_both(stay, "cw", "cwyw", find_extension(one, "bed"));
        list.push_back(std::move(stay));
    }
    return list.empty() ? Json{} : Json{{"zylb", list}};
}

Json tell_found(const Json& bundle) {
    for (const auto* type : {"Appointment", "Task"})
        for (const auto& one : resources(bundle, type)) return tell_held(one);
    return {};
}

Json tell_marked(const Json& resource) {
    auto out = who_and_state(resource);
    out["bb"] = text_of(resource["meta"], "versionId");
    out["sxsj"] = plain_time(extension_value(resource, "hold-expires", "valueInstant").get<std::string>());
    return out;
}

Json tell_released(const Json&) { return {}; }

Json tell_confirmed(const Json& resource) {
    auto out = who_and_state(resource);
    add_both(out, "wz", "wzyw", find_extension(resource, "place"));
    add_queue(out, resource);
    return out;
}

Json tell_records(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "Appointment")) list.push_back(record(one));
    return list.empty() ? Json{} : Json{{"jllb", list}};
}

Json tell_payments(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "Task")) list.push_back(payment_record(one));
    return list.empty() ? Json{} : Json{{"jllb", list}};
}

Json tell_copy(const Json& resource) {
    auto out = who_and_state(resource);
    out["bdcs"] = extension_value(resource, "copies", "valueInteger");
    return out;
}

Json tell_bills(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "Invoice")) list.push_back(bill(one));
    return {{"zts", bundle["total"]}, {"zdlb", list}};
}

}  // namespace kiosk::hospital::vendor
