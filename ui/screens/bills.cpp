// What there is to pay, a row each with its tick; the sum of what is ticked is the biggest thing below. The
// lines of one bill have a screen of their own.
#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/text/bill_words.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

void draw_tick(Kit& kit, Rect& inner, bool ticked) {
    const float box = std::min(kit.px(64), inner.h);
    const Rect mark = inner.cut_left(box, kit.px(26)).middle(box, box);
    const Color ink = ticked ? kit.colors.accent : kit.colors.border;
    draw_icon(kit.canvas, ticked ? Icon::switch_on : Icon::switch_off, mark, ink);
    if (ticked)
        draw_icon(kit.canvas, Icon::check, mark.middle(box * 0.56F, box * 0.56F), kit.colors.on_primary);
}

void draw_row(Kit& kit, Rect r, const screen::BillRow& row) {
    const auto& bill = row.bill;
    const auto language = kit.view.language;
    const Rect details = r.cut_right(kit.px(kit.metrics.large ? 204 : kit.zh() ? 130 : 160), kit.px(18));
    kit.button("bills/details-" + bill.id, details, kit.say(words::details),
               {ButtonKind::secondary, std::nullopt, "", false, true});

    const auto id = "bills/tick-" + bill.id;
    const Rect at = kit.touchable(id, r, "toggle", kind_words(bill, language));
    kit.card(at);
    if (kit.pressed(id)) kit.plate(at, mix(kit.colors.card, kit.colors.primary, 0.14), std::nullopt, 28);
    if (row.ticked) kit.canvas.outline(at, kit.colors.accent, kit.px(28), kit.px(4));
    Rect inner = at.inset(kit.px(28), kit.px(10));
    draw_tick(kit, inner, row.ticked);
    const Color ink = row.ticked ? kit.colors.ink : kit.colors.muted;
    Style amount = kit.style(kit.metrics.large ? TextSize::body : TextSize::heading,
                             row.ticked ? kit.colors.accent : kit.colors.muted, Weight::bold, Align::right);
    amount.role = "amount";
    amount.lines = 1;
    const auto sum = amount_words(bill.total, language);
    kit.text(inner.cut_right(kit.width_of(sum, amount) + kit.px(8), kit.px(18)), sum, amount);
    Style items = kit.style(TextSize::body, ink);
    // Where the row is narrow, what was ordered counts more than when.
    const bool narrow = kit.metrics.large || !kit.zh();
    items.lines = 2;
    Style written = kit.style(TextSize::small, kit.colors.muted);
    written.lines = 1;
    Style kind = kit.style(TextSize::heading, ink, Weight::bold);
    kind.lines = 1;
    // There a chronic disease, by whose rules it is paid, takes the place of the items: they are in the
    // details.
    const bool disease_below = narrow && !bill.disease_name.empty();
    const auto title = disease_below ? kit.say(kind_words(bill.kind)) : kind_words(bill, language);
    kit.block(inner, {{title, kind, 0},
                      {disease_below ? bill.disease_name : items_words(bill, language), items, 2},
                      {narrow ? "" : ordered_words(bill, language), written, 2}});
}

void draw_sum(Kit& kit, const Rect& r, const screen::Bills& bills) {
    kit.card(r);
    Rect inner = r.inset(kit.px(36), kit.px(14));
    int chosen = 0;
    for (const auto& row : bills.rows) chosen += row.ticked ? 1 : 0;
    if (chosen == 0)
        return (void)kit.text(inner, kit.say(words::bills_none_chosen),
                              kit.style(TextSize::heading, kit.colors.amber, Weight::bold, Align::center));
    const bool upright = inner.h > inner.w * 0.6F;
    const auto sum = amount_words(bills.total, kit.view.language);
    Style big = kit.style(upright ? TextSize::title : TextSize::hero, kit.colors.accent, Weight::bold,
                          upright ? Align::left : Align::right);
    big.role = "amount";
    big.lines = 1;
    const bool several = bills.payments > 1;
    const auto head = kit.say(words::bills_chosen) + " " + bills_words(chosen, kit.view.language);
    const Style strong = kit.style(TextSize::heading, kit.colors.ink, Weight::bold);
    Style after = kit.style(TextSize::small, several ? kit.colors.accent : kit.colors.muted);
    after.lines = 3;
    const auto next =
        several ? payments_words(bills.payments, kit.view.language) : kit.say(words::bills_split_later);
    if (upright) return (void)kit.block(inner, {{head, strong, 0}, {sum, big, 10}, {next, after, 14}});
    kit.text(inner.cut_right(std::min(kit.width_of(sum, big) + kit.px(8), inner.w * 0.6F), kit.px(20)), sum,
             big);
    kit.block(inner, {{head, strong, 0}, {next, after, 4}});
}

