// Reports, drugs, invoices and charges in the vendor's words.
#include <fmt/format.h>

#include "services/hospital/his/fhir.h"
#include "services/hospital/vendor/asked.h"
#include "services/hospital/vendor/codes.h"
#include "services/hospital/vendor/resources.h"
#include "services/hospital/vendor/told.h"

namespace kiosk::hospital::vendor {
namespace {

using fhir::extension_value;
using fhir::find_extension;
using fhir::identifier;
using fhir::identifier_value;

Asked ask(const std::string& method, const std::string& path, std::map<std::string, std::string> query,
          std::map<std::string, std::string> headers = {}, const Json& body = {}) {
    Request request{method, "/fhir/" + path, std::move(query), std::move(headers),
                    body.is_null() ? "" : wire_text(body)};
    request.client_certified = true;
    return {std::move(request), ""};
}

Asked of_person(const Json& cs, const char* resource, std::map<std::string, std::string> query) {
    const auto& kind = member(cs, "zjlx");
    const auto system =
        kind.is_number_integer() ? word_of(number_systems(), integer_of(cs, "zjlx")) : std::nullopt;
    if (!system) return {{}, "参数不合法: zjlx"};
    if (text_of(cs, "zjhm").empty()) return {{}, "参数不合法: zjhm"};
    query["subject.identifier"] = *system + "|" + text_of(cs, "zjhm");
    return ask("GET", resource, std::move(query));
}

Asked of_person_since(const Json& cs, const char* resource, const char* date,
                      std::map<std::string, std::string> query) {
    const auto day = iso_day(text_of(cs, "qsrq"));
    if (day.empty()) return {{}, "参数不合法: qsrq"};
    query[date] = "ge" + day;
    return of_person(cs, resource, std::move(query));
}

// The English beside a member.
Json both(const Json& holder, const char* name) {
    return {{"mc", text_of(holder, name)}, {"ywmc", english(member(holder, std::string{"_"} + name))}};
}

Json tell_report(const Json& one) {
    const bool ready = text_of(one, "status") == "final";
    const auto category = text_of(one["category"][0]["coding"][0], "code");
    auto out = both(one["code"], "text");
    out["bgid"] = one["id"];
    out["bglb"] = category == "LAB" ? 1 : category == "RAD" ? 2 : 9;
    out["ks"] = both(one["performer"][0], "display");
    out["sqsj"] = plain_time(text_of(one, "effectiveDateTime"));
    out["wcbz"] = ready ? 1 : 0;
    if (ready)
        out["bgsj"] = plain_time(text_of(one, "issued"));
    else
        out["yjsj"] = plain_time(extension_value(one, "expected", "valueInstant").get<std::string>());
    out["dycs"] = extension_value(one, "prints", "valueInteger");
    out["kdbz"] = extension_value(one, "may-print", "valueBoolean") == true ? 1 : 0;
    return out;
}

const Numbers& prescription_states() {
    static const Numbers all{{1, "unpaid"}, {2, "paid"}, {3, "waiting"}, {4, "ready"}, {5, "collected"}};
    return all;
}

Json tell_drug(const Json& one) {
    const auto& quantity = one["dispenseRequest"]["quantity"];
    const auto unit = both(quantity, "unit");
    const auto count = std::to_string(integer_of(quantity, "value"));
    const auto name = both(one["medicationCodeableConcept"], "text");
    const auto dose = both(one["dosageInstruction"][0], "text");
    return {{"mc", name["mc"]},
            {"ywmc", name["ywmc"]},
            {"yf", dose["mc"]},
            {"yfyw", dose["ywmc"]},
            {"sl", count + " " + text_of(unit, "mc")},
            {"slyw", count + " " + text_of(unit, "ywmc")}};
}

Json tell_prescription(const Json& one) {
    Json out{{"cfh", text_of(one["groupIdentifier"], "value")},
             {"mzh", identifier_value(one, "urn:kiosk:visit")},
             {"kdsj", plain_time(text_of(one, "authoredOn"))},
             {"ks", coded(one, "department")},
             {"ys", both(one["requester"], "display")},
             {"zt", number_of(prescription_states(), code(one, "pharmacy-state"))},
             {"pdh", text(one, "queue-number")},
             {"yp", Json::array()}};
    if (!text(one, "queue-number").empty())
        out["qmrs"] = extension_value(one, "people-ahead", "valueInteger");
    add_both(out, "ck", "ckyw", find_extension(one, "window"));
    return out;
}

}  // namespace

Asked reports(const Request&, const Json& cs) { return of_person(cs, "DiagnosticReport", {}); }

// The vendor keeps every document at one place; where the FHIR side has it apart, it is asked for there.
Asked report_document(const Request&, const Json& cs) {
    const auto id = text_of(cs, "bgid");
    if (id.empty()) return {{}, "参数不合法: bgid"};
    return ask("GET", "Binary/" + id, {});
}

Asked report_print(const Request&, const Json& cs) {
    const auto id = text_of(cs, "bgid");
    const auto print = text_of(cs, "dyid");
    if (id.empty() || print.empty()) return {{}, "参数不合法: bgid, dyid"};
    return ask("POST", "Communication", {}, {{"if-none-exist", "identifier=urn:kiosk:print|" + print}},
               {{"resourceType", "Communication"},
                {"status", "completed"},
                {"identifier", Json::array({identifier("urn:kiosk:print", print)})},
                {"about", Json::array({Json{{"reference", "DiagnosticReport/" + id}}})}});
}

Asked prescriptions(const Request&, const Json& cs) { return of_person(cs, "MedicationRequest", {}); }

Asked pharmacy_check_in(const Request&, const Json& cs) {
    const auto number = text_of(cs, "cfh");
    if (number.empty() || text_of(cs, "zzjh").empty()) return {{}, "参数不合法: cfh, zzjh"};
    return ask("POST", "Encounter", {}, {{"if-none-exist", "identifier=urn:kiosk:prescription|" + number}},
               {{"resourceType", "Encounter"},
                {"status", "arrived"},
                {"class", {{"code", "AMB"}}},
                {"serviceType", {{"text", "pharmacy"}}},
                {"identifier", Json::array({identifier("urn:kiosk:prescription", number)})}});
}

Asked invoices(const Request&, const Json& cs) {
    return of_person_since(cs, "Invoice", "date", {{"status", "balanced"}});
}

Asked charges(const Request&, const Json& cs) { return of_person_since(cs, "ChargeItem", "occurrence", {}); }

Json tell_reports(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "DiagnosticReport")) list.push_back(tell_report(one));
    return list.empty() ? Json{} : Json{{"bglb", list}};
}

