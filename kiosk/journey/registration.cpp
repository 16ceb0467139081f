// Register for today (当日挂号): department, session, and the one check screen before money.
#include <algorithm>

#include "kiosk/base/clock.h"
#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

std::string today(const Run& run) { return business_day(run.now.civil, run.policy.day_boundary_minute); }

// A list that could not be fetched: once more, then say so.
template <class Again>
void retry_list(Run& run, Again&& again) {
    if (++run.visit().tries < run.policy.query_tries) return again(run);
    show_notice(run, NoticeId::his_down, {"retry", "end"});
}

void choose_funding(Run& run, bool self_pay, bool use_account) {
    run.visit().recomputing = true;
    run.visit().use_account = use_account;
    run.tell(to_case::ChooseFunding{self_pay, use_account});
}

}  // namespace

void list_departments(Run& run) {
    run.visit().reading = screen::ReadingWhat::departments;
    run.call(Phase::listing_departments, his::Call{his::ListDepartments{today(run)}},
             run.policy.query_deadline);
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
            if (rows.empty()) return show_notice(run, NoticeId::no_sessions_today, {"end"});
            run.await(Phase::choosing_department);
        },
        [&](const Refused&) { retry_list(run, list_departments); },
        [&](const Unknown&) { retry_list(run, list_departments); });
}

void choose_department(Run& run, const std::string& code) {
    run.visit().department = code;
    list_sessions(run);
}

void list_sessions(Run& run) {
    run.visit().reading = screen::ReadingWhat::sessions;
    run.call(Phase::listing_sessions, his::Call{his::ListSessions{today(run), run.visit().department}},
             run.policy.query_deadline);
}

void on_sessions(Run& run, const Heard& heard) {
    his_outcome<his::Sessions>(heard).match(
        [&](const his::Sessions& sessions) {
            run.visit().tries = 0;
            run.visit().sessions = sessions.rows;
            run.await(Phase::choosing_session);
        },
        [&](const Refused&) { retry_list(run, list_sessions); },
        [&](const Unknown&) { retry_list(run, list_sessions); });
}

void choose_session(Run& run, const std::string& slot) {
    auto& visit = run.visit();
    const auto chosen = std::find_if(visit.sessions.begin(), visit.sessions.end(),
                                     [&](const ClinicSession& session) { return session.slot_id == slot; });
    if (chosen == visit.sessions.end()) return;
    visit.session = *chosen;
    visit.case_open = true;
    visit.use_account = true;  // as every case begins
    visit.can_insure = visit.patient.coverage.has_value();
    visit.payments.clear();
    visit.reading = screen::ReadingWhat::holding;
    run.await(Phase::opening_case);
    run.tell(to_case::Open{visit.session, visit.patient, visit.credential});
}

void on_departments_touch(Run& run, const Chosen& chosen) {
    return chosen.name == "back" ? back_to_services(run) : choose_department(run, chosen.name);
}

void on_sessions_touch(Run& run, const Chosen& chosen) {
    return chosen.name == "back" ? list_departments(run) : choose_session(run, chosen.name);
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
    visit.payments.empty() ? list_sessions(run) : list_bills(run);
}

void project_departments(const Projection& at) {
    at.screen.content = screen::Departments{patient_line(at.s, at.now), at.s.visit.departments};
    for (const auto& row : at.s.visit.departments) at.offer("departments/" + row.code, row.numbers_left > 0);
    at.offer("departments/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

void project_sessions(const Projection& at) {
    LocalizedText name;
    for (const auto& row : at.s.visit.departments)
        if (row.code == at.s.visit.department) name = row.name;
    at.screen.content = screen::Sessions{patient_line(at.s, at.now), name, at.s.visit.sessions};
    for (const auto& row : at.s.visit.sessions)
        at.offer("sessions/" + row.slot_id, row.state == SessionState::open && row.numbers_left > 0);
    at.offer("sessions/back");
    at.offer_exit_and_help();
    at.screen.step = 3;
}

}  // namespace kiosk::journey