void draw_line(Kit& kit, const Rect& r, const FeeLine& line) {
    Rect inner = r.inset(kit.px(36), kit.px(12));
    const auto language = kit.view.language;
    Style amount = kit.style(TextSize::heading, kit.colors.ink, Weight::bold, Align::right);
    amount.role = "amount";
    amount.lines = 1;
    const auto sum = amount_words(line.amount, language);
    kit.text(inner.cut_right(kit.width_of(sum, amount) + kit.px(8), kit.px(18)), sum, amount);
    Style name = kit.style(TextSize::lead, kit.colors.ink, Weight::bold);
    name.lines = 2;
    const auto count = count_words(line);
    const auto what = class_words(line, language);
    const bool own = line.catalogue == CatalogueClass::c;
    Style second = kit.style(TextSize::body, own ? kit.colors.amber : kit.colors.muted);
    second.lines = 1;
    kit.block(inner,
              {{kit.say(line.name) + (count.empty() ? "" : "  " + count), name, 0}, {what, second, 2}});
}

}  // namespace

void draw(Kit& kit, const screen::Bills& bills) {
    Frame frame;
    frame.title = kit.say(words::bills_title);
    frame.second = patient_words(bills.patient, kit.view.language);
    frame.back_id = "bills/back";
    frame.back_label = kit.say(words::back);
    frame.primary_id = "bills/pay";
    frame.primary_label = kit.say(words::pay_these);
    frame.primary_usable = kit.screen.offers("bills/pay");
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(22);
    const bool portrait = kit.metrics.portrait;
    Rect sum = portrait ? rest.cut_bottom(kit.px(kit.metrics.large ? 200 : 160), kit.px(26))
                        : rest.cut_right(kit.px(kit.metrics.large ? 480 : 420), kit.px(26));
    draw_sum(kit, sum, bills);
    const float height = kit.px(kit.metrics.large ? 224 : portrait ? 216 : 184);
    const std::vector<Entry> entries(bills.rows.size(), {std::min(height, rest.h), false});
    draw_list(kit, rest, "bills", entries, gap,
              [&](const Rect& place, std::size_t i) { draw_row(kit, place, bills.rows[i]); });
}

void draw(Kit& kit, const screen::BillDetails& details) {
    const auto& bill = details.bill;
    const auto language = kit.view.language;
    Frame frame;
    frame.title = kit.say(words::details_title);
    frame.second = kind_words(bill, language);
    if (bill.disease_name.empty()) frame.second += "  " + ordered_words(bill, language);
    frame.back_id = "details/back";
    frame.back_label = kit.say(words::back);
    frame.right_note = kit.say(words::details_note);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(22);
    Rect total = rest.cut_bottom(kit.px(kit.metrics.large ? 140 : 120), gap);
    kit.card(total);
    total = total.inset(kit.px(36), kit.px(12));
    Style sum = kit.style(TextSize::title, kit.colors.accent, Weight::bold, Align::right);
    sum.role = "amount";
    sum.lines = 1;
    kit.text(total.cut_right(total.w * 0.6F), amount_words(bill.total, language), sum);
    kit.text(total, kit.say(words::bills_sum), kit.style(TextSize::heading, kit.colors.ink, Weight::bold));
    draw_rows(kit, rest, "details", bill.lines.size(),
              kit.px(kit.metrics.large ? 214
                     : kit.zh()        ? 140
                                       : 170),
              [&](const Rect& place, std::size_t i) { draw_line(kit, place, bill.lines[i]); });
}

}  // namespace kiosk::ui