Json tell_report_document(const Json& resource) { return {{"wj", resource["data"]}}; }

Json tell_report_print(const Json& resource) {
    return {{"dycs", extension_value(resource, "copies", "valueInteger")}};
}

Json tell_prescriptions(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "MedicationRequest")) {
        const auto number = text_of(one["groupIdentifier"], "value");
        if (list.empty() || list.back()["cfh"] != number) list.push_back(tell_prescription(one));
        list.back()["yp"].push_back(tell_drug(one));
    }
    return list.empty() ? Json{} : Json{{"cflb", list}};
}

Json tell_check_in(const Json& resource) {
    const auto window = both(resource["location"][0]["location"], "display");
    return {{"cfh", identifier_value(resource, "urn:kiosk:prescription")},
            {"ck", window["mc"]},
            {"ckyw", window["ywmc"]},
            {"pdh", text(resource, "queue-number")},
            {"qmrs", extension_value(resource, "people-ahead", "valueInteger")}};
}

Json tell_invoices(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "Invoice")) {
        const auto kind = both(one["type"], "text");
        list.push_back({{"pjdm", identifier_value(one, "urn:kiosk:e-invoice-code")},
                        {"pjhm", identifier_value(one, "urn:kiosk:e-invoice-number")},
                        {"jym", identifier_value(one, "urn:kiosk:e-invoice-check")},
                        {"url", extension_value(one, "e-invoice-url", "valueUrl")},
                        {"pjmc", kind["mc"]},
                        {"pjywmc", kind["ywmc"]},
                        {"kjsj", plain_time(text_of(one, "date"))},
                        {"zje", yuan_text(one["totalGross"])},
                        {"tcje", yuan_text(extension_value(one, "fund", "valueMoney"))},
                        {"zhje", yuan_text(extension_value(one, "account", "valueMoney"))},
                        {"grzf", yuan_text(one["totalNet"])}});
    }
    return list.empty() ? Json{} : Json{{"pjlb", list}};
}

Json tell_charges(const Json& bundle) {
    Json list = Json::array();
    for (const auto& one : resources(bundle, "ChargeItem")) {
        auto line = lines_of(one).at(0);
        line["fssj"] = plain_time(text_of(one, "occurrenceDateTime"));
        line["fylb"] = number_of(order_kinds(), code(one, "kind"));
        line["jfbz"] = text_of(one, "status") == "billed" ? 1 : 0;
        list.push_back(std::move(line));
    }
    return list.empty() ? Json{} : Json{{"fyqd", list}};
}

}  // namespace kiosk::hospital::vendor
