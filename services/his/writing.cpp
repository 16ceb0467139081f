// Bodies written apart from their call: a first file, a printed report, a patient who waits for drugs.
#include "services/his/writing.h"

namespace kiosk::services::fhir {
namespace {

Json name_of(const std::string& name) { return Json::object({{"text", Json::text(name)}}); }

Json mobile(const std::string& number) {
    return Json::array({Json::object(
        {{"system", Json::text("phone")}, {"value", Json::text(number)}, {"use", Json::text("mobile")}})});
}

Json contact_of(const his::Guardian& guardian, const std::string& phone, const HisConfig& config) {
    constexpr auto roles = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    Json coding = Json::object({{"system", Json::text(roles)}, {"code", Json::text("GUARD")}});
    Json relationship = Json::object({{"coding", Json::array({std::move(coding)})}});
    Json number = own_extension("guardian-identifier", "Identifier",
                                identifier_of(config.resident_id_system, guardian.id_number));
    return Json::object({{"relationship", Json::array({std::move(relationship)})},
                         {"name", name_of(guardian.name)},
                         {"telecom", mobile(phone)},
                         {"extension", Json::array({std::move(number)})}});
}

}  // namespace

std::string gender_code(const std::string& gend) {
    return gend == "1" ? "male" : gend == "2" ? "female" : "unknown";
}

Json first_file(const his::CreateFile& call, const HisConfig& config) {
    const auto& patient = call.patient;
    Json body = Json::object();
    body.add("resourceType", "Patient")
        .add("identifier", Json::array({identifier_of(config.resident_id_system, patient.id_number)}))
        .add("name", Json::array({name_of(patient.name)}))
        .add("gender", gender_code(patient.gender));
    if (!patient.birth_date.empty()) body.add("birthDate", patient.birth_date);
    // A minor is reached through the guardian, who then bears the number.
    if (call.guardian)
        body.add("contact", Json::array({contact_of(*call.guardian, call.phone, config)}));
    else
        body.add("telecom", mobile(call.phone));
    return std::move(body.add(
        "extension",
        Json::array({own_extension("consented-at", "Instant", Json::text(call.consented_at.rfc3339()))})));
}

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
