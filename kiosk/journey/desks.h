// What a visit keeps while reports are printed, drugs are asked for, invoices are looked at, or an amount is
// chosen. No money moves at any of these desks.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/invoice.h"
#include "kiosk/domain/prescription.h"
#include "kiosk/domain/screen.h"

namespace kiosk::journey {

struct ReportDesk {
    std::vector<screen::ReportRow> rows;
    bool asked = false;              // the HIS has answered which there are
    std::vector<std::string> queue;  // ids still to be printed; the first is at work
    enum class Work { fetching, printing, counting } work = Work::fetching;
    std::string print_id;  // under which the one at work is counted
    int prints_asked = 0;  // makes print ids of one visit differ
    [[nodiscard]] bool busy() const { return !queue.empty(); }
    friend bool operator==(const ReportDesk&, const ReportDesk&) = default;
};

struct PharmacyDesk {
    std::vector<Prescription> rows;
    std::string chosen;  // number of the prescription that is checked in
    friend bool operator==(const PharmacyDesk&, const PharmacyDesk&) = default;
};

struct InvoiceDesk {
    std::vector<EInvoice> rows;
    std::string shown;  // number
    std::vector<Charge> charges;
    std::string day;  // whose charges are shown, yyyy-MM-dd
    friend bool operator==(const InvoiceDesk&, const InvoiceDesk&) = default;
};

struct DepositDesk {
    Admission admission;
    bool amount_wrong = false;  // what was typed cannot be paid in
    friend bool operator==(const DepositDesk&, const DepositDesk&) = default;
};

}  // namespace kiosk::journey
