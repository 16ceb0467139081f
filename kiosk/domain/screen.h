// What is shown, as plain data. The journey decides it, `ui` draws it and returns touches; language, text
// size, contrast, scroll position, pressed state and typed digits belong to `ui` and can change at any moment
// without the journey's help.
//
// A choice has a semantic id "<screen>/<name>", e.g. "departments/A03" or "check/confirm". Only ids listed in
// `Screen::choices` may be returned as a touch. A touch that carries an old sequence number is ignored: that
// is what kills double taps.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/domain/acquirer_calls.h"
#include "kiosk/domain/bill.h"
#include "kiosk/domain/cancellation.h"
#include "kiosk/domain/insurance_calls.h"
#include "kiosk/domain/money_state.h"
#include "kiosk/domain/notice.h"
#include "kiosk/domain/screens/booking.h"
#include "kiosk/domain/screens/cancelling.h"
#include "kiosk/domain/screens/desks.h"
#include "kiosk/domain/screens/insurance.h"
#include "kiosk/domain/screens/lines.h"
#include "kiosk/domain/screens/new_file.h"
#include "kiosk/domain/screens/staff.h"
#include "kiosk/domain/service.h"
#include "kiosk/domain/split.h"

namespace kiosk {

namespace screen {

// An entry of the menu. What is closed now stays, greyed, and says when it is open.
struct ServiceTile {
    Service service = Service::registration;
    bool open = true;
    std::string hours;   // "07:30-11:30, 13:00-16:30"; empty: always
    LocalizedText name;  // the hospital's own words; empty: the usual ones
    LocalizedText note;
    friend bool operator==(const ServiceTile&, const ServiceTile&) = default;
};
// Choices: home/<service> and, where there are several, home/identify; all open identify. home/more where the
// menu has more than fits. home/language is ui's own.
struct Home {
    bool code_works = true;  // scanner
    bool card_works = true;  // card reader
    bool paper = true;       // printer can print
    std::vector<ServiceTile> menu{ServiceTile{}};
    bool money_open = true;
    NoticeId closed_because = NoticeId::his_down;  // meaningful when !money_open
    bool card_left = false;                        // somebody's card is in the slot; another can't go in
    friend bool operator==(const Home&, const Home&) = default;
};
// All that the menu has. Choices: more/<service>, more/back.
struct More {
    std::vector<ServiceTile> menu;
    friend bool operator==(const More&, const More&) = default;
};
// All ways listen at once. Choices: identify/passport, identify/back.
struct Identify {
    bool code_works = true;
    bool card_works = true;
    bool id_card_works = false;  // most kiosks have no reader for it
    Hint hint = Hint::none;
    bool code_again =
        false;  // the token was refused: the same person's code once more (money screen says where money is)
    MoneyState money;
    friend bool operator==(const Identify&, const Identify&) = default;
};
enum class ReadingWhat {
    card,
    id_card,
    code,
    patient_file,
    departments,
    sessions,
    bills,
    holding,    // a number
    preparing,  // a payment
    stopping,
    booking_days,
    booking_times,
    appointments,
    booking,  // the HIS is asked to book
    checking_in,
    // a new file
    finding_file,
    opening_file,
    electronic_card,
    reports,
    prescriptions,
    joining_queue,  // at the pharmacy
    invoices,
    costs,
    admissions
};
// The machine works: shown within 100 ms. No choices, except common/exit where nothing can be lost.
struct Reading {
    ReadingWhat what = ReadingWhat::code;
    friend bool operator==(const Reading&, const Reading&) = default;
};
// Letters and digits typed on a pad that belongs to ui. Choice: passport/done with Touch::text;
// passport/back.
struct Passport {
    bool not_found = false;
    friend bool operator==(const Passport&, const Passport&) = default;
};
// Choices: departments/<code>; departments/guide, departments/back.
struct Departments {
    PatientLine patient;
    std::vector<Department> rows;
    int days = 1;  // numbers left are those of so many days; 1: of today
    friend bool operator==(const Departments&, const Departments&) = default;
};
// Choices: sessions/<slot_id> for open rows; sessions/back.
struct Sessions {
    PatientLine patient;
    LocalizedText department;
    std::vector<ClinicSession> rows;
    std::string day{};  // yyyy-MM-dd, of a booking; empty: today
    friend bool operator==(const Sessions&, const Sessions&) = default;
};
struct BillRow {
    Bill bill;
    bool ticked = true;
    friend bool operator==(const BillRow&, const BillRow&) = default;
};
// What a person has to pay. Choices: bills/tick-<id>, bills/details-<id>, bills/pay, bills/back.
struct Bills {
    PatientLine patient;
    std::vector<BillRow> rows;
    Fen total;         // of those ticked
    int payments = 1;  // settlements that they make
    friend bool operator==(const Bills&, const Bills&) = default;
};
// The lines of one bill. Choices: details/back.
struct BillDetails {
    Bill bill;
    friend bool operator==(const BillDetails&, const BillDetails&) = default;
};
// Where one stands in a row of payments that one touch began: "2 of 3".
struct PaymentCount {
    int number = 1;
    int of = 1;
    friend bool operator==(const PaymentCount&, const PaymentCount&) = default;
};
// One screen before money moves. Choices: check/confirm, check/account (toggle), check/self_pay (toggle),
// check/back.
enum class Paper { plenty, low, none };
struct Check {
    PatientLine patient;
    VisitLine visit;
    std::vector<Bill> bills;  // instead of a session; empty: a registration
    PaymentCount count;
    Split split;
    bool insured = true;            // false: self-pay, no split to show
    bool insurance_missed = false;  // self-pay, because insurance could not be reached
    bool self_pay_chosen = false;
    bool use_account = true;
    bool account_choice = true;   // there is something in the account to decide about
    bool recomputing = false;     // a new 2206 is on its way; confirm disabled meanwhile
    Paper paper = Paper::plenty;  // what is said before money is taken
    friend bool operator==(const Check&, const Check&) = default;
};
// Choices: pin/cancel, pin/forgot.
struct Pin {
    int digits = 0;
    bool ecode_password = false;
    int tries_left = -1;  // -1 unknown
    friend bool operator==(const Pin&, const Pin&) = default;
};
enum class PayPhase { choose_or_show_code, asking, payer_typing, terminal_busy };
// The scanner listens at once. Choices: pay/terminal, pay/window, pay/cancel.
struct Pay {
    Fen amount;
    PayPhase phase = PayPhase::choose_or_show_code;
    bool wallet = true;
    bool terminal = true;
    bool window = true;
    Hint hint = Hint::none;
    MoneyState money;
    friend bool operator==(const Pay&, const Pay&) = default;
};
enum class WorkStep { insurance, payment, booking };
enum class WorkState { waiting, running, done };
struct WorkLine {
    WorkStep step = WorkStep::insurance;
    WorkState state = WorkState::waiting;
    friend bool operator==(const WorkLine&, const WorkLine&) = default;
};
// Not interruptible, no choices.
struct Processing {
    std::vector<WorkLine> lines;
    bool slow = false;         // "slower than usual, please wait a little longer"
    bool giving_back = false;  // a registration is cancelled: the steps are those of the way back
    friend bool operator==(const Processing&, const Processing&) = default;
};
// Done, slip, card and next steps on one screen. Choices: done/finish; done/next where a payment follows.
struct Done {
    PatientLine patient;
    VisitLine visit;
    std::vector<Bill> bills;  // what was paid; empty: a registration
    PaymentCount count;
    Split split;
    MoneyState money;
    bool insured = true;
    bool insurance_missed = false;  // the slip says how to claim the money back
    std::string queue_number;
    int people_ahead = 0;
    LocalizedText hint;
    Fen deposited;  // of a deposit: all that is laid down now
    std::string trace_number;
    SlipState slip = SlipState::printing;
    bool card_inside = false;
    friend bool operator==(const Done&, const Done&) = default;
};
// Something to know and one thing to do. Choices, as enabled: notice/retry, notice/self_pay,
// notice/other_session, notice/register, notice/bills, notice/services, notice/new_file, notice/end.
struct Notice {
    NoticeId id = NoticeId::unexpected;
    MoneyState money;
    std::string reason;  // the counterparty's words, where a patient can use them (waiting period until …)
    std::string trace_number;  // empty: none
    std::string reference;     // small code for staff
    SlipState slip = SlipState::none;
    bool card_inside = false;
    friend bool operator==(const Notice&, const Notice&) = default;
};
// Personal data hidden. Choices: idle/go_on, idle/end.
struct IdleWarning {
    friend bool operator==(const IdleWarning&, const IdleWarning&) = default;
};
// The visit is over and its card is still in the slot; nothing else of the patient is shown. Without choices
// of its own: taking the card is what ends it.
enum class CardLeft { asked, reminded, alarm };
struct TakeCard {
    CardLeft stage = CardLeft::asked;
    friend bool operator==(const TakeCard&, const TakeCard&) = default;
};
// Choices: help/back.
struct Help {
    friend bool operator==(const Help&, const Help&) = default;
};
// What became of a registration or payment made at any kiosk, as far as a patient must know it. The money of
// the last three was seen by another machine: nothing more is said of it than this.
enum class RegistrationStory {
    registered,       // or paid
    pay_at_window,    // registered or noted as paid, the own part is still due
    being_checked,    // do not pay again
    being_cancelled,  // it did not work out; what was taken is on its way back
    money_back        // it did not work out; what was taken is back
};
struct TodayRow {
    std::string trace_number;
    VisitLine visit;
    std::vector<Bill> bills;  // paid; empty: a registration
    RegistrationStory story = RegistrationStory::registered;
    Fen own;  // own part
    std::string queue_number;
    int people_ahead = 0;
    int copies = 0;  // slips printed again so far
    SlipState slip = SlipState::none;
    friend bool operator==(const TodayRow&, const TodayRow&) = default;
};
// What this patient has already registered for and paid today, or the one whose slip was shown. Choices:
// today/print-<trace number> for each registered row, today/register (not by a slip), today/end; where one
// came from the services: today/back instead of the last two.
struct Today {
    PatientLine patient;  // by a slip: the masked name alone
    bool by_slip = false;
    bool paper = true;
    std::vector<TodayRow> rows;
    friend bool operator==(const Today&, const Today&) = default;
};

// Who has come, what waits for them here, and what the kiosk can do. Choices: services/<service>,
// services/today, services/due.
struct Services {
    PatientLine patient;
    std::vector<ServiceTile> menu;
    std::vector<TodayRow> today;
    int bills_due = 0;
    Fen bills_total;
    int reports_ready = 0;  // and not printed yet
    bool paper = true;
    std::optional<NoticeId> closed_because;  // no money is taken here now
    bool card_taken = false;                 // nothing can be begun without it
    std::vector<Appointment> due{};          // to be collected or checked in for now
    friend bool operator==(const Services&, const Services&) = default;
};

using Content =
    std::variant<Home, Identify, Reading, Passport, Departments, Sessions, Check, Pin, Pay, Processing, Done,
                 Notice, IdleWarning, Help, Today, Services, Bills, BillDetails, Guide, BookingDays, Times,
                 BookingCheck, Booked, Appointments, AppointmentCheck, CheckedIn, Cancellable, CancelCheck,
                 Cancelled, More, Guardian, NewFile, FileOpened, Insurance, Spending, Reports, Prescriptions,
                 PharmacyQueued, Invoices, InvoiceShown, Costs, Deposit, DepositAmount, TakeCard,
                 OutOfService, Staff>;

}  // namespace screen

struct Choice {
    std::string id;
    bool enabled = true;
    friend bool operator==(const Choice&, const Choice&) = default;
};

struct Screen {
    std::uint64_t sequence = 0;  // grows with every change
    screen::Content content;
    std::vector<Choice> choices;  // "common/exit", "common/help" among them where they apply
    std::optional<Millis>
        deadline;  // monotonic: when the journey will act by itself; ui may show a countdown
    int step = 0;  // progress "step of steps"; 0 = none
    int steps = 0;
    friend bool operator==(const Screen&, const Screen&) = default;

    [[nodiscard]] bool offers(std::string_view id) const {
        for (const auto& choice : choices)
            if (choice.id == id) return choice.enabled;
        return false;
    }
};

// "home", "identify", "check" …: the stem of semantic ids, picture names and result.json.
[[nodiscard]] std::string screen_name(const Screen& screen);

enum class Language { zh, en };

// What comes back from `ui`.
struct Touch {
    std::uint64_t sequence = 0;
    std::string choice;  // one of the screen's choices
    std::string text;    // typed text, for passport/done and new_file/open
    friend bool operator==(const Touch&, const Touch&) = default;
};
// The patient is there: turned a page, typed a digit, made the letters larger, or touched beside everything.
struct Activity {
    friend bool operator==(const Activity&, const Activity&) = default;
};
// The hidden gesture: somebody held the clock of the header for staff_gesture.
struct StaffCalled {
    friend bool operator==(const StaffCalled&, const StaffCalled&) = default;
};
inline constexpr Millis staff_gesture{5'000};
// The patient changed the language; slips follow it.
struct LanguageChosen {
    Language language = Language::zh;
    friend bool operator==(const LanguageChosen&, const LanguageChosen&) = default;
};

}  // namespace kiosk
