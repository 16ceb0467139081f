// The screen of a state: content, choices, progress. Nothing here decides anything.
#include <charconv>

#include "kiosk/journey/run.h"

namespace kiosk::journey {
namespace {

constexpr int registration_steps = 4;  // identify, department, session, check and pay

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

void offer(Screen& screen, std::string id, bool enabled = true) {
    screen.choices.push_back({std::move(id), enabled});
}

void offer_exit_and_help(Screen& screen) {
    offer(screen, "common/exit");
    offer(screen, "common/help");
}

struct Projector {
    const Session& s;
    const Policy& policy;
    const Now& now;
    Screen& screen;

    void home() const {
        screen::Home home;
        home.code_works = s.scanner_works;
        home.card_works = s.card_reader_works;
        home.paper = s.printer_works;
        home.register_open = s.register_open;
        home.closed_because = s.closed_because;
        screen.content = home;
        offer(screen, "home/register", s.register_open);
        offer(screen, "common/help");
    }

    void identify(bool again) const {
        auto content = s.visit.identify;
        content.code_works = s.scanner_works;
        content.card_works = s.card_reader_works;
        screen.content = content;
        if (!again) {
            offer(screen, "identify/passport");
            offer(screen, "identify/back");
            screen.step = 1;
        }
        offer_exit_and_help(screen);
    }

    void passport() const {
        screen.content = s.visit.passport;
        offer(screen, "passport/done");
        offer(screen, "passport/back");
        offer_exit_and_help(screen);
        screen.step = 1;
    }

    void today() const {
        const auto& visit = s.visit;
        screen::Today today;
        today.patient = patient_line(s, now);
        today.by_slip = visit.by_slip;
        today.paper = s.printer_works;
        for (const auto& entry : visit.today) {
            const auto& known = entry.registration;
            const auto trace_number = known.case_id.value;
            today.rows.push_back({trace_number, known.visit, entry.story, known.split.own,
                                  known.booking.queue_number, known.booking.people_ahead, known.copies,
                                  entry.slip});
            if (has_slip(entry.story) && s.printer_works && entry.slip != screen::SlipState::printed)
                offer(screen, "today/print-" + trace_number, !visit.printing);
        }
        screen.content = std::move(today);
        const bool card_gone =
            visit.credential.kind == CredentialKind::social_security_card && !s.card_inside;
        if (!visit.by_slip && !card_gone && s.register_open) offer(screen, "today/register", !visit.printing);
        offer(screen, "today/end");
        offer_exit_and_help(screen);
    }

    void departments() const {
        screen.content = screen::Departments{patient_line(s, now), s.visit.departments};
        for (const auto& row : s.visit.departments)
            offer(screen, "departments/" + row.code, row.numbers_left > 0);
        offer(screen, "departments/back");
        offer_exit_and_help(screen);
        screen.step = 2;
    }

    void sessions() const {
        LocalizedText name;
        for (const auto& row : s.visit.departments)
            if (row.code == s.visit.department) name = row.name;
        screen.content = screen::Sessions{patient_line(s, now), name, s.visit.sessions};
        for (const auto& row : s.visit.sessions)
            offer(screen, "sessions/" + row.slot_id, row.state == SessionState::open && row.numbers_left > 0);
        offer(screen, "sessions/back");
        offer_exit_and_help(screen);
        screen.step = 3;
    }

    void check() const {
        const auto& visit = s.visit;
        screen::Check check;
        check.patient = patient_line(s, now);
        check.visit = visit_line(s);
        check.split = visit.split;
        check.insured = visit.insured;
        check.self_pay_chosen = visit.self_pay;
        check.use_account = visit.use_account;
        check.account_choice =
            visit.insured && visit.patient.coverage && visit.patient.coverage->balance.is_positive();
        check.recomputing = visit.recomputing;
        const auto paper = s.paper_is_low ? screen::Paper::low : screen::Paper::plenty;
        check.paper = s.printer_works ? paper : screen::Paper::none;
        screen.content = check;
        offer(screen, "check/confirm", !visit.recomputing);
        if (check.account_choice) offer(screen, "check/account", !visit.recomputing);
        if (visit.can_insure && policy.self_pay_allowed) offer(screen, "check/self_pay", !visit.recomputing);
        offer(screen, "check/back");
        offer_exit_and_help(screen);
        screen.step = 4;
    }

