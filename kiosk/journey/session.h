// The pure machine of the place in front of the kiosk: one visit after another. It knows what the patient
// sees and may do, and never touches money itself: it talks to the case (kiosk/money) in commands and reports
// that the driver carries. No clock, file, socket, thread, random number or log.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/domain/case_talk.h"
#include "kiosk/domain/effect.h"
#include "kiosk/domain/policy.h"
#include "kiosk/domain/screen.h"
#include "kiosk/journey/ahead.h"
#include "kiosk/journey/desks.h"

namespace kiosk::journey {

enum class Phase {
    home,
    showing_more,  // of the menu
    identifying,   // a screen that explains; code, card and passport are all listened to
    typing_passport,
    reading_card,
    asking_issuer,  // a third-generation card waits, powered, for its issuer
    proving_card,   // and goes on with what the issuer said
    decoding_code,
    querying_person,
    finding_patient,
    asking_today,     // what this person has registered for today, at any kiosk
    asking_payments,  // and paid
    showing_today,    // and what became of it
    choosing_service,
    listing_bills,
    choosing_bills,
    showing_details,  // of one bill
    listing_admissions,
    choosing_deposit,  // how much is paid in
    typing_deposit,
    listing_cancellable,
    choosing_cancellable,   // a registration to give up
    checking_cancellation,  // one look before
    showing_cancelled,
    showing_insurance,  // what insurance knows: the answers come one after the other
    showing_spending,
    listing_reports,
    showing_reports,  // and printing them
    listing_prescriptions,
    choosing_prescription,
    joining_queue,  // at the pharmacy
    pharmacy_queued,
    listing_invoices,
    choosing_invoice,
    showing_invoice,
    listing_costs,
    showing_costs,
    listing_departments,
    choosing_department,
    listing_sessions,
    choosing_session,
    asking_guide,  // not sure which department
    listing_days,
    choosing_day,
    listing_times,
    choosing_time,
    checking_booking,  // before it is booked
    booking,
    showing_booked,
    finding_appointments,
    choosing_appointment,
    checking_appointment,  // the one that is due
    checking_in,
    showing_checked_in,
    finding_file,
    asking_guardian,  // of a child: a second identification
    decoding_guardian,
    typing_phone,
    opening_file,
    file_opened,
    verifying_electronic_card,
    opening_case,  // hold and split are on their way
    checking,      // the one check screen
    processing,    // the machine settles: nothing to touch
    entering_password,
    showing_code_again,  // the token was refused
    decoding_again,
    paying,
    card_left,  // in the slot, after the visit
    done,
    notice,
    // nobody is served
    out_of_service,
    staff_at_work,  // screen and devices are theirs (kiosk/app/guest.h)
};

// What lies over the phase's own screen.
enum class Overlay { none, idle_warning, help };

// A registration that is worth a line, as the HIS told it.
struct TodayEntry {
    his::Registration registration;
    screen::RegistrationStory story = screen::RegistrationStory::registered;
    screen::SlipState slip = screen::SlipState::none;
    friend bool operator==(const TodayEntry&, const TodayEntry&) = default;
};

// A payment of several that one touch began: bills that are settled together.
using Payment = std::vector<Bill>;

// A file being opened for the patient of this visit.
struct FileOpening {
    bool wanted_number = false;    // they came to register and have no file
    bool asking_guardian = false;  // cards and codes are the guardian's now
    bool card_swapped = false;     // the patient's card came out for the guardian's
    Hint hint = Hint::none;
    std::optional<his::Guardian> guardian;
    bool phone_wrong = false;
    std::string phone;
    CivilTime consented_at;
    std::optional<his::FileOpened> opened;
    friend bool operator==(const FileOpening&, const FileOpening&) = default;
};

// All that belongs to one patient; gone with one assignment when the visit ends.
struct Visit {
    Credential credential;
    Patient patient;
    std::optional<Service> service;  // what they came for, once they said so
    Secret slip_code;                // of the slip that was shown: whoever holds it may know this one result
    std::vector<TodayEntry> today;
    std::optional<std::size_t> printing;  // the row whose slip is being printed again
    std::string print_id;                 // under which that copy is counted
    int copies_asked = 0;                 // makes print ids of one visit differ
    std::vector<screen::BillRow> bills;
    std::string details_of;  // id of the bill whose lines are shown
    std::vector<Payment> payments;
    std::size_t payment = 0;  // the one under way
    std::vector<his::Registration> cancellable;
    std::size_t giving_up = 0;  // the row that is being cancelled
    std::optional<from_case::Cancelled> cancelled;
    screen::Insurance insurance;
    screen::Spending spending;
    int question = 0;  // to insurance, the one that is out
    ReportDesk reports;
    PharmacyDesk pharmacy;
    InvoiceDesk invoices;
    DepositDesk deposit;
    std::vector<Department> departments;
    std::string department;  // code
    std::vector<ClinicSession> sessions;
    bool takes_only_session = false;  // of a department touched just now, where a single one is open
    ClinicSession session;
    Ahead ahead;             // of booking ahead, and of what was booked
    bool case_open = false;  // reports of our case are expected
    bool leaving = false;    // the patient wants to go: home as soon as nothing is left to say
    NoticeId leaving_because = NoticeId::cancelled_by_patient;
    Hold hold;
    Split split;
    bool insured = false;
    bool insurance_missed = false;
    bool can_insure = false;
    bool self_pay = false;
    bool use_account = true;
    bool recomputing = false;
    screen::Identify identify;
    screen::Passport passport;
    screen::ReadingWhat reading = screen::ReadingWhat::code;
    screen::Pin pin;
    screen::Pay pay;
    std::vector<screen::WorkLine> work;
    bool slow = false;
    std::optional<from_case::Registered> registered;
    screen::Notice notice;
    std::string unsure_code;                  // for the slip of the third state
    std::vector<std::string> notice_choices;  // without the "notice/"
    screen::SlipState slip = screen::SlipState::none;
    int tries = 0;
    Secret asked_code;                            // being decoded
    DeviceKind reader = DeviceKind::card_reader;  // where this visit's card lies
    Secret refused_code;  // still before the scanner, maybe: not to be asked about over and over
    FileOpening opening;
    [[nodiscard]] bool by_slip() const { return !slip_code.empty(); }
    friend bool operator==(const Visit&, const Visit&) = default;
};

struct Session {
    SessionId id{1};
    Phase phase = Phase::home;
    Overlay overlay = Overlay::none;
    Language language = Language::zh;
    Visit visit;

