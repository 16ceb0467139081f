// What is fetched after a visit: reports, drugs, invoices and the charges of a day; and the desk where
// deposits for a stay are paid in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/domain/admission.h"
#include "kiosk/domain/invoice.h"
#include "kiosk/domain/prescription.h"
#include "kiosk/domain/report.h"
#include "kiosk/domain/screens/lines.h"

namespace kiosk::screen {

// How the printing of one report stands.
enum class ReportPrint {
    none,
    waiting,     // another one is being printed
    fetching,    // or being printed: the patient sees one thing
    printed,     // just now
    not_again,   // the hospital prints it once, and somebody has
    unreadable,  // its document cannot be printed
    no_answer,   // the HIS did not give it
    no_paper     // it did not come out
};
struct ReportRow {
    Report report;
    bool open = false;  // its name is shown
    ReportPrint print = ReportPrint::none;
    friend bool operator==(const ReportRow&, const ReportRow&) = default;
};
// Choices: reports/open-<id> (toggle), reports/print-<id>, reports/print_all, reports/back, reports/end.
struct Reports {
    PatientLine patient;
    std::vector<ReportRow> rows;
    bool paper = true;  // this kiosk can print reports
    bool busy = false;  // prints
    friend bool operator==(const Reports&, const Reports&) = default;
};

// Choices: prescriptions/checkin-<number>, prescriptions/pay, prescriptions/back.
struct Prescriptions {
    PatientLine patient;
    std::vector<Prescription> rows;
    bool bills = false;  // unpaid ones can be paid here
    friend bool operator==(const Prescriptions&, const Prescriptions&) = default;
};
// Choices: queued/finish, queued/back where more prescriptions wait.
struct PharmacyQueued {
    PatientLine patient;
    Prescription prescription;  // with window, number and people ahead
    SlipState slip = SlipState::printing;
    bool card_inside = false;
    friend bool operator==(const PharmacyQueued&, const PharmacyQueued&) = default;
};

// Choices: invoices/open-<number>, invoices/costs, invoices/back.
struct Invoices {
    PatientLine patient;
    std::vector<EInvoice> rows;
    friend bool operator==(const Invoices&, const Invoices&) = default;
};
// Choices: invoice/print, invoice/back.
struct InvoiceShown {
    EInvoice invoice;
    bool paper = true;
    SlipState slip = SlipState::none;
    friend bool operator==(const InvoiceShown&, const InvoiceShown&) = default;
};
// The charges of one day. Choices: costs/earlier, costs/later, costs/print, costs/back.
struct Costs {
    PatientLine patient;
    std::string day;  // yyyy-MM-dd
    std::vector<Charge> rows;
    Fen total;
    bool paper = true;
    SlipState slip = SlipState::none;
    friend bool operator==(const Costs&, const Costs&) = default;
};

// A stay and what is laid down for it. Choices: deposit/<yuan> for each key, deposit/other, deposit/back.
struct Deposit {
    PatientLine patient;
    Admission admission;  // its number masked
    std::vector<std::int64_t> keys_yuan;
    friend bool operator==(const Deposit&, const Deposit&) = default;
};
// Digits typed on a pad that belongs to ui. Choices: deposit_amount/pay with Touch::text (whole yuan),
// deposit_amount/back.
struct DepositAmount {
    PatientLine patient;
    int least_yuan = 0;
    int most_yuan = 0;
    bool wrong = false;  // what was typed lies outside
    friend bool operator==(const DepositAmount&, const DepositAmount&) = default;
};

}  // namespace kiosk::screen
