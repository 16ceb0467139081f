// Every look of every screen, put together from invented data.
#include "ui/examples.h"

#include "ui/examples/collector.h"
#include "ui/examples/people.h"
#include "ui/examples/staff.h"

namespace kiosk::ui {
namespace {

using namespace example;

void add_beginning(Collector& c) {
    using namespace screen;
    c.add("home-one-service", Home{}, {"home/register"});
    Home home;
    home.menu = menu();
    const std::vector<std::string> all_of_home{"home/register", "home/bills",     "home/cancel",
                                               "home/new_file", "home/insurance", "home/identify"};
    c.add("home", home, all_of_home);
    Home worn;
    worn.code_works = false;
    worn.paper = false;
    worn.menu = home.menu;
    c.add("home-no-scanner-no-paper", worn, all_of_home);
    Home evening = home;
    evening.menu[0].open = false;
    evening.menu[0].hours = "07:30-11:30, 13:00-16:30";
    auto& late = c.add("home-hours", evening, all_of_home);
    for (auto& choice : late.choices) choice.enabled = choice.id != "home/register";
    Home left = home;
    left.card_left = true;
    left.card_works = false;
    c.add("home-card-left", left, all_of_home);
    c.add("more", More{menu()},
          {"more/register", "more/bills", "more/cancel", "more/new_file", "more/insurance", "more/back"});
    Home closed;
    closed.money_open = false;
    c.add("home-closed", closed, {});
    c.add("settings", Identify{}, {"common/exit"});
    c.open_settings();
    c.add("take-card", TakeCard{}, {});
    c.add("take-card-still", TakeCard{CardLeft::alarm}, {});
    c.add("identify", Identify{}, {"identify/passport", "identify/back"}, 1);
    Identify with_id_card;
    with_id_card.id_card_works = true;
    c.add("identify-with-id-card", with_id_card, {"identify/passport", "identify/back"}, 1);
    Identify hint;
    hint.hint = Hint::card_turn_over;
    c.add("identify-hint", hint, {"identify/passport", "identify/back"}, 1);
    Identify again;
    again.code_again = true;
    again.money = money(InsuranceMoney::not_settled, OwnMoney::not_taken);
    c.add("identify-again", again, {"identify/back", "common/exit"}, 4);
    c.add("reading-card", Reading{ReadingWhat::card}, {"common/exit"}, 1);
    c.add("reading-id-card", Reading{ReadingWhat::id_card}, {"common/exit"}, 1);
    c.add("reading-bills", Reading{ReadingWhat::bills}, {"common/exit"}, 1);
    c.add("reading-sessions", Reading{ReadingWhat::sessions}, {"common/exit"}, 2);
    c.add("passport", Passport{}, {"passport/done", "passport/back", "common/exit"}, 1);
    Passport missing;
    missing.not_found = true;
    c.add("passport-not-found", missing, {"passport/done", "passport/back", "common/exit"}, 1);
}

// A grown-up's and a child's, a number that is none, an open file with and without paper.
void add_choosing(Collector& c) {
    using namespace screen;
    Departments all{patient(), departments()};
    std::vector<std::string> ids{"departments/back", "common/exit"};
    for (const auto& row : all.rows) ids.push_back("departments/" + row.code);
    auto& shown = c.add("departments", all, ids, 2);
    for (auto& choice : shown.choices) choice.enabled = choice.id != "departments/A05";
    c.add("departments-none", Departments{patient(), {}}, {"departments/back", "common/exit"}, 2);
    Sessions rows{patient(), {"心血管内科", "Cardiology"}, sessions()};
    ids = {"sessions/back", "common/exit"};
    for (const auto& row : rows.rows)
        if (row.state == SessionState::open) ids.push_back("sessions/" + row.slot_id);
    c.add("sessions", rows, ids, 3);
    all.rows[2].recent = all.rows[9].recent = true;
    ids = {"departments/back", "departments/guide", "common/exit"};
    for (const auto& row : all.rows) ids.push_back("departments/" + row.code);
    c.add("departments-guide", all, ids, 2);
}

// Each story once; long names; no paper; by a slip.
void add_today(Collector& c) {
    using namespace screen;
    auto waiting = today_row("K001-20261123-0042", RegistrationStory::registered);
    waiting.queue_number = "A027";
    waiting.people_ahead = 5;
    auto due = today_row("K002-20261123-0007", RegistrationStory::pay_at_window);
    due.own = Fen{5'850};
    due.queue_number = "B113";
    due.visit.department = {"中西医结合风湿免疫与疼痛联合门诊", "Integrated rheumatology and pain clinic"};
    due.visit.doctor = {"阿卜杜热依木·吐尔逊", "Dr. Abdurehim Tursun"};
    due.visit.place = {"综合楼东区 3 楼 A 区 12 诊室", "East wing, 3F Area A, room 12"};
    const auto checked = today_row("K002-20261123-0011", RegistrationStory::being_checked);
    auto paid = today_row("K002-20261123-0021", RegistrationStory::registered);
    paid.bills = bills();
    paid.bills.pop_back();
    paid.queue_number = "Y008";
    paid.people_ahead = 2;
    const auto cancelled = today_row("K001-20261123-0013", RegistrationStory::being_cancelled);
    const auto back = today_row("K003-20261123-0102", RegistrationStory::money_back);
    const auto add = [&](const char* name, const Today& today, bool more) {
        std::vector<std::string> ids{"today/end", "common/exit"};
        if (more) ids.emplace_back("today/register");
        for (const auto& row : today.rows) {
            const bool slip =
                row.story == RegistrationStory::registered || row.story == RegistrationStory::pay_at_window;
            if (today.paper && slip && row.slip != SlipState::printed)
                ids.push_back("today/print-" + row.trace_number);
        }
        return &c.add(name, today, std::move(ids));
    };
    add("today", Today{patient(), false, true, {waiting}}, true);
    add("today-paid", Today{patient(), false, true, {waiting, paid}}, true);
    add("today-paid-by-slip", Today{{"张*三", "", "", -1, false}, true, true, {paid}}, false);
    add("today-being-checked", Today{patient(), false, true, {checked}}, true);
    add("today-no-paper", Today{patient(), false, false, {waiting, due, checked}}, true);
    auto printing = waiting, printed = due;
    printing.slip = SlipState::printing;
    printed.slip = SlipState::printed;
    auto* all =
        add("today-all", Today{patient(), false, true, {printing, printed, checked, cancelled, back}}, true);
    for (auto& choice : all->choices)
        if (choice.id.starts_with("today/print") || choice.id == "today/register") choice.enabled = false;
    auto failed = due;
    failed.slip = SlipState::failed;
    add("today-by-slip", Today{{"张*三", "", "", -1, false}, true, true, {failed}}, false);
    add("today-money-back", Today{{"张*三", "", "", -1, false}, true, true, {back}}, false);
}

void add_services(Collector& c) {
    using namespace screen;
    const std::vector<std::string> ids{"services/register", "services/bills", "services/cancel",
                                       "services/new_file", "common/exit"};
    Services services{patient(), menu(), {}, 0, {}, 0, true, {}, false};
    c.add("services", services, ids);
    auto checked = today_row("K002-20261123-0011", RegistrationStory::being_checked);
    auto waiting = today_row("K001-20261123-0042", RegistrationStory::registered);
    waiting.queue_number = "A027";
    services.today = {waiting};
    services.bills_due = 3;
    services.bills_total = Fen{32'220};
    auto with_today = ids;
    with_today.emplace_back("services/today");
    c.add("services-waiting", services, with_today);
    services.due = {appointments().front()};
    auto with_due = with_today;
    with_due.emplace_back("services/due");
    c.add("services-due", services, with_due);
    services.due.clear();
    services.today = {waiting, checked};
    services.reports_ready = 1;
    auto with_reports = with_today;
    with_reports.emplace_back("services/reports");
    c.add("services-reports", services, with_reports);
    services.reports_ready = 0;
    services.paper = false;
    c.add("services-being-checked", services, with_today);
    services.closed_because = NoticeId::too_many_open;
    auto& closed = c.add("services-closed", services, with_today);
    for (auto& choice : closed.choices)
        choice.enabled = choice.id == "services/today" || choice.id.starts_with("common/");
}

void add_paying(Collector& c) {
    using namespace screen;
    const std::vector<std::string> all{"check/confirm", "check/account", "check/self_pay", "check/back",
                                       "common/exit"};
    Check check;
    check.patient = patient();
    check.visit = visit();
    check.split = split();
    c.add("check", check, all, 4);
    Check child = check;
    child.patient = {"样**", "990***********0480", "2", 8, true};
    child.split.mutual_aid = child.split.account;
    c.add("check-for-a-child", child, all, 4);
    check.recomputing = true;
    c.add("check-recomputing", check, all, 4);
    check.recomputing = false;
    check.paper = screen::Paper::low;
    c.add("check-low-paper", check, all, 4);
    check.split = Split::all_own(Fen{2'500});
    check.insured = check.account_choice = false;
    check.paper = screen::Paper::none;
    check.visit.general_clinic = true;
    c.add("check-self-pay-no-paper", check, {"check/confirm", "check/back", "common/exit"}, 4);
    c.add("pin", Pin{3, false, 2}, {"pin/cancel", "pin/forgot", "common/exit"}, 4);
    c.add("pin-ecode", Pin{0, true, -1}, {"pin/cancel", "pin/forgot", "common/exit"}, 4);
    Pay pay;
    pay.amount = Fen{5'850};
    pay.money = money(InsuranceMoney::settled, OwnMoney::not_taken);
    c.deadline(c.add("pay", pay, {"pay/terminal", "pay/window", "pay/cancel"}, 4), 96);
    pay.hint = Hint::payment_code_wrong_kind;
    c.deadline(c.add("pay-hint", pay, {"pay/terminal", "pay/window", "pay/cancel"}, 4), 41);
    pay.hint = Hint::none;
    pay.phase = PayPhase::payer_typing;
    pay.money.own = OwnMoney::taking;
    c.add("pay-typing", pay, {}, 4);
    pay.phase = PayPhase::terminal_busy;
    c.add("pay-terminal", pay, {}, 4);
    c.add("processing",
          Processing{{{WorkStep::insurance, WorkState::done},
                      {WorkStep::payment, WorkState::running},
                      {WorkStep::booking, WorkState::waiting}},
                     false},
          {}, 4);
    c.add("processing-slow",
          Processing{{{WorkStep::insurance, WorkState::running}, {WorkStep::booking, WorkState::waiting}},
                     true},
          {}, 4);
}

void add_ending(Collector& c) {
    using namespace screen;
    Done done;
    done.patient = patient();
    done.visit = visit();
    done.split = split();
    done.money = money(InsuranceMoney::settled, OwnMoney::taken);
    done.queue_number = "A027";
    done.people_ahead = 5;
    done.hint = {"请先到分诊台签到", "Check in at the triage desk first"};
    done.trace_number = "K001-20261123-0042";
    c.deadline(c.add("done", done, {"done/finish"}), 20);
    done.slip = SlipState::failed;
    done.card_inside = true;
    done.money.own = OwnMoney::due_at_window;
    c.deadline(c.add("done-window-no-slip", done, {"done/finish"}), 17);

    const auto notice = [&](const char* name, NoticeId id, MoneyState state, std::vector<std::string> ids) {
        Notice n;
        n.id = id;
        n.money = state;
        n.reference = "N-4207";
        ids.push_back("notice/end");
        auto& s = c.add(name, n, std::move(ids));
        c.deadline(s, 30);
        return &s;
    };
    const MoneyState none{InsuranceMoney::not_used, OwnMoney::nothing_due, Fen{}};
    notice("notice-card-unread", NoticeId::card_unread, none, {"notice/retry"});
    notice("notice-id-card-unread", NoticeId::id_card_unread, none, {"notice/retry"});
    notice("notice-not-insured", NoticeId::waiting_period, none, {"notice/self_pay"});
    notice("notice-slot-taken", NoticeId::slot_taken, money(InsuranceMoney::not_settled, OwnMoney::not_taken),
           {"notice/other_session"});
    notice("notice-no-bills", NoticeId::no_bills, none, {"notice/services"});
    notice("notice-no-numbers-ahead", NoticeId::no_numbers_ahead, none, {"notice/retry", "notice/services"});
    notice("notice-booked-already", NoticeId::booked_already, none, {"notice/services"});
    notice("notice-booking-unsure", NoticeId::booking_unsure, none, {"notice/retry"});
    notice("notice-booking-taken", NoticeId::booking_taken, none, {});
    notice("notice-session-stopped", NoticeId::session_stopped, none,
           {"notice/other_session", "notice/services"});
    notice("notice-too-early", NoticeId::too_early, none, {"notice/services"});
    notice("notice-too-late", NoticeId::too_late, none, {"notice/services"});
    notice("notice-no-appointments", NoticeId::no_appointments, none, {"notice/services"});
    notice("notice-no-reports", NoticeId::no_reports, none, {"notice/services"});
    notice("notice-pharmacy-refused", NoticeId::pharmacy_refused, none, {"notice/services"});
    notice("notice-no-admission", NoticeId::no_admission, none, {"notice/services"});
    notice("notice-face-not-verified", NoticeId::face_not_verified, none, {"notice/retry"});
    notice("notice-e-code-down", NoticeId::e_code_down, none, {"notice/retry"});
    notice("notice-disease-not-filed", NoticeId::disease_not_filed, none, {"notice/self_pay"});
    notice("notice-bill-taken", NoticeId::bill_taken, money(InsuranceMoney::not_settled, OwnMoney::not_taken),
           {"notice/bills"});
    notice("notice-declined", NoticeId::payment_declined, money(InsuranceMoney::settled, OwnMoney::not_taken),
           {"notice/retry", "notice/self_pay"});
    auto* unsure =
        notice("notice-unsure", NoticeId::unsure, money(InsuranceMoney::unknown, OwnMoney::unknown), {});
    auto& doubt = std::get<Notice>(unsure->content);
    doubt.trace_number = "K001-20261123-0042";
    doubt.slip = SlipState::printed;
    doubt.card_inside = true;
    auto* elsewhere =
        notice("notice-in-doubt-elsewhere", NoticeId::in_doubt_elsewhere, MoneyState{}, {"notice/register"});
    std::get<Notice>(elsewhere->content).trace_number = "K002-20261123-0011";
    notice("notice-slip-unknown", NoticeId::slip_unknown, none, {"notice/retry"});
    notice("notice-unexpected", NoticeId::unexpected,
           money(InsuranceMoney::being_cancelled, OwnMoney::being_returned), {});
    c.deadline(c.add("idle", IdleWarning{}, {"idle/go_on", "idle/end"}), 20);
    c.add("help", Help{}, {"help/back"});
}

}  // namespace

std::vector<Example> example_screens(Millis now) {
    Collector collector{now};
    add_beginning(collector);
    add_new_file(collector);
    add_deposits(collector);
    add_choosing(collector);
    add_booking(collector);
    add_on_the_day(collector);
    add_services(collector);
    add_today(collector);
    add_bills(collector);
    add_claiming_back(collector);
    add_cancelling(collector);
    add_insurance(collector);
    add_desks(collector);
    add_paying(collector);
    add_ending(collector);
    add_staff_door(collector);
    add_staff_parts(collector);
    add_staff_tests(collector);
    add_staff_services(collector);
    return collector.take();
}

std::vector<NoticeId> every_notice() {
    std::vector<NoticeId> out;
    for (int id = 0; id <= static_cast<int>(NoticeId::unexpected); ++id)
        out.push_back(static_cast<NoticeId>(id));
    return out;
}

}  // namespace kiosk::ui
