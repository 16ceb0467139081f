// One look and one touch before money moves: who, what, and who pays how much. What the patient pays now is
// the biggest thing on the screen.
#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/split_view.h"
#include "ui/screens/visit_facts.h"
#include "ui/text/bill_words.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

// Whoever holds a child's code or card acts for somebody else: said where the name stands.
std::string who_label(const Kit& kit, const PatientLine& patient) {
    constexpr int of_age_years = 18;
    const bool child = patient.age_years >= 0 && patient.age_years < of_age_years;
    return kit.say(child ? words::acting_for : words::patient);
}

// What is paid for, a row for each kind of bill as far as there is room.
std::vector<Fact> bill_facts(const Kit& kit, const screen::Check& check) {
    const auto language = kit.view.language;
    const std::size_t most = kit.metrics.large ? 2 : 3;
    std::vector<Fact> rows{
        {who_label(kit, check.patient), patient_words(check.patient, language), true, false}};
    for (std::size_t i = 0; i < check.bills.size() && i < most; ++i) {
        const bool rest = i + 1 == most && check.bills.size() > most;
        if (rest)
            rows.push_back({kit.say(words::more_items),
                            bills_words(static_cast<int>(check.bills.size() - i), language), true, false});
        else
            rows.push_back({kit.say(kind_words(check.bills[i].kind)), items_words(check.bills[i], language),
                            true, false});
    }
    for (const auto& bill : check.bills)  // bills of one disease are paid by themselves
        if (!bill.disease_name.empty()) {
            rows.push_back({kit.say(words::disease), bill.disease_name, false, false});
            break;
        }
    if (check.bills.front().kind == BillKind::deposit) return rows;  // its ward stands there already
    const auto doctor = kit.metrics.large ? std::string{} : kit.say(check.visit.doctor);
    rows.push_back({kit.say(words::department),
                    kit.say(check.visit.department) + (doctor.empty() ? "" : "  " + doctor), false, false});
    return rows;
}

std::vector<Fact> visit_facts(const Kit& kit, const screen::Check& check) {
    if (!check.bills.empty()) return bill_facts(kit, check);
    const auto language = kit.view.language;
    const auto& visit = check.visit;
    std::string who = patient_words(check.patient, language);
    std::vector<Fact> rows{{who_label(kit, check.patient), who, true, false}};
    if (!check.patient.id_number.empty() && !kit.metrics.large)
        rows.push_back({"", check.patient.id_number, false, false});
    rows.push_back({kit.say(words::department), kit.say(visit.department), true, false});
    rows.push_back(doctor_fact(kit, visit));
    rows.push_back(
        {kit.say(words::when), time_words(visit.part, visit.begins, visit.ends, language), false, false});
    // In large letters the place waits for the last screen.
    if (!kit.metrics.large) rows.push_back({kit.say(words::where), kit.say(visit.place), false, false});
    return rows;
}

void draw_toggle(Kit& kit, const Rect& r, const std::string& id, const Phrase& label, bool on, bool usable) {
    bool enabled = usable;
    for (const auto& choice : kit.screen.choices)
        if (choice.id == id) enabled = enabled && choice.enabled;
    const Rect at = kit.touchable(id, r, "toggle", kit.say(label), enabled);
    const bool down = enabled && kit.pressed(id);
    const Color fill = !enabled ? kit.colors.disabled_fill : on ? kit.colors.tint : kit.colors.card;
    kit.plate(at, down ? mix(fill, kit.colors.primary, 0.18) : fill,
              on && enabled ? kit.colors.accent : kit.colors.border, 22);
    Rect inner = at.inset(kit.px(24), kit.px(8));
    const float box = std::min(kit.px(56), inner.h);
    const Rect mark = inner.cut_left(box, kit.px(22)).middle(box, box);
    const Color ink = enabled ? kit.colors.accent : kit.colors.disabled;
    draw_icon(kit.canvas, on ? Icon::switch_on : Icon::switch_off, mark, ink);
    if (on) draw_icon(kit.canvas, Icon::check, mark.middle(box * 0.56F, box * 0.56F), kit.colors.on_primary);
    Style style = kit.style(TextSize::body, enabled ? kit.colors.ink : kit.colors.disabled, Weight::bold);
    style.lines = 2;
    kit.text(inner, kit.say(label), style);
}

