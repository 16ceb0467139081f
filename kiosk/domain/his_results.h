// What is fetched from the HIS after a visit, at no risk of money: reports, prescriptions, invoices, charges.
// Part of kiosk/domain/his_calls.h.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/text.h"
#include "kiosk/domain/invoice.h"
#include "kiosk/domain/prescription.h"
#include "kiosk/domain/report.h"

namespace kiosk::his {

struct CopyCounted {
    int number = 1;  // 补打 第 n 次
    friend bool operator==(const CopyCounted&, const CopyCounted&) = default;
};

// Who asks for what was done already: a person's own things, of any day.
struct Whose {
    std::string id_number;
    std::string passport_number;  // where there is no id number
    friend bool operator==(const Whose&, const Whose&) = default;
};

struct Reports {
    std::vector<Report> rows;  // in the order in which they were ordered
    friend bool operator==(const Reports&, const Reports&) = default;
};
struct ListReports {
    using Reply = Reports;
    Whose whose;
    friend bool operator==(const ListReports&, const ListReports&) = default;
};

// The PDF's bytes, not looked at.
struct ReportDocument {
    std::string pdf;
    friend bool operator==(const ReportDocument&, const ReportDocument&) = default;
};
// Refused(already_printed): by the hospital's rule it is not printed once more.
struct FetchReport {
    using Reply = ReportDocument;
    std::string report_id;
    std::string document;  // Report::document
    friend bool operator==(const FetchReport&, const FetchReport&) = default;
};
// After its paper came. Repeated under the same print id it counts once.
struct CountReportPrint {
    using Reply = CopyCounted;
    std::string report_id;
    std::string print_id;
    std::string kiosk_number;
    friend bool operator==(const CountReportPrint&, const CountReportPrint&) = default;
};

struct Prescriptions {
    std::vector<Prescription> rows;  // in the order in which they were written
    friend bool operator==(const Prescriptions&, const Prescriptions&) = default;
};
struct ListPrescriptions {
    using Reply = Prescriptions;
    Whose whose;
    friend bool operator==(const ListPrescriptions&, const ListPrescriptions&) = default;
};

struct PharmacyQueue {
    LocalizedText window;
    std::string queue_number;  // may be empty: drugs that lie ready already
    int people_ahead = 0;
    friend bool operator==(const PharmacyQueue&, const PharmacyQueue&) = default;
};
// The patient stands in the hall and waits for the drugs. Repeated it answers the place that was given.
struct CheckInPharmacy {
    using Reply = PharmacyQueue;
    std::string prescription;
    std::string visit_number;
    std::string kiosk_number;
    friend bool operator==(const CheckInPharmacy&, const CheckInPharmacy&) = default;
};

struct Invoices {
    std::vector<EInvoice> rows;  // the newest first
    friend bool operator==(const Invoices&, const Invoices&) = default;
};
struct ListInvoices {
    using Reply = Invoices;
    Whose whose;
    std::string from_day;  // yyyy-MM-dd
    friend bool operator==(const ListInvoices&, const ListInvoices&) = default;
};

struct Costs {
    std::vector<Charge> rows;  // in the order in which they were made
    friend bool operator==(const Costs&, const Costs&) = default;
};
struct ListCosts {
    using Reply = Costs;
    Whose whose;
    std::string from_day;  // yyyy-MM-dd
    friend bool operator==(const ListCosts&, const ListCosts&) = default;
};

}  // namespace kiosk::his
