// Book ahead (预约挂号): department, day, session, time, one check screen, booked. Nothing is paid here; a
// question whose answer was lost is repeated under the same id, so that nobody is booked twice.
#include <algorithm>

#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

constexpr Millis one_day{24LL * 3600 * 1000};

Department department_of(const Visit& visit) {
    for (const auto& row : visit.departments)
        if (row.code == visit.department) return row;
    return {};
}

VisitLine booking_line(const Visit& visit) {
    const auto department = department_of(visit);
    VisitLine line;
    line.department = department.name;
    line.place = department.place;
    line.general_clinic = visit.session.general_clinic;
    line.doctor = visit.session.doctor_name;
    line.doctor_title = visit.session.doctor_title;
    line.part = visit.session.part;
    line.begins = visit.ahead.time.begins;
    line.ends = visit.ahead.time.ends;
    if (visit.ahead.booked.booking_number.empty()) return line;
    const auto& booked = visit.ahead.booked;
    line.begins = booked.begins;
    line.ends = booked.ends;
    if (!booked.place.zh.empty()) line.place = booked.place;
    return line;
}

void print_booking(Run& run) {
    const auto& visit = run.s.visit;
    const auto& booked = visit.ahead.booked;
    auto slip = blank_slip(run, SlipKind::appointment);
    slip.visit = booking_line(visit);
    slip.booking_number = booked.booking_number;
    slip.collect_from = booked.collect_from;
    slip.collect_until = booked.collect_until;
    slip.fee = visit.session.fee;
    slip.hint = booked.hint;
    send_slip(run, std::move(slip));
}

void book(Run& run) {
    auto& visit = run.visit();
    visit.reading = screen::ReadingWhat::booking;
    run.call(Phase::booking,
             his::Call{his::Book{visit.ahead.request_id, visit.session, visit.ahead.time, visit.patient,
                                 run.policy.kiosk_number}},
             run.policy.query_deadline);
}

// What a no means to somebody who books.
void on_booking_refused(Run& run, const Refused& refused) {
    const auto reason = refused.reason;
    if (reason == RefusalReason::not_sent) return show_notice(run, NoticeId::his_down, {"retry", "end"});
    std::vector<std::string> first;
    if (reason == RefusalReason::slot_taken || reason == RefusalReason::session_stopped)
        first.emplace_back("other_session");
    show_notice(run, notice_of(reason, NoticeId::his_refused), ways_on(run, std::move(first)));
}

}  // namespace

bool books_ahead(const Visit& visit) { return visit.service == Service::book_ahead; }

std::string first_booking_day(const Run& run) {
    return business_day(run.now.civil + one_day, run.policy.day_boundary_minute);
}

void list_days(Run& run) {
    auto& visit = run.visit();
    visit.reading = screen::ReadingWhat::booking_days;
    run.call(Phase::listing_days,
             his::Call{his::ListBookingDays{visit.department, first_booking_day(run),
                                            run.policy.booking_days_most}},
             run.policy.query_deadline);
}

void on_days(Run& run, const Heard& heard) {
    his_outcome<his::BookingDays>(heard).match(
        [&](const his::BookingDays& days) {
            run.visit().tries = 0;
            run.visit().ahead.days = days.rows;
            const bool some = std::any_of(days.rows.begin(), days.rows.end(),
                                          [](const BookingDay& day) { return day.open && day.left() > 0; });
            if (!some) return show_notice(run, NoticeId::no_numbers_ahead, ways_on(run, {"retry"}));
            run.await(Phase::choosing_day);
        },
        [&](const Refused&) { not_answered(run, list_days); },
        [&](const Unknown&) { not_answered(run, list_days); });
}

void on_days_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "back") return list_departments(run);
    run.visit().ahead.day = chosen.name;
    list_sessions(run);
}

void list_times(Run& run) {
    run.visit().reading = screen::ReadingWhat::booking_times;
    run.call(Phase::listing_times, his::Call{his::ListTimes{run.visit().session.slot_id}},
             run.policy.query_deadline);
}

void on_times(Run& run, const Heard& heard) {
    his_outcome<his::Times>(heard).match(
        [&](const his::Times& times) {
            run.visit().tries = 0;
            run.visit().ahead.times = times.rows;
            const bool some = std::any_of(times.rows.begin(), times.rows.end(),
                                          [](const BookingTime& time) { return time.numbers_left > 0; });
            if (!some) return show_notice(run, NoticeId::slot_taken, ways_on(run, {"other_session"}));
            run.await(Phase::choosing_time);
        },
        [&](const Refused&) { not_answered(run, list_times); },
        [&](const Unknown&) { not_answered(run, list_times); });
}

