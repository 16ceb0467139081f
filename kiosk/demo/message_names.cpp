// FHIR tells by resource and status, the vendor's interface (services/hospital/vendor/VENDOR.md) by path. A
// city that hides the envelope shows no number of a transaction here.
#include "kiosk/demo/message_names.h"

#include <array>
#include <string_view>
#include <utility>

namespace kiosk::demo {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 38> vendor_names{
    {{"ks", "GET HealthcareService"},
     {"pb", "GET Slot"},
     {"br/cx", "GET Patient"},
     {"jf/dj", "GET Invoice"},
     {"gh/sh", "POST Appointment"},
     {"jf/sd", "POST Task"},
     {"gh/shcx", "GET Appointment"},
     {"jf/sdcx", "GET Task"},
     {"gh/bj", "PUT Appointment pending"},
     {"jf/bj", "PUT Task requested"},
     {"gh/sf", "PUT Appointment cancelled"},
     {"jf/sf", "PUT Task cancelled"},
     {"gh/th", "PUT Appointment given_up"},
     {"gh/qr", "PUT Appointment booked"},
     {"jf/qr", "PUT Task completed"},
     {"gh/jl", "GET Appointment"},
     {"gh/pz", "GET Appointment"},
     {"gh/bd", "PUT Appointment copy"},
     {"jf/jl", "GET Task"},
     {"jf/pz", "GET Task"},
     {"jf/bd", "PUT Task copy"},
     {"bg/lb", "GET DiagnosticReport"},
     {"bg/wj", "GET Binary"},
     {"bg/dy", "POST Communication"},
     {"yf/cf", "GET MedicationRequest"},
     {"yf/qd", "POST Encounter"},
     {"pj/lb", "GET Invoice balanced"},
     {"fy/qd", "GET ChargeItem"},
     {"zy/cx", "GET Encounter"},
     {"zy/yj", "POST Task"},
     {"dz/mx", "GET Invoice"},
     {"ks/cx", "GET HealthcareService"},
     {"yy/rq", "GET Schedule"},
     {"yy/sd", "GET Slot times"},
     {"yy/yy", "POST Appointment booked"},
     {"yy/cx", "GET Appointment due"},
     {"yy/qh", "POST Appointment booking"},
     {"yy/qd", "PUT Appointment check-in"}}};

std::string fhir_name(const services::Request& request, const std::string& resource) {
    if (resource.starts_with("DiagnosticReport/")) return request.method + " DiagnosticReport document";
    auto name = request.method + " " + resource.substr(0, resource.find('/'));
    constexpr std::string_view named_query = "?_query=";
    if (const auto at = request.url.find(named_query); at != std::string::npos) {
        const auto from = at + named_query.size();
        return name + " " + request.url.substr(from, request.url.find('&', from) - from);
    }
    const auto bears = [&](std::string_view text) { return request.body.find(text) != std::string::npos; };
    if (request.method == "POST" && bears("\"supportingInformation\"")) return name + " booking";
    if (request.method == "POST" && bears("\"status\":\"booked\"")) return name + " booked";
    if (request.url.find("?status=balanced&") != std::string::npos) name += " balanced";
    if (request.method != "PUT") return name;
    if (bears("\"url\":\"urn:kiosk:ext:check-in\"")) return name + " check-in";
    if (request.body.find("\"url\":\"urn:kiosk:ext:copy\"") != std::string::npos) return name + " copy";
    if (request.body.find("\"cancelationReason\"") != std::string::npos) return name + " given_up";
    for (const std::string status : {"pending", "booked", "cancelled", "requested", "completed"})
        if (request.body.find("\"status\":\"" + status) != std::string::npos) name += " " + status;
    return name;
}

}  // namespace

std::string message_name(const services::Request& request) {
    constexpr std::string_view fhir_base = "/fhir/";
    constexpr std::string_view vendor_base = "/zzj/api/";
    const auto path = request.url.substr(0, request.url.find('?'));
    if (const auto at = path.find(fhir_base); at != std::string::npos)
        return fhir_name(request, path.substr(at + fhir_base.size()));
    if (const auto at = path.find(vendor_base); at != std::string::npos)
        for (const auto& [theirs, name] : vendor_names)
            if (path.substr(at + vendor_base.size()) == theirs) return std::string{name};
    return path.substr(path.rfind('/') + 1);
}

}  // namespace kiosk::demo
