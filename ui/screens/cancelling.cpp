// A registration is given up: which one, one look at what goes where, and what came back. What returns to the
// patient's own pocket is the biggest thing on the screen.
#include <algorithm>

#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/split_view.h"
#include "ui/screens/takings.h"
#include "ui/screens/visit_facts.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

using screen::CancellableRow;

std::string why_not_words(const Kit& kit, Cancelling cancelling) {
    switch (cancelling) {
        case Cancelling::possible:
            return {};
        case Cancelling::too_late:
            return kit.say(words::cancel_too_late);
        case Cancelling::seen:
            return kit.say(words::cancel_seen);
        case Cancelling::at_window:
        case Cancelling::never:
            return kit.say(words::cancel_at_window);
    }
    return {};
}

std::string when_words(const Kit& kit, const CancellableRow& row) {
    return time_words(row.visit.part, row.visit.begins, row.visit.ends, kit.view.language);
}

void draw_row(Kit& kit, const Rect& r, const CancellableRow& row) {
    const auto id = "cancellable/" + row.trace_number;
    const bool open = kit.screen.offers(id);
    const Rect at = kit.touchable(id, r, "button", kit.say(row.visit.department), open);
    if (open)
        kit.card(at);
    else
        kit.plate(at, kit.colors.disabled_fill, std::nullopt, 28);
    if (open && kit.pressed(id)) kit.plate(at, kit.colors.tint, std::nullopt, 28);
    kit.canvas.outline(at, kit.colors.border, kit.px(28), kit.px(kit.colors.flat ? 3 : 2));
    Rect inner = at.inset(kit.px(36), kit.px(14));
    if (open) {
        const float arrow = kit.px(56);
        draw_icon(kit.canvas, Icon::next, inner.cut_right(arrow, kit.px(20)).middle(arrow, arrow),
                  kit.colors.accent);
    }
    const Color soft = open ? kit.colors.muted : kit.colors.disabled;
    Style title = kit.style(TextSize::title, open ? kit.colors.ink : kit.colors.disabled, Weight::bold);
    title.lines = 1;
    Style detail = kit.style(TextSize::body, soft);
    detail.lines = 2;
    Style reason = kit.style(TextSize::body, kit.colors.amber, Weight::bold);
    reason.lines = 2;
    const auto who = doctor_fact(kit, row.visit).value + " · " + when_words(kit, row);
    kit.block(inner, {{kit.say(row.visit.department), title, 0},
                      {who, detail, 6},
                      {why_not_words(kit, row.cancelling), reason, 6}});
}

// `payer`: to which the own part returns; empty where none was taken.
std::vector<Fact> facts_of(const Kit& kit, const PatientLine& patient, const CancellableRow& row,
                           const std::string& payer) {
    const auto language = kit.view.language;
    std::vector<Fact> rows{{kit.say(words::patient), patient_words(patient, language), true, false},
                           {kit.say(words::department), kit.say(row.visit.department), true, false},
                           doctor_fact(kit, row.visit),
                           {kit.say(words::when), when_words(kit, row), false, false}};
    if (!payer.empty()) rows.push_back({kit.say(words::back_to_payer), payer, false, false});
    return rows;
}

bool returns(const screen::CancelCheck& check) {
    return check.row.split.own.is_positive() && !check.at_window;
}

void draw_back_to_you(Kit& kit, const Rect& r, const screen::CancelCheck& check) {
    kit.card(r);
    Rect inner = r.inset(kit.px(40), kit.px(20));
    const Rect pay = inner.cut_bottom(kit.px(kit.metrics.large ? 170 : 146), kit.px(8));
    draw_split_rows(kit, inner, check.row.split, check.insured);
    draw_to_pay(kit, pay, words::back_to_you, returns(check) ? check.row.split.own : Fen{});
}

}  // namespace

void draw(Kit& kit, const screen::Cancellable& cancellable) {
    Frame frame;
    frame.title = kit.say(words::cancellable_title);
    frame.second = patient_words(cancellable.patient, kit.view.language);
    frame.back_id = "cancellable/back";
    frame.back_label = kit.say(words::back);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(24);
    const float height = kit.px(kit.metrics.large ? 292 : 236);
    const std::vector<Entry> entries(cancellable.rows.size(), {std::min(height, rest.h), false});
    draw_list(kit, rest, "cancellable", entries, gap,
              [&](const Rect& place, std::size_t i) { draw_row(kit, place, cancellable.rows[i]); });
}

