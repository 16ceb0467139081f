// What each phase of a visit is, in one table: its name, who acts in it, what it shows, and what a touch or
// an answer does. A new flow adds its rows; its handlers live in a file of their own. Private to the room.
#pragma once

#include <string_view>

#include "kiosk/journey/run.h"

namespace kiosk::journey {

// A screen being made from a session.
struct Projection {
    const Session& s;
    const Policy& policy;
    const Now& now;
    Screen& screen;

    void offer(std::string id, bool enabled = true) const {
        screen.choices.push_back({std::move(id), enabled});
    }
    void offer_exit_and_help() const {
        offer("common/exit");
        offer("common/help");
    }
};

enum class Acts {
    patient,  // and may be hurried, gently, once it has been quiet for long
    machine   // nobody is hurried
};

struct PhaseRules {
    Phase phase;
    std::string_view name;
    Acts acts;
    void (*project)(const Projection&);
    void (*touched)(Run&, const Chosen&);  // nullptr: there is nothing to touch
    void (*heard)(Run&, const Heard&);     // nullptr: no call of the visit's own is out
};

[[nodiscard]] const PhaseRules& rules_of(Phase phase);

// --- project.cpp: screens that flows share ---
void project_home(const Projection& at);
void project_more(const Projection& at);
void project_identify(const Projection& at);
void project_passport(const Projection& at);
void project_reading(const Projection& at);
void project_check(const Projection& at);
void project_pin(const Projection& at);
void project_processing(const Projection& at);
void project_pay(const Projection& at);
void project_done(const Projection& at);
void project_card_left(const Projection& at);
void project_notice(const Projection& at);
void project_out_of_service(const Projection& at);

// --- of one flow each, in its file ---
void project_services(const Projection& at);
void project_today(const Projection& at);
void project_departments(const Projection& at);
void project_sessions(const Projection& at);
void project_bills(const Projection& at);
void project_details(const Projection& at);
void project_guide(const Projection& at);
void project_days(const Projection& at);
void project_times(const Projection& at);
void project_booking_check(const Projection& at);
void project_booked(const Projection& at);
void project_appointments(const Projection& at);
void project_appointment(const Projection& at);
void project_checked_in(const Projection& at);
void project_cancellable(const Projection& at);
void project_cancel_check(const Projection& at);
void project_cancelled(const Projection& at);
void project_guardian(const Projection& at);
void project_phone(const Projection& at);
void project_file_opened(const Projection& at);
void project_insurance(const Projection& at);
void project_spending(const Projection& at);
void project_reports(const Projection& at);
void project_prescriptions(const Projection& at);
void project_queued(const Projection& at);
void project_invoices(const Projection& at);
void project_invoice(const Projection& at);
void project_costs(const Projection& at);
void project_deposit(const Projection& at);
void project_deposit_amount(const Projection& at);

}  // namespace kiosk::journey
