// Requests to the hospital's own system (HIS) and their answers, shaped so that FHIR R4 is one driver among
// others. Holding and confirming are repeatable under our own identifier (the case id): a repeat answers like
// the first.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/ids.h"
#include "kiosk/domain/appointment.h"
#include "kiosk/domain/bill.h"
#include "kiosk/domain/cancellation.h"
#include "kiosk/domain/clinic.h"
#include "kiosk/domain/his_results.h"
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
    int days = 1;     // numbers left are those of so many days, from that one on
    // Whose: departments where this person was seen lately are marked. Both empty: nobody's.
    std::string id_number{};
    std::string passport_number{};
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

// --- booked ahead, collected and checked in on the day ---

struct BookingDays {
    std::vector<BookingDay> rows;  // of the days asked for, in their order; a day left out has no clinic
    friend bool operator==(const BookingDays&, const BookingDays&) = default;
};
struct ListBookingDays {
    using Reply = BookingDays;
    std::string department_code;
    std::string from_day;  // yyyy-MM-dd
    int days = 14;
    friend bool operator==(const ListBookingDays&, const ListBookingDays&) = default;
};

struct Times {
    std::vector<BookingTime> rows;  // by time
    friend bool operator==(const Times&, const Times&) = default;
};
struct ListTimes {
    using Reply = Times;
    std::string slot_id;  // of the session
    friend bool operator==(const ListTimes&, const ListTimes&) = default;
};

struct Booked {
    std::string booking_number;  // also the code to show on the day
    CivilTime begins;
    CivilTime ends;
    LocalizedText place;
    LocalizedText hint;  // what to bring
    CivilTime collect_from;
    CivilTime collect_until;
    friend bool operator==(const Booked&, const Booked&) = default;
};
// Nothing is paid. Repeated under the same request it answers like the first. Refused(slot_taken): the last
// number went; Refused(session_stopped); Refused(booked_already): the same person, department and day.
struct Book {
    using Reply = Booked;
    std::string request_id;  // ours, unique over all kiosks
    ClinicSession session;
    BookingTime time;
    Patient patient;
    std::string kiosk_number;
    friend bool operator==(const Book&, const Book&) = default;
};

struct Appointments {
    std::vector<Appointment> rows;  // by time
    friend bool operator==(const Appointments&, const Appointments&) = default;
};
// What a person booked for that day or a later one, and has registered for on that day.
struct FindAppointments {
    using Reply = Appointments;
    std::string day;  // yyyy-MM-dd
    Whose whose;
    friend bool operator==(const FindAppointments&, const FindAppointments&) = default;
};

// A booked number on its way to be paid: from here on it is a held registration like any other. Releasing it
// puts the booking back. Refused(slot_taken): it is being collected elsewhere, or has been;
// Refused(session_stopped), Refused(too_early), Refused(too_late), Refused(money_in_doubt).
struct HoldBooking {
    using Reply = Hold;
    CaseId case_id;
    BookedNumber booking;
    Patient patient;
    std::string kiosk_number;
    std::string reprint_code;
    friend bool operator==(const HoldBooking&, const HoldBooking&) = default;
};

// The person of a paid registration has arrived. Repeatable: it answers where they stand now.
// Refused(session_stopped), Refused(too_early), Refused(too_late).
struct CheckIn {
    using Reply = Booking;
    std::string appointment_id;
    std::string kiosk_number;
    friend bool operator==(const CheckIn&, const CheckIn&) = default;
};

// Finds the file of a person, by visit card, booking code or passport where insurance does not know them, or
// by the id number. Refused(patient_unknown) where there is none.
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
    Whose whose;
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

struct Admissions {
    std::vector<Admission> rows;  // the latest first
    friend bool operator==(const Admissions&, const Admissions&) = default;
};
// A person's stays that are going on: mostly one or none.
struct ListAdmissions {
    using Reply = Admissions;
    Whose whose;
    friend bool operator==(const ListAdmissions&, const ListAdmissions&) = default;
};
// A deposit on its way to be paid: its one line is the amount. Refused(money_in_doubt), with the trace number
// as its text: an earlier deposit for this stay is still being checked; Refused(business): the stay takes
// none (any more).
struct HoldDeposit {
    using Reply = Hold;
    CaseId case_id;
    DepositChoice deposit;
    Patient patient;
    std::string kiosk_number;
    std::string reprint_code;
    friend bool operator==(const HoldDeposit&, const HoldDeposit&) = default;
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
    bool pay_at_window = false;   // own part still to be collected at the window
    acquirer::OrderNumber order;  // ours, of that transaction
    acquirer::Method method = acquirer::Method::wallet_code;
    // Self-paid because insurance could not be reached: to be settled with it later (补结算), or claimed back
    // by the patient (手工报销).
    bool insurance_missed = false;
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
    bool insurance_missed = false;  // still to be settled with insurance, or claimed back
    std::string reprint_code;
    int copies = 0;  // slips printed again so far
    Cancelling cancelling = Cancelling::never;
    MoneyHandles handles;  // where it can be cancelled
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

// Before a slip is printed again. Repeated under the same print id it counts once.
struct CountCopy {
    using Reply = CopyCounted;
    CaseId case_id;
    Handle hold;
    std::string print_id;
    friend bool operator==(const CountCopy&, const CountCopy&) = default;
};

// The patient gives a registration up, and the hospital lets it go: only then its money moves back.
// Repeatable. Refused(business), with words for staff: the rules do not allow it (any more). From then on it
// is `cancelled`, its money `undoing` until ReleaseHold says `returned`; without money, `none`.
struct CancelRegistration {
    using Reply = Nothing;
    CaseId case_id;  // that registered it
    Handle hold;
    CaseId cancelled_by;
    bool money_moves = true;  // something has to be given back
    friend bool operator==(const CancelRegistration&, const CancelRegistration&) = default;
};

// Who answers for a minor: read from what they showed, never typed.
struct Guardian {
    std::string name;
    std::string id_number;
    friend bool operator==(const Guardian&, const Guardian&) = default;
};
struct FileOpened {
    std::string his_patient_id;
    std::string visit_card;  // the number that its code says
    friend bool operator==(const FileOpened&, const FileOpened&) = default;
};
// Opens a file. Repeatable: the same id number answers the file that is there. Refused(business): this person
// must come to a window.
struct CreateFile {
    using Reply = FileOpened;
    Patient patient;                   // name, id number, gender, birth date as card or e-code say
    std::string phone;                 // 11 digits; of a minor: the guardian's
    std::optional<Guardian> guardian;  // of a minor
    CivilTime consented_at;            // to what is kept and why, on the screen
    friend bool operator==(const CreateFile&, const CreateFile&) = default;
};

using Call =
    std::variant<ListDepartments, ListSessions, ListBills, FindPatient, HoldSlot, HoldBills, FindHold,
                 MarkHold, ReleaseHold, ConfirmHold, FindRegistrations, CountCopy, ListBookingDays, ListTimes,
                 Book, FindAppointments, HoldBooking, CheckIn, CancelRegistration, CreateFile, ListReports,
                 FetchReport, CountReportPrint, ListPrescriptions, CheckInPharmacy, ListInvoices, ListCosts,
                 ListAdmissions, HoldDeposit>;
using Reply =
    std::variant<Nothing, Departments, Sessions, Bills, Patient, Hold, HoldExtended, Booking, Registrations,
                 CopyCounted, BookingDays, Times, Booked, Appointments, FileOpened, Reports, ReportDocument,
                 Prescriptions, PharmacyQueue, Invoices, Costs, Admissions>;

}  // namespace kiosk::his
