// Requests to the hospital's own system (HIS) and their answers, shaped so that FHIR R4 is one driver among
// others. Holding and confirming are repeatable under our own identifier (the case id): a repeat answers like
// the first.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/ids.h"
#include "kiosk/domain/bill.h"
#include "kiosk/domain/clinic.h"
#include "kiosk/domain/identity.h"
#include "kiosk/domain/split.h"

namespace kiosk::his {

struct Nothing {
    friend bool operator==(const Nothing&, const Nothing&) = default;
};

struct Departments {
    std::vector<Department> rows;  // in the hospital's order
    friend bool operator==(const Departments&, const Departments&) = default;
};
struct ListDepartments {
    using Reply = Departments;
    std::string day;  // yyyy-MM-dd
    friend bool operator==(const ListDepartments&, const ListDepartments&) = default;
};

struct Sessions {
    std::vector<ClinicSession> rows;  // general clinic first, then by time
    friend bool operator==(const Sessions&, const Sessions&) = default;
};
struct ListSessions {
    using Reply = Sessions;
    std::string day;
    std::string department_code;
    friend bool operator==(const ListSessions&, const ListSessions&) = default;
};

// Finds the file of a person whom insurance does not know: visit card, booking code or passport.
// Refused(patient_unknown) where there is none.
struct FindPatient {
    using Reply = Patient;
    Credential credential;
    friend bool operator==(const FindPatient&, const FindPatient&) = default;
};

struct Bills {
    std::vector<Bill> rows;  // in the order in which they were written
    friend bool operator==(const Bills&, const Bills&) = default;
};
// What a person has still to pay here, whatever the day.
struct ListBills {
    using Reply = Bills;
    std::string id_number;
    std::string passport_number;  // where there is no id number
    friend bool operator==(const ListBills&, const ListBills&) = default;
};

// Refused(money_in_doubt), with the trace number as its text: money of this person for this department and
// day is still being checked somewhere.
struct HoldSlot {
    using Reply = Hold;
    CaseId case_id;
    ClinicSession session;
    Patient patient;
    std::string kiosk_number;
    std::string reprint_code;  // as on the slip: whoever brings it, finds this
    friend bool operator==(const HoldSlot&, const HoldSlot&) = default;
};

// Refused(money_in_doubt) as above, for any of the bills; Refused(slot_taken): somebody pays for one of them
// just now, or has.
struct HoldBills {
    using Reply = Hold;
    CaseId case_id;
    BillChoice bills;
    Patient patient;
    std::string kiosk_number;
    std::string reprint_code;
    friend bool operator==(const HoldBills&, const HoldBills&) = default;
};

// The resource that a hold was given as.
struct Handle {
    Purpose purpose = Purpose::registration;
    std::string id;
    friend bool operator==(const Handle&, const Handle&) = default;
};

// What is held under a case id, when the answer to HoldSlot was lost or its machine has died.
// Refused(nothing_to_undo): nothing is held (any more).
struct FindHold {
    using Reply = Hold;
    CaseId case_id;
    Purpose purpose = Purpose::registration;
    friend bool operator==(const FindHold&, const FindHold&) = default;
};

// How far the money of a held number has come: written into the hold so that any kiosk or window can pick the
// case up when this machine is dead.
// From `settling` to `undoing` nobody may pay for the same once more; `returned` ends that.
enum class HoldMoney { none, settling, settled, unknown, collecting, paid, undoing, returned };

struct HoldExtended {
    std::string version;
    CivilTime expires;
    friend bool operator==(const HoldExtended&, const HoldExtended&) = default;
};
// Renews the hold and notes the money in it, one write.
struct MarkHold {
    using Reply = HoldExtended;
    CaseId case_id;
    Handle hold;
    std::string version;
    HoldMoney money = HoldMoney::none;
    Msgid msgid;  // of the 2207 that is about to be sent; empty before
    Fen amount;   // own part
    friend bool operator==(const MarkHold&, const MarkHold&) = default;
};

// Releasing what is not there any more counts as done. Repeated with `returned` once all money is back.
struct ReleaseHold {
    using Reply = Nothing;
    CaseId case_id;
    Handle hold;
    HoldMoney money = HoldMoney::none;
    friend bool operator==(const ReleaseHold&, const ReleaseHold&) = default;
};

// The money stands: the number is booked, the bills are paid.
struct ConfirmHold {
    using Reply = Booking;
    CaseId case_id;
    Handle hold;
    std::string setl_id;  // empty: self-paid
    std::string mdtrt_id;
    std::string payment_number;  // acquirer's transaction number; empty: nothing collected here
    std::string payer;           // "微信支付", as on the slip
    std::string insurance_tail;  // "*0015", as on the slip
    Split split;
    bool pay_at_window = false;  // own part still to be collected at the window
    friend bool operator==(const ConfirmHold&, const ConfirmHold&) = default;
};

enum class RegistrationState { held, booked, cancelled };  // a hold that ran out is cancelled

// A registration, or a payment of bills, as the HIS knows it, whichever kiosk made it: all that another kiosk
// needs to tell its patient what became of it and to print its slip once more.
struct Registration {
    Handle hold;
    CaseId case_id;  // the trace number
    std::string kiosk_number;
    CivilTime made_at;
    RegistrationState state = RegistrationState::held;
    HoldMoney money = HoldMoney::none;
    std::string patient_name;
    std::string insurance_tail;  // "*0015"; empty: self-paid
    VisitLine visit;             // of a payment: department, doctor, place
    std::vector<Bill> bills;     // of a payment: id, kind, place, lines and total of each
    // once it is booked
    Booking booking;
    Split split;
    std::string setl_id;  // empty: self-paid
    std::string payer;
    bool at_window = false;
    std::string reprint_code;
    int copies = 0;  // slips printed again so far
    friend bool operator==(const Registration&, const Registration&) = default;
};
struct Registrations {
    std::vector<Registration> rows;  // in the order they were made
    friend bool operator==(const Registrations&, const Registrations&) = default;
};
// What one person has registered for (whose session is on that day), or paid (held on that day); or, by the
// code of a slip, one of any day. Only those of the purpose asked for.
struct FindRegistrations {
    using Reply = Registrations;
    std::string day;  // yyyy-MM-dd
    std::string id_number;
    std::string passport_number;  // where there is no id number
    std::string reprint_code;     // then the others are empty
    Purpose purpose = Purpose::registration;
    friend bool operator==(const FindRegistrations&, const FindRegistrations&) = default;
};

struct CopyCounted {
    int number = 1;  // 补打 第 n 次
    friend bool operator==(const CopyCounted&, const CopyCounted&) = default;
};
// Before a slip is printed again. Repeated under the same print id it counts once.
struct CountCopy {
    using Reply = CopyCounted;
    CaseId case_id;
    Handle hold;
    std::string print_id;
    friend bool operator==(const CountCopy&, const CountCopy&) = default;
};

using Call = std::variant<ListDepartments, ListSessions, ListBills, FindPatient, HoldSlot, HoldBills,
                          FindHold, MarkHold, ReleaseHold, ConfirmHold, FindRegistrations, CountCopy>;
using Reply = std::variant<Nothing, Departments, Sessions, Bills, Patient, Hold, HoldExtended, Booking,
                           Registrations, CopyCounted>;

}  // namespace kiosk::his
