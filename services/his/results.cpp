// What a person fetches: reports, prescriptions, invoices and charges, read from DiagnosticReport, Binary,
// MedicationRequest, Encounter, Invoice and ChargeItem. A row that is not understood makes the whole answer
// unknown: half a list would be taken for the whole.
#include <algorithm>

#include "services/crypto/encode.h"
#include "services/his/agreed.h"
#include "services/his/fhir.h"
#include "services/his/reading.h"

namespace kiosk::services::fhir {
namespace {

using namespace his;

const Json* category_code(const Json* report) {
    return first(member(first(member(report, "category")), "coding"));
}

// HL7 table 0074: LAB, and the several words for pictures.
ReportKind report_kind_of(const Json* report) {
    const auto code = text(category_code(report), "code");
    if (code == "LAB" || code == "HM" || code == "CH" || code == "MB") return ReportKind::laboratory;
    if (code == "RAD" || code == "RUS" || code == "RX" || code == "CT" || code == "NMR" || code == "IMG")
        return ReportKind::imaging;
    return ReportKind::other;
}

Result<CivilTime> instant_or_none(const std::string& value) {
    if (value.empty()) return CivilTime{};
    return instant(value);
}

Result<Report> report_of(const Json* resource) {
    Report report;
    report.id = text(resource, "id");
    report.kind = report_kind_of(resource);
    report.name = localized(member(resource, "code"), "text");
    report.department = localized(first(member(resource, "performer")), "display");
    const auto status = text(resource, "status");
    report.ready = status == "final" || status == "amended" || status == "corrected" || status == "appended";
    report.ordered_at = TRY(instant(text(resource, "effectiveDateTime")));
    report.at = TRY(
        instant_or_none(report.ready ? text(resource, "issued") : value_of(resource, "expected", "Instant")));
    report.prints = whole(value_of(resource, "prints", "Integer"));
    report.may_print = value_of(resource, "may-print", "Boolean") == "true";
    report.document = text(first(member(resource, "presentedForm")), "url");
    TRY_VOID(check_sound(report));
    return report;
}

// Prescribed drugs of one number make one prescription; what is said of it stands on the first.
Result<Prescription> prescription_of(const Json* request, const HisConfig& config) {
    static const std::map<std::string_view, PrescriptionState> states{
        {"unpaid", PrescriptionState::unpaid},
        {"paid", PrescriptionState::paid},
        {"waiting", PrescriptionState::waiting},
        {"ready", PrescriptionState::ready},
        {"collected", PrescriptionState::collected}};
    Prescription prescription;
    prescription.number = text(member(request, "groupIdentifier"), "value");
    prescription.visit_number = identifier(request, config.visit_system);
    prescription.written_at = TRY(instant(text(request, "authoredOn")));
    prescription.department = localized(member(extension(request, "department"), "valueCoding"), "display");
    prescription.doctor = localized(member(request, "requester"), "display");
    prescription.window = localized_value(request, "window");
    prescription.state = TRY(named(value_of(request, "pharmacy-state", "Code"), states, "pharmacy-state"));
    prescription.queue_number = printable(value_of(request, "queue-number", "String"));
    prescription.people_ahead = whole(value_of(request, "people-ahead", "Integer"));
    return prescription;
}

DrugLine drug_of(const Json* request) {
    DrugLine drug;
    drug.name = localized(member(request, "medicationCodeableConcept"), "text");
    drug.dose = localized(first(member(request, "dosageInstruction")), "text");
    const auto* quantity = member(member(request, "dispenseRequest"), "quantity");
    const auto unit = localized(quantity, "unit");
    const auto value = text(quantity, "value");
    drug.quantity.zh = value + " " + unit.zh;
    if (!unit.en.empty()) drug.quantity.en = value + " " + unit.en;
    return drug;
}

Result<EInvoice> invoice_of(const Json* resource) {
    EInvoice invoice;
    invoice.code = printable(identifier(resource, "urn:kiosk:e-invoice-code"));
    invoice.number = printable(identifier(resource, "urn:kiosk:e-invoice-number"));
    invoice.check_code = printable(identifier(resource, "urn:kiosk:e-invoice-check"));
    invoice.url = value_of(resource, "e-invoice-url", "Url");
    invoice.kind = localized(member(resource, "type"), "text");
    invoice.issued_at = TRY(instant(text(resource, "date")));
    invoice.total = TRY(amount_of(member(resource, "totalGross")));
    invoice.own = TRY(amount_of(member(resource, "totalNet")));
    invoice.fund = TRY(money_of(resource, "fund"));
    invoice.account = TRY(money_of(resource, "account"));
    TRY_VOID(check_sound(invoice));
    return invoice;
}

Result<Charge> charge_of(const Json* resource) {
    Charge charge;
    charge.at = TRY(instant(text(resource, "occurrenceDateTime")));
    charge.kind = bill_kind_of(resource);
    charge.paid = text(resource, "status") == "billed";
    charge.line = TRY(fee_line_of(extension(resource, "fee-line")));
    return charge;
}

Result<Admission> admission_of(const Json* resource) {
    Admission admission;
    admission.id = text(resource, "id");
    admission.inpatient_number = printable(identifier(resource, "urn:kiosk:inpatient-number"));
    admission.ward = localized(member(first(member(resource, "location")), "location"), "display");
    admission.bed = localized_value(resource, "bed");
    admission.admitted_at = TRY(instant(text(member(resource, "period"), "start")));
    admission.deposited = TRY(money_of(resource, "deposited"));
    admission.charged = TRY(money_of(resource, "charged"));
    TRY_VOID(check_sound(admission));
    return admission;
}

Result<std::string> pdf_in(const Json* holder) {
    const auto type = text(holder, "contentType");
    if (type != "application/pdf") return fail(ErrorKind::malformed, "the report is no PDF");
    auto bytes = TRY(crypto::from_base64(text(holder, "data")));
    if (bytes.empty()) return fail(ErrorKind::malformed, "a report without its document");
    return bytes;
}

}  // namespace

Result<Reports> reports_of(const Json& bundle) {
    Reports reports;
    for (const auto* resource : entries(bundle, "DiagnosticReport"))
        reports.rows.push_back(TRY(report_of(resource)));
    return reports;
}

Result<ReportDocument> document_of(const FetchReport& call, const Json& body) {
    if (body.scalar_of("resourceType") == "Binary") return ReportDocument{TRY(pdf_in(&body))};
    if (body.scalar_of("resourceType") != "DiagnosticReport" || body.scalar_of("id") != call.report_id)
        return fail(ErrorKind::malformed, "another report");
    return ReportDocument{TRY(pdf_in(first(body.find("presentedForm"))))};
}

Result<CopyCounted> print_counted(const Json& body) {
    const CopyCounted counted{whole(value_of(&body, "copies", "Integer"))};
    if (body.scalar_of("resourceType") != "Communication" || counted.number < 1)
        return fail(ErrorKind::malformed, "a print that was not counted");
    return counted;
}

Result<Prescriptions> prescriptions_of(const Json& bundle, const HisConfig& config) {
    Prescriptions found;
    for (const auto* request : entries(bundle, "MedicationRequest")) {
        auto one = TRY(prescription_of(request, config));
        auto known = std::find_if(found.rows.begin(), found.rows.end(),
                                  [&](const Prescription& other) { return other.number == one.number; });
        if (known == found.rows.end()) known = found.rows.insert(found.rows.end(), std::move(one));
        known->drugs.push_back(drug_of(request));
    }
    for (const auto& one : found.rows) TRY_VOID(check_sound(one));
    return found;
}

Result<PharmacyQueue> pharmacy_queue_of(const CheckInPharmacy& call, const Json& body) {
    if (body.scalar_of("resourceType") != "Encounter" ||
        identifier(&body, "urn:kiosk:prescription") != call.prescription)
        return fail(ErrorKind::malformed, "checked in for another prescription");
    PharmacyQueue place;
    place.window = localized(member(first(body.find("location")), "location"), "display");
    place.queue_number = printable(value_of(&body, "queue-number", "String"));
    place.people_ahead = whole(value_of(&body, "people-ahead", "Integer"));
    return place;
}

Result<Invoices> invoices_of(const Json& bundle) {
    Invoices invoices;
    for (const auto* resource : entries(bundle, "Invoice"))
        invoices.rows.push_back(TRY(invoice_of(resource)));
    put_in_order(invoices.rows);
    return invoices;
}

Result<Costs> costs_of(const Json& bundle) {
    Costs costs;
    for (const auto* resource : entries(bundle, "ChargeItem")) costs.rows.push_back(TRY(charge_of(resource)));
    return costs;
}

Result<Admissions> admissions_of(const Json& bundle) {
    Admissions admissions;
    for (const auto* resource : entries(bundle, "Encounter"))
        admissions.rows.push_back(TRY(admission_of(resource)));
    return admissions;
}

}  // namespace kiosk::services::fhir
