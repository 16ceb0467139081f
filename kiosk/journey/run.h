// One step of the visit being taken. Private to the room.
#pragma once

#include "kiosk/domain/refusal_notice.h"
#include "kiosk/journey/session.h"

namespace kiosk::journey {

// A touched choice: what stands after the slash, and what was typed.
struct Chosen {
    std::string name;
    std::string typed;
};

class Run {
public:
    Run(Step& step, const Now& at, const Policy& rules) : s{step.state}, now{at}, policy{rules}, out_{step} {}

    Session& s;
    const Now& now;
    const Policy& policy;
    [[nodiscard]] Visit& visit() { return s.visit; }

    EffectId send(Action action, Millis deadline);
    // Sends the call that moves the visit on and enters the phase that waits for it.
    void call(Phase waiting_in, Action action, Millis deadline);
    void tell(to_case::Command command) { out_.commands.push_back(std::move(command)); }

    // Enters a phase in which the patient acts; its clock starts anew.
    void await(Phase phase);
    // The phase's clock: 0 = none. A visible one is shown as a countdown.
    void set_timer(Millis time, bool visible);

private:
    Step& out_;
};

// --- identify.cpp: who is it ---
void listen_for_identity(Run& run, Hint hint);
void on_home_touch(Run& run, const Chosen& chosen);
void on_more_touch(Run& run, const Chosen& chosen);
void on_identify_touch(Run& run, const Chosen& chosen);
void on_passport_touch(Run& run, const Chosen& chosen);
void on_card_inserted(Run& run, DeviceKind reader);
void on_code_scanned(Run& run, const Secret& code);
void on_card_read(Run& run, const Heard& heard);
void on_issuer_answer(Run& run, const Heard& heard);
void on_electronic_card(Run& run, const Heard& heard);
void on_code_decoded(Run& run, const Heard& heard);
void on_person(Run& run, const Heard& heard);
void on_patient_found(Run& run, const Heard& heard);
void find_patient(Run& run, CredentialKind kind, Secret number);
void continue_self_paid(Run& run);
// Whose things are asked for; both numbers are empty where the hospital cannot know.
[[nodiscard]] his::Whose whose(const Visit& visit);

// --- services.cpp: what the patient came for ---
struct ServiceRules {
    int steps;  // of the progress shown
    void (*begin)(Run&);
    bool needs_money = true;      // false: open even where no money can be taken now
    bool needs_insurance = true;  // false: open to whoever is not insured, or cannot be asked about now
    // For which an e-code is decoded (specification 3.1); empty: the city's own of registration.
    std::string_view business_type = {};
};
[[nodiscard]] const ServiceRules& rules_of(Service service);
// Whoever put in a card and took it again has been heard; nothing that moves money begins without it.
// An electronic social-security card is used like the card, and lies in no slot.
[[nodiscard]] bool by_chip_card(const Visit& visit);
[[nodiscard]] bool card_gone(const Session& session);
// Can be begun now, as far as money, hours and the card go.
[[nodiscard]] bool may_begin(const Session& session, const screen::ServiceTile& tile);
[[nodiscard]] bool has_service(const Policy& policy, Service service);
// What was touched on the home screen, or the only thing that can be done here.
[[nodiscard]] std::optional<Service> comes_for(const Run& run);
// It could be begun now, as far as money is concerned.
[[nodiscard]] bool can_serve(const Session& session, Service service);
// The business type for which an e-code shown now is decoded.
[[nodiscard]] std::string business_type(const Run& run);
[[nodiscard]] std::vector<screen::ServiceTile> menu_tiles(const Policy& policy, const Now& now);
// Everything of one patient is gone; what was touched on the home screen is not.
void fresh_visit(Run& run);
// We know who it is: on to what they came for, or to the question what that is.
void on_identified(Run& run);
void begin_service(Run& run, Service service);
void choose_service(Run& run);
// The same, once it is known what waits: one more question at most, for reports that are ready.
void offer_services(Run& run);
// Back to that question, with what waits for the patient asked anew; ends the visit where there is one entry.
void back_to_services(Run& run);
void on_services_touch(Run& run, const Chosen& chosen);

// --- today.cpp: what the patient registered for and paid already, told and printed once more ---
void ask_today(Run& run);
void ask_by_slip(Run& run, const Secret& code);
// What this person has registered for today, or paid; or the one whose slip was shown.
[[nodiscard]] his::FindRegistrations question_of(const Run& run, Purpose purpose);
// Of a registration or payment as the HIS told it, whichever kiosk made it; without code, number or money.
[[nodiscard]] SlipContent slip_about(const Run& run, SlipKind kind, const his::Registration& known);
// There is a slip to print once more.
[[nodiscard]] bool has_slip(screen::RegistrationStory story);
void on_registrations(Run& run, const Heard& heard);
void on_payments(Run& run, const Heard& heard);
[[nodiscard]] std::vector<screen::TodayRow> today_rows(const Session& session);
void on_today_touch(Run& run, const Chosen& chosen);
void on_copy_counted(Run& run, const Heard& heard);
void on_copy_printed(Run& run, bool well);

// --- registration.cpp: department, session, check ---
void list_departments(Run& run);
void on_departments(Run& run, const Heard& heard);
void on_departments_touch(Run& run, const Chosen& chosen);
void list_sessions(Run& run);
void on_sessions(Run& run, const Heard& heard);
void on_sessions_touch(Run& run, const Chosen& chosen);
void on_check_touch(Run& run, const Chosen& chosen);
void choose_department(Run& run, const std::string& code);

// --- booking.cpp: for a coming day ---
[[nodiscard]] bool books_ahead(const Visit& visit);
[[nodiscard]] std::string first_booking_day(const Run& run);
void list_days(Run& run);
void on_days(Run& run, const Heard& heard);
void on_days_touch(Run& run, const Chosen& chosen);
void list_times(Run& run);
void on_times(Run& run, const Heard& heard);
void on_times_touch(Run& run, const Chosen& chosen);
void on_booking_check_touch(Run& run, const Chosen& chosen);
void on_booked(Run& run, const Heard& heard);
// Under the same request: whoever was booked without hearing of it is told now.
void ask_again_to_book(Run& run);
void on_last_touch(Run& run, const Chosen& chosen);
// Not sure which department: complaints of the configuration with the departments that are listed.
struct GuideRow {
    LocalizedText words;
    Department department;
};
[[nodiscard]] std::vector<GuideRow> guide_rows(const Visit& visit, const Policy& policy);
void on_guide_touch(Run& run, const Chosen& chosen);

// --- check_in.cpp: what was booked or registered for, on the day ---
[[nodiscard]] bool checks_in(const Visit& visit);
void find_appointments(Run& run);
void on_appointments(Run& run, const Heard& heard);
// The last question before the menu: is anything due now?
void ask_what_is_due(Run& run);
void on_appointments_touch(Run& run, const Chosen& chosen);
void on_appointment_touch(Run& run, const Chosen& chosen);
void on_checked_in(Run& run, const Heard& heard);

// --- bills.cpp: what doctors ordered and nobody has paid ---
void list_bills(Run& run);
void on_bills(Run& run, const Heard& heard);
void on_bills_touch(Run& run, const Chosen& chosen);
void on_details_touch(Run& run, const Chosen& chosen);
// Of the payment that is being made; none while somebody registers.
[[nodiscard]] Payment bills_under_way(const Visit& visit);
[[nodiscard]] bool payment_follows(const Visit& visit);
void pay_next(Run& run);
// Opens the case of what `visit.payments` names.
void begin_payment(Run& run, Purchase purchase);

// --- deposit.cpp: money laid down for a stay ---
[[nodiscard]] bool pays_in(const Visit& visit);
void list_admissions(Run& run);
void on_admissions(Run& run, const Heard& heard);
void on_deposit_touch(Run& run, const Chosen& chosen);
void on_deposit_amount_touch(Run& run, const Chosen& chosen);

// --- cancelling.cpp: a registration is given up ---
void list_cancellable(Run& run);
void on_cancellable(Run& run, const Heard& heard);
void on_cancellable_touch(Run& run, const Chosen& chosen);
void on_cancel_check_touch(Run& run, const Chosen& chosen);
void on_cancelled_touch(Run& run, const Chosen& chosen);
void on_cancelled(Run& run, const from_case::Cancelled& cancelled);
[[nodiscard]] bool gives_up(const Visit& visit);

// --- new_file.cpp: a file for whoever comes for the first time ---
void find_file(Run& run);
void on_file_found(Run& run, const Heard& heard);
// Registering needs a file: opens one for the patient of this visit, and goes on to the departments.
void open_file_first(Run& run);
void on_guardian_touch(Run& run, const Chosen& chosen);
void on_guardian_card(Run& run, DeviceKind reader);
void on_guardian_code(Run& run, const Secret& code);
void on_guardian_decoded(Run& run, const Heard& heard);
void on_guardian_known(Run& run, his::Guardian guardian);
void guardian_again(Run& run);
void on_phone_touch(Run& run, const Chosen& chosen);
void on_file_opened(Run& run, const Heard& heard);
void on_opened_touch(Run& run, const Chosen& chosen);
// --- insurance_facts.cpp: what insurance knows of a person ---
void begin_insurance(Run& run);
void on_insurance_told(Run& run, const Heard& heard);
void on_insurance_touch(Run& run, const Chosen& chosen);
void on_spending_touch(Run& run, const Chosen& chosen);
// Amounts that were asked for are not left for the next in the queue to read.
void hide_amounts(Visit& visit);

// --- reports.cpp: findings printed for the patient ---
void list_reports(Run& run);
void on_reports(Run& run, const Heard& heard);
void on_reports_touch(Run& run, const Chosen& chosen);
void on_report_answer(Run& run, const Heard& heard);
void on_report_printed(Run& run, const Heard& heard);
[[nodiscard]] int reports_ready(const Visit& visit);

// --- pharmacy.cpp: prescriptions and the place in the pharmacy's queue ---
void list_prescriptions(Run& run);
void on_prescriptions(Run& run, const Heard& heard);
void on_prescriptions_touch(Run& run, const Chosen& chosen);
void on_queue_joined(Run& run, const Heard& heard);
void on_queued_touch(Run& run, const Chosen& chosen);

// --- invoices.cpp: electronic invoices and the charges of a day ---
void list_invoices(Run& run);
void on_invoices(Run& run, const Heard& heard);
void on_invoices_touch(Run& run, const Chosen& chosen);
void on_invoice_touch(Run& run, const Chosen& chosen);
void on_costs(Run& run, const Heard& heard);
void on_costs_touch(Run& run, const Chosen& chosen);

// --- settlement.cpp: what the case reports ---
void on_report(Run& run, const from_case::Report& report);
void on_password(Run& run, const Heard& heard);
void on_decoded_again(Run& run, const Heard& heard);
void pay_by_code(Run& run, const Secret& code);
void on_pay_touch(Run& run, const Chosen& chosen);

// --- ending.cpp: notices, slips, leaving ---
void show_notice(Run& run, NoticeId id, std::vector<std::string> choices, std::string reason = {});
// The HIS did not answer: asked once more, or the notice that says so.
void not_answered(Run& run, void (*again)(Run&));
void on_notice_touch(Run& run, const Chosen& chosen);
// What a notice offers besides `first`: the menu, where there is one, and the end.
[[nodiscard]] std::vector<std::string> ways_on(const Run& run, std::vector<std::string> first);
// The HIS knows nobody by this number: opens a file where that is possible here.
void show_no_file(Run& run);
[[nodiscard]] SlipKind slip_of_success(const Visit& visit);
[[nodiscard]] screen::ReadingWhat reading_while_opening(const Visit& visit);
[[nodiscard]] SlipContent blank_slip(const Run& run, SlipKind kind);
// For whoever paid alone because insurance could not be reached.
[[nodiscard]] ClaimingBack claiming_back(const Run& run, const std::vector<Bill>& bills);
// Of a case, or of a first file.
void print_slip(Run& run, SlipKind kind);
// Any other for this patient, whose name it gets; `visit.slip` follows it.
void send_slip(Run& run, SlipContent slip);
// Done, booked or checked in: nothing follows.
[[nodiscard]] bool on_last_screen(const Session& session);
void on_printed(Run& run, const Heard& heard);
// The patient wants to stop: takes back what is open, says what has to be said, and ends the visit.
void leave(Run& run, NoticeId because = NoticeId::cancelled_by_patient);
void on_pin_touch(Run& run, const Chosen& chosen);
void on_done_touch(Run& run, const Chosen& chosen);
void end_visit(Run& run);
// Where the next visit begins, or where nobody is served.
[[nodiscard]] Phase start_phase(const Session& session);
void card_stays(Run& run);  // after the visit, for longer than expected

// At a desk that moves no money: paper is on its way.
[[nodiscard]] bool prints_now(const Session& session);

// --- time.cpp: quiet, warnings, the end ---
void restart_clock(Run& run);
void on_activity(Run& run);
void on_timer(Run& run);

// --- project.cpp: the screen of a state ---
[[nodiscard]] Screen project(const Session& session, const Policy& policy, const Now& now);
// Years; -1 where the day is none.
[[nodiscard]] int age_of(const std::string& birth_date, const Now& now);
// yyyy-MM-dd out of an id number; empty where it bears none.
[[nodiscard]] std::string birth_in(std::string_view id_number);
[[nodiscard]] PatientLine patient_line(const Session& session, const Now& now);
[[nodiscard]] VisitLine visit_line(const Session& session);

// --- staff.cpp: the machine is theirs for a while ---
void on_staff_called(Run& run);
void on_staff_left(Run& run, const StaffLeft& left);

}  // namespace kiosk::journey