    // the machine, kept over visits
    bool scanner_works = false;
    bool card_reader_works = false;
    bool id_card_reader_works = false;
    bool printer_works = false;
    bool document_printer_works = false;
    bool paper_is_low = false;
    bool terminal_works = true;  // one behind the acquirer's server tells nothing of itself
    bool money_open = true;
    NoticeId closed_because = NoticeId::his_down;
    bool out_of_service = false;  // staff took the machine out
    bool card_inside = false;
    screen::CardLeft card_left = screen::CardLeft::asked;
    bool listening = false;  // the scanner was told to listen

    // what is out
    EffectId current;  // the call that moves the visit on
    EffectId timer;    // the phase's clock
    EffectId print;
    EffectId password;
    std::uint64_t effects = 0;
    std::optional<Millis> deadline;  // monotonic, of `timer`, where the patient should see it

    Screen screen;  // as last shown
};

// The driver's word on whether a registration can be begun at all (journal, exposure, HIS).
struct Availability {
    bool money_open = true;
    NoticeId why = NoticeId::his_down;
    friend bool operator==(const Availability&, const Availability&) = default;
};
struct Started {
    bool out_of_service = false;  // as staff left it
    friend bool operator==(const Started&, const Started&) = default;
};

// Staff have finished; with their word on whether patients are served.
struct StaffLeft {
    bool out_of_service = false;
    friend bool operator==(const StaffLeft&, const StaffLeft&) = default;
};

using Event = std::variant<Started, Touch, LanguageChosen, Activity, Availability, device::Event, Answer,
                           DeadlinePassed, LateAnswer, from_case::Report, StaffCalled, StaffLeft>;

// What a patient must know of a registration; nothing where there is nothing to say.
[[nodiscard]] std::optional<screen::RegistrationStory> story_of(const his::Registration& registration);

struct Step {
    Session state;
    std::vector<Effect> effects;
    std::vector<to_case::Command> commands;
};

// `state.screen` of the result is what is to be shown; its sequence grew if it changed.
[[nodiscard]] Step step(Session state, const Event& event, const Now& now, const Policy& policy);

[[nodiscard]] std::string to_string(Phase phase);

}  // namespace kiosk::journey
