// What is on a slip, before any layout.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/bill.h"
#include "kiosk/domain/invoice.h"
#include "kiosk/domain/prescription.h"
#include "kiosk/domain/screen.h"

namespace kiosk {

// What a patient needs who paid alone because insurance could not be reached (手工报销). The papers are those
// of the national list of insurance services, item outpatient reimbursement; where to go is local,
// configurable.
struct ClaimingBack {
    LocalizedText window;          // where the hospital settles it with insurance later (补结算)
    std::string institution_code;  // 定点医药机构编码, asked for on the form
    bool drugs = false;            // then the prescription is wanted
    bool papers_here = false;      // invoice and cost list come out of this kiosk
    friend bool operator==(const ClaimingBack&, const ClaimingBack&) = default;
};

enum class SlipKind {
    registration,   // done: take it to the doctor
    payment,        // bills are paid: take it where they are done or handed out
    appointment,    // booked ahead: its code collects the number on the day
    check_in,       // arrived: where one stands in the queue
    being_checked,  // the third state: do not pay again, here is the trace number
    cancelled,      // money on its way back, or none taken
    new_file,       // a file was opened: its code is the visit card
    pharmacy,       // checked in for drugs: window and number
    invoice,        // 电子票据: the data to look it up and check it
    cost_list,      // 费用清单 of one day
};

struct SlipContent {
    SlipKind kind = SlipKind::registration;
    int copy_number = 0;  // 补打 第 n 次; 0: the original
    Language language = Language::zh;
    LocalizedText hospital;
    std::string kiosk_number;
    std::string patient_name;    // full: the slip goes to the doctor (configurable: masked)
    std::string insurance_tail;  // last four of the insurance number, "*0015"; empty for self-pay
    VisitLine visit;
    std::vector<Bill> bills;  // what was paid for, or would have been; empty: a registration
    std::string queue_number;
    int people_ahead = 0;
    bool insured = true;
    Split split;
    std::optional<ClaimingBack> claiming_back;  // insurance should have paid and could not be reached
    MoneyState money;
    std::string payer;         // "微信支付"; empty where nothing was collected here
    std::string trace_number;  // case id
    std::string setl_id;
    std::string reprint_code;   // random, expiring, without personal data: the QR
    std::string reprint_until;  // yyyy-MM-dd HH:mm
    CivilTime printed_at;
    std::string version;     // software version, small print
    std::string visit_card;  // of a new file: what its code says
    // Booked ahead:
    std::string booking_number;  // the QR of an appointment
    CivilTime collect_from;
    CivilTime collect_until;
    Fen fee;                      // to be paid when it is collected
    LocalizedText hint;           // what to bring, where to wait
    Fen deposited;                // of a deposit: all that is laid down now
    Prescription prescription;    // of SlipKind::pharmacy
    EInvoice invoice;             // of SlipKind::invoice
    std::vector<Charge> charges;  // of SlipKind::cost_list
    friend bool operator==(const SlipContent&, const SlipContent&) = default;
};

}  // namespace kiosk
