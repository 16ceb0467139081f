// The screens that every flow shares, and the one entrance to all of them: content, choices, progress.
// Nothing here decides anything.
#include <charconv>

#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

// Where checking and paying stand in the progress of what the patient came for; 0 = not known yet.
int last_step(const Session& s) { return s.visit.service ? rules_of(*s.visit.service).steps : 0; }

screen::PaymentCount count_of(const Visit& visit) {
    if (visit.payments.empty()) return {};
    return {static_cast<int>(visit.payment) + 1, static_cast<int>(visit.payments.size())};
}

}  // namespace

int age_of(const std::string& birth_date, const Now& now) {
    if (birth_date.size() != 10) return -1;
    const auto today = now.civil.date();
    int year_born = 0;
    int year_now = 0;
    std::from_chars(birth_date.data(), birth_date.data() + 4, year_born);
    std::from_chars(today.data(), today.data() + 4, year_now);
    const bool birthday_to_come = today.substr(5) < birth_date.substr(5);
    return year_now - year_born - (birthday_to_come ? 1 : 0);
}

std::string birth_in(std::string_view id_number) {
    if (id_number.size() != 18) return {};
    const std::string digits{id_number.substr(6, 8)};
    if (digits.find_first_not_of("0123456789") != std::string::npos) return {};
    return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6);
}

void project_home(const Projection& at) {
    screen::Home home;
    home.code_works = at.s.scanner_works;
    home.card_left = at.s.card_inside;
    home.card_works = at.s.card_reader_works && !home.card_left;
    home.paper = at.s.printer_works;
    // The rest stands on a page of its own.
    constexpr std::size_t tiles_most = 6;
    home.menu = menu_tiles(at.policy, at.now);
    const bool more = home.menu.size() > tiles_most;
    if (more) home.menu.resize(tiles_most - 1);
    home.money_open = at.s.money_open;
    home.closed_because = at.s.closed_because;
    at.screen.content = home;
    for (const auto& tile : home.menu)
        at.offer("home/" + std::string{service_name(tile.service)}, may_begin(at.s, tile));
    if (more) at.offer("home/more");
    if (home.menu.size() > 1) at.offer("home/identify", at.s.money_open);
    at.offer("common/help");
}

void project_more(const Projection& at) {
    screen::More more{menu_tiles(at.policy, at.now)};
    for (const auto& tile : more.menu)
        at.offer("more/" + std::string{service_name(tile.service)}, may_begin(at.s, tile));
    at.offer("more/back");
    at.offer("common/help");
    at.screen.content = std::move(more);
}

void project_identify(const Projection& at) {
    auto content = at.s.visit.identify;
    content.code_works = at.s.scanner_works;
    content.card_works = at.s.card_reader_works;
    content.id_card_works = at.s.id_card_reader_works;
    at.screen.content = content;
    if (at.s.phase != Phase::showing_code_again) {
        at.offer("identify/passport");
        at.offer("identify/back");
        at.screen.step = 1;
    }
    at.offer_exit_and_help();
}

void project_passport(const Projection& at) {
    at.screen.content = at.s.visit.passport;
    at.offer("passport/done");
    at.offer("passport/back");
    at.offer_exit_and_help();
    at.screen.step = 1;
}

void project_reading(const Projection& at) {
    at.screen.content = screen::Reading{at.s.visit.reading};
    if (at.s.phase == Phase::decoding_code || at.s.phase == Phase::querying_person ||
        at.s.phase == Phase::finding_patient || at.s.phase == Phase::verifying_electronic_card ||
        at.s.phase == Phase::asking_today)
        at.screen.step = 1;
}

void project_check(const Projection& at) {
    const auto& visit = at.s.visit;
    screen::Check check;
    check.patient = patient_line(at.s, at.now);
    check.visit = visit_line(at.s);
    check.bills = bills_under_way(visit);
    check.count = count_of(visit);
    check.split = visit.split;
    check.insured = visit.insured;
    check.insurance_missed = visit.insurance_missed;
    check.self_pay_chosen = visit.self_pay;
    check.use_account = visit.use_account;
    check.account_choice =
        visit.insured && visit.patient.coverage && visit.patient.coverage->balance.is_positive();
    check.recomputing = visit.recomputing;
    const auto paper = at.s.paper_is_low ? screen::Paper::low : screen::Paper::plenty;
    check.paper = at.s.printer_works ? paper : screen::Paper::none;
    at.screen.content = check;
    at.offer("check/confirm", !visit.recomputing);
    if (check.account_choice) at.offer("check/account", !visit.recomputing);
    if (visit.can_insure && at.policy.self_pay_allowed) at.offer("check/self_pay", !visit.recomputing);
    at.offer("check/back");
    at.offer_exit_and_help();
    at.screen.step = last_step(at.s);
}

