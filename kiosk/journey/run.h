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
void on_identify_touch(Run& run, const Chosen& chosen);
void on_passport_touch(Run& run, const Chosen& chosen);
void on_card_inserted(Run& run, DeviceKind reader);
void on_code_scanned(Run& run, const Secret& code);
void on_card_read(Run& run, const Heard& heard);
void on_issuer_answer(Run& run, const Heard& heard);
void on_code_decoded(Run& run, const Heard& heard);
void on_person(Run& run, const Heard& heard);
void on_patient_found(Run& run, const Heard& heard);
void find_patient(Run& run, CredentialKind kind, Secret number);
void continue_self_paid(Run& run);

// --- services.cpp: what the patient came for ---
struct ServiceRules {
    int steps;  // of the progress shown
    void (*begin)(Run&);
};
[[nodiscard]] const ServiceRules& rules_of(Service service);
// Whoever put in a card and took it again has been heard; nothing that moves money begins without it.
[[nodiscard]] bool card_gone(const Session& session);
[[nodiscard]] bool has_service(const Policy& policy, Service service);
[[nodiscard]] std::vector<screen::ServiceTile> menu_tiles(const Policy& policy, const Now& now);
// Everything of one patient is gone; what was touched on the home screen is not.
void fresh_visit(Run& run);
// We know who it is: on to what they came for, or to the question what that is.
void on_identified(Run& run);
void begin_service(Run& run, Service service);
void choose_service(Run& run);
// Back to that question, with what waits for the patient asked anew; ends the visit where there is one entry.
void back_to_services(Run& run);
void on_services_touch(Run& run, const Chosen& chosen);

// --- today.cpp: what the patient registered for and paid already, told and printed once more ---
void ask_today(Run& run);
void ask_by_slip(Run& run, const Secret& code);
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

// --- bills.cpp: what doctors ordered and nobody has paid ---
void list_bills(Run& run);
void on_bills(Run& run, const Heard& heard);
void on_bills_touch(Run& run, const Chosen& chosen);
void on_details_touch(Run& run, const Chosen& chosen);
// Of the payment that is being made; none while somebody registers.
[[nodiscard]] Payment bills_under_way(const Visit& visit);
[[nodiscard]] bool payment_follows(const Visit& visit);
void pay_next(Run& run);

// --- settlement.cpp: what the case reports ---
void on_report(Run& run, const from_case::Report& report);
void on_password(Run& run, const Heard& heard);
void on_decoded_again(Run& run, const Heard& heard);
void pay_by_code(Run& run, const Secret& code);
void on_pay_touch(Run& run, const Chosen& chosen);

// --- ending.cpp: notices, slips, leaving ---
void show_notice(Run& run, NoticeId id, std::vector<std::string> choices, std::string reason = {});
void on_notice_touch(Run& run, const Chosen& chosen);
// What a notice offers besides `first`: the menu, where there is one, and the end.
[[nodiscard]] std::vector<std::string> ways_on(const Run& run, std::vector<std::string> first);
[[nodiscard]] SlipKind slip_of_success(const Visit& visit);
[[nodiscard]] screen::ReadingWhat reading_while_opening(const Visit& visit);
[[nodiscard]] SlipContent blank_slip(const Run& run, SlipKind kind);
void print_slip(Run& run, SlipKind kind);
void on_printed(Run& run, const Heard& heard);
// The patient wants to stop: takes back what is open, says what has to be said, and ends the visit.
void leave(Run& run, NoticeId because = NoticeId::cancelled_by_patient);
void on_pin_touch(Run& run, const Chosen& chosen);
void on_done_touch(Run& run, const Chosen& chosen);
void end_visit(Run& run);

// --- time.cpp: quiet, warnings, the end ---
void restart_clock(Run& run);
void on_timer(Run& run);

// --- project.cpp: the screen of a state ---
[[nodiscard]] Screen project(const Session& session, const Policy& policy, const Now& now);
[[nodiscard]] PatientLine patient_line(const Session& session, const Now& now);
[[nodiscard]] VisitLine visit_line(const Session& session);

}  // namespace kiosk::journey