    void pay() const {
        auto pay = s.visit.pay;
        pay.terminal = pay.terminal && s.terminal_works;
        screen.content = pay;
        if (pay.phase == screen::PayPhase::choose_or_show_code) {
            if (pay.terminal) offer(screen, "pay/terminal");
            if (pay.window) offer(screen, "pay/window");
            offer(screen, "pay/cancel");
            offer(screen, "common/help");
        } else if (pay.phase == screen::PayPhase::payer_typing) {
            offer(screen, "pay/cancel");
        }
        screen.step = 4;
    }

    void done() const {
        const auto& visit = s.visit;
        const auto& registered = *visit.registered;
        screen::Done done;
        done.patient = patient_line(s, now);
        done.visit = visit_line(s);
        done.split = registered.split;
        done.money = registered.money;
        done.insured = registered.insured;
        done.queue_number = registered.booking.queue_number;
        done.people_ahead = registered.booking.people_ahead;
        done.hint = registered.booking.hint;
        done.trace_number = registered.trace_number;
        done.slip = visit.slip;
        done.card_inside = s.card_inside;
        screen.content = done;
        offer(screen, "done/finish");
        offer(screen, "common/help");
    }

    void notice() const {
        auto notice = s.visit.notice;
        notice.slip = s.visit.slip;
        notice.card_inside = s.card_inside;
        screen.content = notice;
        for (const auto& choice : s.visit.notice_choices) offer(screen, "notice/" + choice);
        offer(screen, "common/help");
    }

    void reading() const {
        screen.content = screen::Reading{s.visit.reading};
        if (s.phase == Phase::decoding_code || s.phase == Phase::querying_person ||
            s.phase == Phase::finding_patient || s.phase == Phase::asking_today)
            screen.step = 1;
    }

    void phase() const {
        switch (s.phase) {
            case Phase::home:
                return home();
            case Phase::identifying:
                return identify(false);
            case Phase::showing_code_again:
                return identify(true);
            case Phase::typing_passport:
                return passport();
            case Phase::showing_today:
                return today();
            case Phase::choosing_department:
                return departments();
            case Phase::choosing_session:
                return sessions();
            case Phase::checking:
                return check();
            case Phase::entering_password:
                screen.content = s.visit.pin;
                return offer(screen, "pin/cancel");
            case Phase::paying:
                return pay();
            case Phase::processing:
                screen.content = screen::Processing{s.visit.work, s.visit.slow};
                return;
            case Phase::done:
                return done();
            case Phase::notice:
                return notice();
            case Phase::reading_card:
            case Phase::asking_issuer:
            case Phase::proving_card:
            case Phase::decoding_code:
            case Phase::decoding_again:
            case Phase::querying_person:
            case Phase::finding_patient:
            case Phase::asking_today:
            case Phase::listing_departments:
            case Phase::listing_sessions:
            case Phase::opening_case:
                return reading();
        }
    }
};

}  // namespace

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
    if (session.overlay == Overlay::idle_warning) {
        screen.content = screen::IdleWarning{};
        offer(screen, "idle/go_on");
        offer(screen, "idle/end");
        return screen;
    }
    if (session.overlay == Overlay::help) {
        screen.content = screen::Help{};
        offer(screen, "help/back");
        return screen;
    }
    Projector{session, policy, now, screen}.phase();
    if (screen.step > 0) screen.steps = registration_steps;
    return screen;
}

}  // namespace kiosk::journey
