// FHIR tells by resource and status, the vendor's interface (services/hospital/vendor/VENDOR.md) by path. A
// city that hides the envelope shows no number of a transaction here.
#include "kiosk/demo/message_names.h"

#include <array>
#include <string_view>
#include <utility>

namespace kiosk::demo {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 21> vendor_names{
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
     {"gh/qr", "PUT Appointment booked"},
     {"jf/qr", "PUT Task completed"},
     {"gh/jl", "GET Appointment"},
     {"gh/pz", "GET Appointment"},
     {"gh/bd", "PUT Appointment copy"},
     {"jf/jl", "GET Task"},
     {"jf/pz", "GET Task"},
     {"jf/bd", "PUT Task copy"},
     {"dz/mx", "GET Invoice"}}};

std::string fhir_name(const services::Request& request, const std::string& resource) {
    auto name = request.method + " " + resource.substr(0, resource.find('/'));
    if (request.method != "PUT") return name;
    if (request.body.find("\"url\":\"urn:kiosk:ext:copy\"") != std::string::npos) return name + " copy";
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
