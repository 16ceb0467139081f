// Reports, prescriptions, invoices and charges, row by row.
#include "services/crypto/encode.h"
#include "services/his/agreed.h"
#include "services/his_mapped/objects.h"

namespace kiosk::services::mapped {

using namespace his;

Result<Report> report_of(const Row& row) {
    Report report;
    report.id = row.text("id");
    report.kind = word_of(row, "kind", "report_kind", report_kinds).value_or(ReportKind::other);
    report.name = row.both("name", "name_en");
    report.department = row.both("department", "department_en");
    report.ordered_at = TRY(row.instant("ordered_at"));
    report.ready = TRY(row.flag("ready"));
    const auto* when = report.ready ? "issued_at" : "expected_at";
    if (!row.text(when).empty()) report.at = TRY(row.instant(when));
    report.prints = row.whole("prints");
    report.may_print = TRY(row.flag("may_print"));
    TRY_VOID(check_sound(report));
    return report;
}

Result<ReportDocument> document_of(const Row& row) {
    ReportDocument document{TRY(crypto::from_base64(row.text("pdf_base64")))};
    if (document.pdf.empty()) return malformed("a report without its document");
    return document;
}

Result<CopyCounted> print_counted(const Row& row) {
    const CopyCounted counted{row.whole("number")};
    if (counted.number < 1) return malformed("a print that was not counted");
    return counted;
}

Result<Prescription> prescription_of(const Row& row) {
    Prescription prescription;
    prescription.number = row.text("number");
    prescription.visit_number = row.text("visit_number");
    prescription.written_at = TRY(row.instant("written_at"));
    prescription.department = row.both("department", "department_en");
    prescription.doctor = row.both("doctor", "doctor_en");
    prescription.window = row.both("window", "window_en");
    prescription.state = TRY(word_of(row, "state", "prescription_state", prescription_states));
    prescription.queue_number = row.text("queue_number");
    prescription.people_ahead = row.whole("people_ahead");
    const auto drugs = TRY(row.rows("drugs", "drug"));
    for (const auto& drug : drugs)
        prescription.drugs.push_back({drug.both("name", "name_en"), drug.both("dose", "dose_en"),
                                      drug.both("quantity", "quantity_en")});
    TRY_VOID(check_sound(prescription));
    return prescription;
}

Result<PharmacyQueue> pharmacy_queue_of(const CheckInPharmacy& call, const Row& row) {
    const auto told = row.text("prescription_number");
    if (!told.empty() && told != call.prescription) return malformed("checked in for another prescription");
    return PharmacyQueue{row.both("window", "window_en"), row.text("queue_number"),
                         row.whole("people_ahead")};
}

Result<EInvoice> invoice_of(const Row& row) {
    EInvoice invoice;
    invoice.code = row.text("code");
    invoice.number = row.text("number");
    invoice.check_code = row.text("check_code");
    invoice.url = row.text("url");
    invoice.kind = row.both("kind", "kind_en");
    invoice.issued_at = TRY(row.instant("issued_at"));
    invoice.total = TRY(row.money("total"));
    invoice.fund = TRY(row.money("fund"));
    invoice.account = TRY(row.money("account"));
    invoice.own = TRY(row.money("own"));
    TRY_VOID(check_sound(invoice));
    return invoice;
}

Result<Charge> charge_of(const Row& row) {
    Charge charge;
    charge.at = TRY(row.instant("charged_at"));
    charge.kind = word_of(row, "kind", "bill_kind", bill_kinds).value_or(BillKind::other);
    charge.paid = TRY(row.flag("paid"));
    charge.line = TRY(fee_line_of(row));
    return charge;
}

Result<Admission> admission_of(const Row& row) {
    Admission admission;
    admission.id = row.text("id");
    admission.inpatient_number = row.text("inpatient_number");
    admission.ward = row.both("ward", "ward_en");
    admission.bed = row.both("bed", "bed_en");
    admission.admitted_at = TRY(row.instant("admitted_at"));
    admission.deposited = TRY(row.money("deposited"));
    admission.charged = TRY(row.money("charged"));
    TRY_VOID(check_sound(admission));
    return admission;
}

}  // namespace kiosk::services::mapped
