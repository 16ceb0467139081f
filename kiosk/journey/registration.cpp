// Register for today (当日挂号): department, session, and the one check screen before money.
#include <algorithm>
#include <utility>

#include "kiosk/base/clock.h"
#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

std::string today(const Run& run) { return business_day(run.now.civil, run.policy.day_boundary_minute); }

his::ListDepartments departments_wanted(const Run& run) {
    const auto& visit = run.s.visit;
    const auto [id_number, passport_number] = whose(visit);
    his::ListDepartments question{today(run), 1, id_number, passport_number};
    if (!books_ahead(visit)) return question;
    question.day = first_booking_day(run);
    question.days = run.policy.booking_days_most;
    return question;
}

bool is_open(const ClinicSession& session) {
    return session.state == SessionState::open && session.numbers_left > 0;
}

// Of a list in which nothing is to be chosen; whoever comes back to it from the check screen sees all of it.
const ClinicSession* only_open(const std::vector<ClinicSession>& sessions) {
    const auto first = std::ranges::find_if(sessions, is_open);
    const bool only = first != sessions.end() && std::none_of(first + 1, sessions.end(), is_open);
    return only ? &*first : nullptr;
}

void choose_funding(Run& run, bool self_pay, bool use_account) {
    run.visit().recomputing = true;
    run.visit().use_account = use_account;
    run.tell(to_case::ChooseFunding{self_pay, use_account});
}

}  // namespace

void list_departments(Run& run) {
    run.visit().reading =
        books_ahead(run.s.visit) ? screen::ReadingWhat::booking_days : screen::ReadingWhat::departments;
    run.call(Phase::listing_departments, his::Call{departments_wanted(run)}, run.policy.query_deadline);
}

void on_departments(Run& run, const Heard& heard) {
    his_outcome<his::Departments>(heard).match(
        [&](const his::Departments& departments) {
            run.visit().tries = 0;
            auto& rows = run.visit().departments;
            rows = departments.rows;
            const auto& hidden = run.policy.hidden_departments;
            std::erase_if(rows, [&](const Department& row) {
                return std::find(hidden.begin(), hidden.end(), row.code) != hidden.end();
            });
            if (rows.empty() && books_ahead(run.s.visit))
                return show_notice(run, NoticeId::no_numbers_ahead, ways_on(run, {}));
            if (rows.empty()) return show_notice(run, NoticeId::no_sessions_today, {"end"});
            run.await(Phase::choosing_department);
        },
        [&](const Refused&) { not_answered(run, list_departments); },
        [&](const Unknown&) { not_answered(run, list_departments); });
}

void choose_department(Run& run, const std::string& code) {
    run.visit().department = code;
    if (books_ahead(run.s.visit)) return list_days(run);
    run.visit().takes_only_session = true;
    list_sessions(run);
}

void list_sessions(Run& run) {
    run.visit().reading = screen::ReadingWhat::sessions;
    const auto& visit = run.s.visit;
    const auto day = books_ahead(visit) ? visit.ahead.day : today(run);
    run.call(Phase::listing_sessions, his::Call{his::ListSessions{day, visit.department}},
             run.policy.query_deadline);
}

void choose_session(Run& run, const std::string& slot) {
    auto& visit = run.visit();
    const auto chosen = std::find_if(visit.sessions.begin(), visit.sessions.end(),
                                     [&](const ClinicSession& session) { return session.slot_id == slot; });
    if (chosen == visit.sessions.end()) return;
    visit.session = *chosen;
    if (books_ahead(visit)) return list_times(run);
    visit.case_open = true;
    visit.use_account = true;  // as every case begins
    visit.payments.clear();
    visit.reading = screen::ReadingWhat::holding;
    run.await(Phase::opening_case);
    run.tell(to_case::Open{visit.session, visit.patient, visit.credential});
}

void on_sessions(Run& run, const Heard& heard) {
    his_outcome<his::Sessions>(heard).match(
        [&](const his::Sessions& sessions) {
            run.visit().tries = 0;
            run.visit().sessions = sessions.rows;
            const bool may_lead_on = std::exchange(run.visit().takes_only_session, false);
            const auto* only = only_open(sessions.rows);
            if (may_lead_on && only != nullptr) return choose_session(run, only->slot_id);
            run.await(Phase::choosing_session);
        },
        [&](const Refused&) { not_answered(run, list_sessions); },
        [&](const Unknown&) { not_answered(run, list_sessions); });
}

void on_departments_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "guide") return run.await(Phase::asking_guide);
    return chosen.name == "back" ? back_to_services(run) : choose_department(run, chosen.name);
}

void on_sessions_touch(Run& run, const Chosen& chosen) {
    if (chosen.name != "back") return choose_session(run, chosen.name);
    books_ahead(run.s.visit) ? list_days(run) : list_departments(run);
}

void on_check_touch(Run& run, const Chosen& chosen) {
    const auto& name = chosen.name;
    auto& visit = run.visit();
    if (name == "account") return choose_funding(run, false, !visit.use_account);
    if (name == "self_pay") return choose_funding(run, !visit.self_pay, visit.use_account);
    if (name == "confirm") {
        visit.work.clear();
        using screen::WorkStep;
        if (visit.insured) visit.work.push_back({WorkStep::insurance, screen::WorkState::waiting});
        if (visit.split.own.is_positive())
            visit.work.push_back({WorkStep::payment, screen::WorkState::waiting});
        visit.work.push_back({WorkStep::booking, screen::WorkState::waiting});
        visit.slow = false;
        run.await(Phase::processing);
        return run.tell(to_case::Confirm{});
    }
    // back: another choice; this case ends without a word, because nothing has moved
    visit.case_open = false;
    run.tell(to_case::Abandon{});
    if (checks_in(visit)) return find_appointments(run);
    if (pays_in(visit)) return list_admissions(run);
    visit.payments.empty() ? list_sessions(run) : list_bills(run);
}

void project_departments(const Projection& at) {
    const int days = books_ahead(at.s.visit) ? at.policy.booking_days_most : 1;
    at.screen.content = screen::Departments{patient_line(at.s, at.now), at.s.visit.departments, days};
    for (const auto& row : at.s.visit.departments) at.offer("departments/" + row.code, row.numbers_left > 0);
    if (!at.policy.guide_desk.zh.empty()) at.offer("departments/guide");
    at.offer("departments/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

void project_sessions(const Projection& at) {
    LocalizedText name;
    for (const auto& row : at.s.visit.departments)
        if (row.code == at.s.visit.department) name = row.name;
    const bool ahead = books_ahead(at.s.visit);
    at.screen.content = screen::Sessions{patient_line(at.s, at.now), name, at.s.visit.sessions,
                                         ahead ? at.s.visit.ahead.day : ""};
    for (const auto& row : at.s.visit.sessions) at.offer("sessions/" + row.slot_id, is_open(row));
    at.offer("sessions/back");
    at.offer_exit_and_help();
    at.screen.step = ahead ? 4 : 3;
}

}  // namespace kiosk::journey
