// What is told of a report that was printed, and of a patient who waits for drugs.
#include "services/his/writing.h"

namespace kiosk::services::fhir {

Json print_note(const his::CountReportPrint& call) {
    Json about = Json::object();
    about.add("reference", "DiagnosticReport/" + call.report_id);
    Json body = Json::object();
    body.add("resourceType", "Communication")
        .add("status", "completed")
        .add("identifier", Json::array({identifier_of("urn:kiosk:print", call.print_id)}))
        .add("about", Json::array({std::move(about)}))
        .add("extension", Json::array({own_extension("kiosk", "String", Json::text(call.kiosk_number))}));
    return body;
}

Json arrival_at_pharmacy(const his::CheckInPharmacy& call, const HisConfig& config) {
    std::vector<Json> identifiers{identifier_of("urn:kiosk:prescription", call.prescription)};
    if (!call.visit_number.empty())
        identifiers.push_back(identifier_of(config.visit_system, call.visit_number));
    Json setting = Json::object();
    setting.add("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode").add("code", "AMB");
    Json service = Json::object();
    service.add("text", "pharmacy");
    Json body = Json::object();
    body.add("resourceType", "Encounter")
        .add("status", "arrived")
        .add("class", std::move(setting))
        .add("serviceType", std::move(service))
        .add("identifier", Json::array(std::move(identifiers)))
        .add("extension", Json::array({own_extension("kiosk", "String", Json::text(call.kiosk_number))}));
    return body;
}

}  // namespace kiosk::services::fhir