void project_pin(const Projection& at) {
    at.screen.content = at.s.visit.pin;
    at.offer("pin/cancel");
    at.offer("pin/forgot");
}

void project_processing(const Projection& at) {
    at.screen.content = screen::Processing{at.s.visit.work, at.s.visit.slow, gives_up(at.s.visit)};
}

void project_pay(const Projection& at) {
    auto pay = at.s.visit.pay;
    pay.terminal = pay.terminal && at.s.terminal_works;
    at.screen.content = pay;
    if (pay.phase == screen::PayPhase::choose_or_show_code) {
        if (pay.terminal) at.offer("pay/terminal");
        if (pay.window) at.offer("pay/window");
        at.offer("pay/cancel");
        at.offer("common/help");
    } else if (pay.phase == screen::PayPhase::payer_typing) {
        at.offer("pay/cancel");
    }
    at.screen.step = last_step(at.s);
}

void project_done(const Projection& at) {
    const auto& visit = at.s.visit;
    const auto& registered = *visit.registered;
    screen::Done done;
    done.patient = patient_line(at.s, at.now);
    done.visit = visit_line(at.s);
    done.bills = bills_under_way(visit);
    done.count = count_of(visit);
    done.split = registered.split;
    done.money = registered.money;
    done.insured = registered.insured;
    done.insurance_missed = registered.insurance_missed;
    done.queue_number = registered.booking.queue_number;
    done.people_ahead = registered.booking.people_ahead;
    done.hint = registered.booking.hint;
    done.deposited = registered.booking.deposited;
    done.trace_number = registered.trace_number;
    done.slip = visit.slip;
    done.card_inside = at.s.card_inside;
    at.screen.content = done;
    at.offer("done/finish");
    // The word that its slip was printed goes to the case of the last payment begun.
    const bool may_go_on = visit.slip != screen::SlipState::printing && !card_gone(at.s);
    if (payment_follows(visit)) at.offer("done/next", may_go_on);
    at.offer("common/help");
}

void project_card_left(const Projection& at) {
    at.screen.content = screen::TakeCard{at.s.card_left};
    at.offer("common/help");
}

void project_notice(const Projection& at) {
    auto notice = at.s.visit.notice;
    notice.slip = at.s.visit.slip;
    notice.card_inside = at.s.card_inside;
    at.screen.content = notice;
    for (const auto& choice : at.s.visit.notice_choices) at.offer("notice/" + choice);
    at.offer("common/help");
}

// What staff see instead is theirs.
void project_out_of_service(const Projection& at) { at.screen.content = screen::OutOfService{}; }

PatientLine patient_line(const Session& session, const Now& now) {
    const auto& patient = session.visit.patient;
    const auto& number = patient.id_number.empty() ? patient.passport_number : patient.id_number;
    return {masked_name(patient.name), masked_id_number(number), patient.gender,
            age_of(patient.birth_date, now), patient.coverage.has_value()};
}

VisitLine visit_line(const Session& session) {
    const auto& visit = session.visit;
    VisitLine line;
    line.department = visit.hold.department_name;
    line.general_clinic = visit.session.general_clinic;
    line.doctor = visit.session.general_clinic ? visit.session.doctor_name : visit.hold.doctor_name;
    line.doctor_title = visit.session.doctor_title;
    line.part = visit.session.part;
    line.begins = visit.hold.begins;
    line.ends = visit.hold.ends;
    line.place = visit.registered && !visit.registered->booking.place.zh.empty()
                     ? visit.registered->booking.place
                     : visit.hold.place;
    return line;
}

Screen project(const Session& session, const Policy& policy, const Now& now) {
    Screen screen;
    screen.deadline = session.deadline;
    const Projection at{session, policy, now, screen};
    if (session.overlay == Overlay::idle_warning) {
        screen.content = screen::IdleWarning{};
        at.offer("idle/go_on");
        at.offer("idle/end");
        return screen;
    }
    if (session.overlay == Overlay::help) {
        screen.content = screen::Help{};
        at.offer("help/back");
        return screen;
    }
    rules_of(session.phase).project(at);
    screen.steps = last_step(session);
    if (screen.step == 0 || screen.steps == 0) screen.step = screen.steps = 0;
    return screen;
}

}  // namespace kiosk::journey
