// Requests to the hospital's own system (HIS) and their answers, shaped so that FHIR R4 is one driver among
// others. Holding and confirming are repeatable under our own identifier (the case id): a repeat answers like
// the first.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/ids.h"
#include "kiosk/domain/clinic.h"
#include "kiosk/domain/identity.h"

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

struct HoldSlot {
    using Reply = Hold;
    CaseId case_id;
    ClinicSession session;
    Patient patient;
    friend bool operator==(const HoldSlot&, const HoldSlot&) = default;
};

// What is held under a case id, when the answer to HoldSlot was lost or its machine has died.
// Refused(nothing_to_undo): nothing is held (any more).
struct FindHold {
    using Reply = Hold;
    CaseId case_id;
    friend bool operator==(const FindHold&, const FindHold&) = default;
};

// How far the money of a held number has come: written into the hold so that any kiosk or window can pick the
// case up when this machine is dead.
enum class HoldMoney { none, settling, settled, unknown, collecting, paid, undoing };

struct HoldExtended {
    std::string appointment_version;
    CivilTime expires;
    friend bool operator==(const HoldExtended&, const HoldExtended&) = default;
};
// Renews the hold and notes the money in it, one write.
struct MarkHold {
    using Reply = HoldExtended;
    CaseId case_id;
    std::string appointment_id;
    std::string appointment_version;
    HoldMoney money = HoldMoney::none;
    Msgid msgid;  // of the 2207 that is about to be sent; empty before
    Fen amount;   // own part
    friend bool operator==(const MarkHold&, const MarkHold&) = default;
};

struct ReleaseHold {  // releasing what is not there any more counts as done
    using Reply = Nothing;
    CaseId case_id;
    std::string appointment_id;
    friend bool operator==(const ReleaseHold&, const ReleaseHold&) = default;
};

struct ConfirmBooking {
    using Reply = Booking;
    CaseId case_id;
    std::string appointment_id;
    std::string setl_id;  // empty: self-paid
    std::string mdtrt_id;
    std::string payment_number;  // acquirer's transaction number; empty: nothing collected here
    Fen total;
    Fen own;
    bool pay_at_window = false;  // own part still to be collected at the window
    friend bool operator==(const ConfirmBooking&, const ConfirmBooking&) = default;
};

using Call = std::variant<ListDepartments, ListSessions, FindPatient, HoldSlot, FindHold, MarkHold,
                          ReleaseHold, ConfirmBooking>;
using Reply = std::variant<Nothing, Departments, Sessions, Patient, Hold, HoldExtended, Booking>;

}  // namespace kiosk::his
