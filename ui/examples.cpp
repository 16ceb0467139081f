// Data here are invented: no person, no hospital. Long names and rare characters are in it on purpose.
#include "ui/examples.h"

#include <fmt/format.h>

namespace kiosk::ui {
namespace {

CivilTime at(const char* text) { return CivilTime::parse(text).value_or(CivilTime{}); }

PatientLine patient() { return {"张*三", "990*************15", "1", 68, true}; }

VisitLine visit() {
    return {{"心血管内科", "Cardiology"},
            false,
            {"周明远", "Dr. Zhou Mingyuan"},
            {"主任医师", "Chief physician"},
            DayPart::morning,
            at("2026-11-23 08:00:00"),
            at("2026-11-23 12:00:00"),
            {"3 楼 A 区", "3F Area A"}};
}

Split split() {
    Split s;
    s.total = Fen{10'000};
    s.fund = Fen{3'150};
    s.account = Fen{1'000};
    s.mutual_aid = Fen{300};
    s.own = Fen{5'850};
    return s;
}

MoneyState money(InsuranceMoney insurance, OwnMoney own) { return {insurance, own, Fen{5'850}}; }

std::vector<Department> departments() {
    struct Row {
        const char *code, *zh, *en;
        DepartmentGroup group;
        const char *place_zh, *place_en;
        int left;
    };
    using G = DepartmentGroup;
    const Row rows[] = {
        {"A01", "心血管内科", "Cardiology", G::internal_medicine, "3 楼 A 区", "3F Area A", 26},
        {"A02", "呼吸内科", "Respiratory medicine", G::internal_medicine, "3 楼 B 区", "3F Area B", 14},
        {"A03", "消化内科", "Gastroenterology", G::internal_medicine, "3 楼 B 区", "3F Area B", 9},
        {"A04", "神经内科", "Neurology", G::internal_medicine, "3 楼 C 区", "3F Area C", 3},
        {"A05", "内分泌科", "Endocrinology", G::internal_medicine, "3 楼 C 区", "3F Area C", 0},
        {"B01", "普通外科", "General surgery", G::surgery, "2 楼 A 区", "2F Area A", 11},
        {"B02", "骨科", "Orthopaedics", G::surgery, "2 楼 B 区", "2F Area B", 18},
        {"B03", "泌尿外科", "Urology", G::surgery, "2 楼 B 区", "2F Area B", 7},
        {"C01", "妇产科", "Obstetrics and gynaecology", G::women_and_children, "4 楼 A 区", "4F Area A", 12},
        {"C02", "儿科", "Paediatrics", G::women_and_children, "1 楼 C 区", "1F Area C", 31},
        {"D01", "眼科", "Ophthalmology", G::senses, "5 楼 A 区", "5F Area A", 8},
        {"D02", "耳鼻咽喉科", "Ear, nose and throat", G::senses, "5 楼 B 区", "5F Area B", 5},
        {"D03", "口腔科", "Dentistry", G::senses, "5 楼 C 区", "5F Area C", 2},
        {"E01", "中医科", "Traditional Chinese medicine", G::chinese_medicine, "6 楼 A 区", "6F Area A", 16},
        {"F01", "康复医学科", "Rehabilitation", G::other, "6 楼 B 区", "6F Area B", 10},
        {"F02", "全科医学科", "General practice", G::other, "1 楼 A 区", "1F Area A", 40}};
    std::vector<Department> out;
    for (const auto& row : rows)
        out.push_back({row.code, {row.zh, row.en}, row.group, {row.place_zh, row.place_en}, row.left});
    return out;
}

ClinicSession session(const char* slot, LocalizedText doctor, LocalizedText title, DayPart part,
                      const char* begins, const char* ends, Fen fee, int left, SessionState state) {
    ClinicSession s;
    s.slot_id = slot;
    s.general_clinic = doctor.zh.empty();
    s.doctor_name = std::move(doctor);
    s.doctor_title = std::move(title);
    s.part = part;
    s.begins = at(begins);
    s.ends = at(ends);
    s.fee = fee;
    s.numbers_left = left;
    s.state = state;
    return s;
}

std::vector<ClinicSession> sessions() {
    constexpr auto *eight = "2026-11-23 08:00:00", *noon = "2026-11-23 12:00:00",
                   *two = "2026-11-23 14:00:00", *half = "2026-11-23 17:30:00", *six = "2026-11-23 18:00:00",
                   *nine = "2026-11-23 20:30:00";
    const LocalizedText chief{"主任医师", "Chief physician"},
        deputy{"副主任医师", "Associate chief physician"};
    return {session("S2", {"周明远", "Dr. Zhou Mingyuan"}, chief, DayPart::morning, eight, noon, Fen{10'000},
                    4, SessionState::open),
            session("S1", {}, {}, DayPart::morning, eight, noon, Fen{2'500}, 22, SessionState::open),
            session("S3", {"李𬱖", "Dr. Li Wei"}, deputy, DayPart::morning, eight, noon, Fen{6'000}, 0,
                    SessionState::full),
            session("S4", {"陈思齐", "Dr. Chen Siqi"}, deputy, DayPart::afternoon, two, half, Fen{6'000}, 9,
                    SessionState::open),
            session("S5", {"吴建国", "Dr. Wu Jianguo"}, chief, DayPart::afternoon, two, half, Fen{10'000}, 0,
                    SessionState::stopped),
            session("S6", {}, {}, DayPart::afternoon, two, half, Fen{2'500}, 35, SessionState::open),
            session("S7", {}, {}, DayPart::evening, six, nine, Fen{2'500}, 12, SessionState::open)};
}

class Collector {
public:
    explicit Collector(Millis now) : now_{now} {}
    Screen& add(std::string name, screen::Content content, std::vector<std::string> ids, int step = 0) {
        Screen s;
        s.sequence = examples_.size() + 1;
        s.content = std::move(content);
        for (auto& id : ids) s.choices.push_back({std::move(id), true});
        s.choices.push_back({"common/help", true});
        s.step = step;
        s.steps = step > 0 ? 4 : 0;
        examples_.push_back({std::move(name), std::move(s)});
        return examples_.back().screen;
    }
    void deadline(Screen& s, int seconds) const { s.deadline = now_ + Millis{seconds * 1000}; }
    std::vector<Example> take() { return std::move(examples_); }

private:
    Millis now_;
    std::vector<Example> examples_;
};

void add_beginning(Collector& c) {
    using namespace screen;
    c.add("home", Home{}, {"home/register"});
    Home worn;
    worn.code_works = false;
    worn.paper = false;
    c.add("home-no-scanner-no-paper", worn, {"home/register"});
    Home closed;
    closed.money_open = false;
    c.add("home-closed", closed, {});
    c.add("identify", Identify{}, {"identify/passport", "identify/back"}, 1);
    Identify hint;
    hint.hint = Hint::card_turn_over;
    c.add("identify-hint", hint, {"identify/passport", "identify/back"}, 1);
    Identify again;
    again.code_again = true;
    again.money = money(InsuranceMoney::not_settled, OwnMoney::not_taken);
    c.add("identify-again", again, {"identify/back", "common/exit"}, 4);
    c.add("reading-card", Reading{ReadingWhat::card}, {"common/exit"}, 1);
    c.add("reading-id-card", Reading{ReadingWhat::id_card}, {"common/exit"}, 1);
    c.add("reading-sessions", Reading{ReadingWhat::sessions}, {"common/exit"}, 2);
    c.add("passport", Passport{}, {"passport/done", "passport/back", "common/exit"}, 1);
    Passport missing;
    missing.not_found = true;
    c.add("passport-not-found", missing, {"passport/done", "passport/back", "common/exit"}, 1);
}

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
}

screen::TodayRow today_row(const char* trace, screen::RegistrationStory story) {
    screen::TodayRow row;
    row.trace_number = trace;
    row.visit = visit();
    row.story = story;
    return row;
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

void add_paying(Collector& c) {
    using namespace screen;
    const std::vector<std::string> all{"check/confirm", "check/account", "check/self_pay", "check/back",
                                       "common/exit"};
    Check check;
    check.patient = patient();
    check.visit = visit();
    check.split = split();
    c.add("check", check, all, 4);
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
    c.add("pin", Pin{3, false, 2}, {"pin/cancel", "common/exit"}, 4);
    c.add("pin-ecode", Pin{0, true, -1}, {"pin/cancel", "common/exit"}, 4);
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
    add_choosing(collector);
    add_today(collector);
    add_paying(collector);
    add_ending(collector);
    return collector.take();
}

std::vector<NoticeId> every_notice() {
    std::vector<NoticeId> out;
    for (int id = 0; id <= static_cast<int>(NoticeId::unexpected); ++id)
        out.push_back(static_cast<NoticeId>(id));
    return out;
}

}  // namespace kiosk::ui