void on_times_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "back") return list_sessions(run);
    auto& visit = run.visit();
    const auto time = std::find_if(visit.ahead.times.begin(), visit.ahead.times.end(),
                                   [&](const BookingTime& one) { return one.id == chosen.name; });
    if (time == visit.ahead.times.end()) return;
    visit.ahead.time = *time;
    visit.ahead.booked = {};
    run.await(Phase::checking_booking);
}

void on_booking_check_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "back") return list_times(run);
    auto& ahead = run.visit().ahead;
    ahead.request_id = run.policy.kiosk_number + "-B" + std::to_string(run.s.id.value) + "-" +
                       std::to_string(run.now.civil.unix_ms) + "-" + std::to_string(++ahead.requests);
    run.visit().tries = 0;
    book(run);
}

void on_booked(Run& run, const Heard& heard) {
    his_outcome<his::Booked>(heard).match(
        [&](const his::Booked& booked) {
            run.visit().tries = 0;
            run.visit().ahead.booked = booked;
            run.await(Phase::showing_booked);
            print_booking(run);
            if (run.s.card_inside) run.send(device::EjectCard{}, run.policy.device_deadline);
        },
        [&](const Refused& refused) { on_booking_refused(run, refused); },
        [&](const Unknown&) {
            if (++run.visit().tries < run.policy.query_tries) return book(run);
            show_notice(run, NoticeId::booking_unsure, {"retry", "end"});
        });
}

void ask_again_to_book(Run& run) { book(run); }

void on_last_touch(Run& run, const Chosen&) { end_visit(run); }

void on_guide_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "back") return run.await(Phase::choosing_department);
    const auto rows = guide_rows(run.s.visit, run.policy);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (std::to_string(i) == chosen.name) return choose_department(run, rows[i].department.code);
}

// Only what leads somewhere here: a department that is not shown is no advice.
std::vector<GuideRow> guide_rows(const Visit& visit, const Policy& policy) {
    std::vector<GuideRow> rows;
    for (const auto& guidance : policy.guidance)
        for (const auto& department : visit.departments)
            if (department.code == guidance.department_code) rows.push_back({guidance.words, department});
    return rows;
}

void project_guide(const Projection& at) {
    screen::Guide guide;
    guide.desk = at.policy.guide_desk;
    const auto rows = guide_rows(at.s.visit, at.policy);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        guide.rows.push_back({rows[i].words, rows[i].department.name});
        at.offer("guide/" + std::to_string(i), rows[i].department.numbers_left > 0);
    }
    at.screen.content = std::move(guide);
    at.offer("guide/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

void project_days(const Projection& at) {
    const auto& visit = at.s.visit;
    at.screen.content =
        screen::BookingDays{patient_line(at.s, at.now), department_of(visit).name, visit.ahead.days};
    for (const auto& day : visit.ahead.days) at.offer("booking_days/" + day.day, day.open && day.left() > 0);
    at.offer("booking_days/back");
    at.offer_exit_and_help();
    at.screen.step = 3;
}

void project_times(const Projection& at) {
    const auto& visit = at.s.visit;
    at.screen.content = screen::Times{patient_line(at.s, at.now), department_of(visit).name, visit.session,
                                      visit.ahead.times};
    for (const auto& time : visit.ahead.times) at.offer("times/" + time.id, time.numbers_left > 0);
    at.offer("times/back");
    at.offer_exit_and_help();
    at.screen.step = 5;
}

void project_booking_check(const Projection& at) {
    at.screen.content =
        screen::BookingCheck{patient_line(at.s, at.now), booking_line(at.s.visit), at.s.visit.session.fee};
    at.offer("booking_check/confirm");
    at.offer("booking_check/back");
    at.offer_exit_and_help();
    at.screen.step = 6;
}

void project_booked(const Projection& at) {
    const auto& visit = at.s.visit;
    screen::Booked booked;
    booked.patient = patient_line(at.s, at.now);
    booked.visit = booking_line(visit);
    booked.fee = visit.session.fee;
    booked.booking_number = visit.ahead.booked.booking_number;
    booked.collect_from = visit.ahead.booked.collect_from;
    booked.collect_until = visit.ahead.booked.collect_until;
    booked.hint = visit.ahead.booked.hint;
    booked.slip = visit.slip;
    booked.card_inside = at.s.card_inside;
    at.screen.content = std::move(booked);
    at.offer("booked/finish");
    at.offer("common/help");
}

}  // namespace kiosk::journey