void draw_visit(Kit& kit, const Rect& r, const screen::Check& check) {
    kit.card(r);
    facts(kit, r.inset(kit.px(40), kit.px(20)), visit_facts(kit, check));
}

void draw_money(Kit& kit, const Rect& r, const screen::Check& check) {
    kit.card(r);
    Rect inner = r.inset(kit.px(40), kit.px(20));
    const Rect pay = inner.cut_bottom(kit.px(kit.metrics.large ? 170 : 146), kit.px(8));
    draw_split_rows(kit, inner, check.split, check.insured && !check.self_pay_chosen);
    if (check.recomputing) {
        Rect band = pay;
        kit.working(band.cut_bottom(kit.px(40)));
        kit.text(band, kit.say(words::recomputing),
                 kit.style(TextSize::heading, kit.colors.accent, Weight::bold, Align::center));
        return;
    }
    draw_to_pay(kit, pay, words::to_pay_now, check.split.own);
}

}  // namespace

void draw(Kit& kit, const screen::Check& check) {
    Frame frame;
    frame.title = kit.say(words::check_title);
    const auto which = which_payment_words(check.count, kit.view.language);
    frame.second = which.empty() ? kit.other(words::check_title) : which;
    frame.back_id = "check/back";
    frame.back_label = kit.say(words::back);
    frame.primary_id = "check/confirm";
    frame.primary_label = kit.say(words::confirm);
    frame.primary_usable = !check.recomputing;
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(22);
    const bool portrait = kit.metrics.portrait;

    struct Toggle {
        const char* id;
        const Phrase* label;
        bool on, usable;
    };
    std::vector<Toggle> toggles;
    if (check.account_choice && kit.shown("check/account"))
        toggles.push_back({"check/account", &words::use_account, check.use_account, !check.self_pay_chosen});
    if (kit.shown("check/self_pay"))
        toggles.push_back({"check/self_pay", &words::self_pay, check.self_pay_chosen, true});
    const float toggle_height = kit.px(kit.metrics.large ? 100 : 90);

    Rect left = portrait ? rest : rest.cut_left(rest.w * 0.54F, gap);
    Rect right = rest;
    if (check.paper != screen::Paper::plenty) {
        Rect& from = portrait ? left : right;
        const auto& said =
            check.paper == screen::Paper::none ? words::no_paper_check : words::low_paper_check;
        kit.note_below(from, gap, kit.say(said), Icon::warning, true);
    }
    if (check.insurance_missed) {
        Rect& from = portrait ? left : right;
        kit.note_below(from, gap, kit.say(words::insurance_missed_check), Icon::warning, true);
    }
    for (auto at = toggles.rbegin(); at != toggles.rend(); ++at)
        draw_toggle(kit, left.cut_bottom(toggle_height, kit.px(14)), at->id, *at->label, at->on, at->usable);
    if (!portrait) {
        draw_visit(kit, left, check);
        return draw_money(kit, right, check);
    }
    const auto visit_rows = static_cast<float>(visit_facts(kit, check).size());
    const auto split_rows =
        static_cast<float>(count_split_rows(kit, check.split, check.insured && !check.self_pay_chosen));
    const float pay = kit.px(kit.metrics.large ? 178 : 154);
    const float fixed = kit.px(80) + pay + gap;
    const float row =
        std::min(kit.px(kit.metrics.large ? 84 : 72), (left.h - fixed) / (visit_rows + split_rows));
    draw_visit(kit, left.cut_top(visit_rows * row + kit.px(40), gap), check);
    draw_money(kit, left.cut_top(split_rows * row + kit.px(40) + pay), check);
}

}  // namespace kiosk::ui