void draw(Kit& kit, const screen::CancelCheck& check) {
    Frame frame;
    frame.title = kit.say(words::cancel_check_title);
    frame.second = kit.other(words::cancel_check_title);
    frame.back_id = "cancel_check/back";
    frame.back_label = kit.say(words::keep_it);
    frame.primary_id = "cancel_check/confirm";
    frame.primary_label = kit.say(words::cancel_confirm);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(24);
    const auto rows = facts_of(kit, check.patient, check.row, returns(check) ? check.payer : "");
    const auto what = [&](const Rect& r) {
        kit.card(r);
        facts(kit, r.inset(kit.px(40), kit.px(20)), rows);
    };
    kit.note_below(rest, gap, kit.say(words::cancel_note), Icon::warning, true);
    if (!kit.metrics.portrait) {
        what(rest.cut_left(rest.w * 0.54F, gap));
        return draw_back_to_you(kit, rest, check);
    }
    const auto split_rows = static_cast<float>(count_split_rows(kit, check.row.split, check.insured));
    const float pay = kit.px(kit.metrics.large ? 178 : 154);
    const float fixed = kit.px(80) + pay + gap;
    const float row = std::min(kit.px(kit.metrics.large ? 96 : 84),
                               (rest.h - fixed) / (static_cast<float>(rows.size()) + split_rows));
    what(rest.cut_top(static_cast<float>(rows.size()) * row + kit.px(40), gap));
    draw_back_to_you(kit, rest.cut_top(std::min(rest.h, split_rows * row + kit.px(40) + pay)), check);
}

void draw(Kit& kit, const screen::Cancelled& cancelled) {
    Frame frame;
    frame.title = kit.say(words::cancelled_title);
    frame.second = patient_words(cancelled.patient, kit.view.language);
    frame.icon = Icon::check;
    frame.mood = Frame::Mood::ok;
    frame.primary_id = "cancelled/finish";
    frame.primary_label = kit.say(words::finish);
    count_down(kit, frame);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(24);
    draw_takings(kit, rest, takings_of(kit, cancelled.slip, words::no_slip_notice, cancelled.card_inside));
    const bool returning =
        cancelled.money.own == OwnMoney::returned || cancelled.money.own == OwnMoney::being_returned;
    const auto rows = facts_of(kit, cancelled.patient, cancelled.row, returning ? cancelled.payer : "");
    const bool portrait = kit.metrics.portrait;
    const float row = kit.px(kit.metrics.large ? 96 : 84);
    const float wanted = static_cast<float>(rows.size()) * row + kit.px(40);
    const Rect what = portrait ? rest.cut_top(std::min(wanted, rest.h * 0.45F), gap)
                               : rest.cut_left(rest.w * (kit.metrics.large ? 0.48F : 0.52F), gap);
    kit.card(what);
    facts(kit, what.inset(kit.px(40), kit.px(20)), rows);

    kit.card(rest);
    Rect inner = rest.inset(kit.px(44), kit.px(28));
    Style trace = kit.style(TextSize::lead, kit.colors.ink, Weight::bold);
    trace.lines = 2;
    kit.text(inner.cut_bottom(kit.px(kit.metrics.large ? 96 : 76), kit.px(10)),
             kit.say(words::trace) + " " + cancelled.trace_number, trace);
    Style sentence =
        kit.style(TextSize::title, cancelled.at_rest ? kit.colors.ok : kit.colors.amber, Weight::bold);
    sentence.role = "money";
    Style soft = kit.style(TextSize::body, kit.colors.muted);
    kit.block(inner, {{money_words(cancelled.money, kit.view.language), sentence, 0},
                      {returning ? kit.say(words::when_it_arrives) : "", soft, 18},
                      {cancelled.at_rest ? "" : kit.say(words::need_not_wait),
                       kit.style(TextSize::heading, kit.colors.ink, Weight::bold), 18}});
}

}  // namespace kiosk::ui
