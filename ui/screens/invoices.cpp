// Electronic invoices, one of them with the code that a telephone reads, and the charges of a day.
#include "ui/gfx/qr.h"
#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/text/bill_words.h"
#include "ui/text/desk_words.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

// Above what follows: where the paper is; nothing while nobody asked for it.
void draw_paper(Kit& kit, Rect& rest, bool paper, screen::SlipState slip) {
    if (paper && slip == screen::SlipState::none) return;
    const bool failed = slip == screen::SlipState::failed || slip == screen::SlipState::none;
    const Phrase& words = slip == screen::SlipState::printing  ? words::paper_printing
                          : slip == screen::SlipState::printed ? words::paper_printed
                          : slip == screen::SlipState::failed  ? words::paper_failed
                                                               : words::paper_none;
    kit.note_below(rest, kit.px(22), kit.say(words), failed ? Icon::warning : Icon::slip, failed);
}

void draw_invoice_row(Kit& kit, const Rect& r, const EInvoice& invoice) {
    const auto id = "invoices/open-" + invoice.number;
    const Rect at = kit.touchable(id, r, "button", kit.say(invoice.kind));
    kit.card(at);
    if (kit.pressed(id)) kit.plate(at, kit.colors.tint, std::nullopt, 28);
    Rect inner = at.inset(kit.px(28), kit.px(14));
    const float arrow = kit.px(44);
    draw_icon(kit.canvas, Icon::next, inner.cut_right(arrow, kit.px(16)).middle(arrow, arrow),
              kit.colors.accent);
    Style amount = kit.style(TextSize::heading, kit.colors.accent, Weight::bold, Align::right);
    amount.role = "amount";
    amount.lines = 1;
    const auto sum = amount_words(invoice.total, kit.view.language);
    kit.text(inner.cut_right(kit.width_of(sum, amount) + kit.px(8), kit.px(18)), sum, amount);
    Style head = kit.style(TextSize::heading, kit.colors.ink, Weight::bold);
    head.lines = 2;
    Style small = kit.style(TextSize::body, kit.colors.muted);
    small.lines = 1;
    kit.block(inner, {{kit.say(invoice.kind), head, 0}, {short_time(invoice.issued_at), small, 2}});
}

void draw_charge(Kit& kit, const Rect& r, const Charge& charge) {
    Rect inner = r.inset(kit.px(36), kit.px(10));
    const auto language = kit.view.language;
    Style amount = kit.style(TextSize::heading, kit.colors.ink, Weight::bold, Align::right);
    amount.role = "amount";
    amount.lines = 1;
    const auto sum = amount_words(charge.line.amount, language);
    kit.text(inner.cut_right(kit.width_of(sum, amount) + kit.px(8), kit.px(18)), sum, amount);
    Style name = kit.style(TextSize::lead, kit.colors.ink, Weight::bold);
    name.lines = 2;
    Style second = kit.style(TextSize::body, charge.paid ? kit.colors.muted : kit.colors.amber);
    second.lines = 1;
    const auto count = count_words(charge.line);
    auto kind = kit.say(kind_words(charge.kind));
    if (!charge.paid) kind += " · " + kit.say(words::not_paid);
    kit.block(inner, {{kit.say(charge.line.name) + (count.empty() ? "" : "  " + count), name, 0},
                      {kind, second, 2}});
}

}  // namespace

void draw(Kit& kit, const screen::Invoices& invoices) {
    Frame frame;
    frame.title = kit.say(words::invoices_title);
    frame.second = patient_words(invoices.patient, kit.view.language);
    frame.back_id = "invoices/back";
    frame.back_label = kit.say(words::back);
    frame.primary_id = "invoices/costs";
    frame.primary_label = kit.say(words::see_costs);
    Rect rest = draw_frame(kit, frame);
    if (invoices.rows.empty())
        return (void)kit.text(rest, kit.say(words::invoices_none),
                              kit.style(TextSize::title, kit.colors.muted, Weight::regular, Align::center));
    const float gap = kit.px(22);
    const float height = kit.px(kit.metrics.large ? 200 : 150);
    const std::vector<Entry> entries(invoices.rows.size(), {std::min(height, rest.h), false});
    draw_list(kit, rest, "invoices", entries, gap,
              [&](const Rect& place, std::size_t i) { draw_invoice_row(kit, place, invoices.rows[i]); });
}

void draw(Kit& kit, const screen::InvoiceShown& shown) {
    const auto& invoice = shown.invoice;
    Frame frame;
    frame.title = kit.say(words::invoice_title);
    frame.second = kit.say(invoice.kind);
    frame.back_id = "invoice/back";
    frame.back_label = kit.say(words::back);
    frame.primary_id = "invoice/print";
    frame.primary_label = kit.say(words::print_slip);
    frame.primary_usable = kit.screen.offers("invoice/print");
    Rect rest = draw_frame(kit, frame);
    draw_paper(kit, rest, shown.paper, shown.slip);
    const float gap = kit.px(26);
    if (!invoice.url.empty()) {
        const bool portrait = kit.metrics.portrait;
        Rect left = portrait ? rest.cut_top(rest.h * 0.5F, gap) : rest.cut_left(rest.w * 0.42F, gap);
        kit.card(left);
        left = left.inset(kit.px(28), kit.px(20));
        Style how = kit.style(TextSize::body, kit.colors.ink, Weight::regular, Align::center);
        how.lines = 2;
        kit.text(left.cut_bottom(kit.px(kit.metrics.large ? 120 : 76), kit.px(10)),
                 kit.say(words::invoice_scan), how);
        const float side = std::min(left.w, left.h);
        const Rect code = left.middle(side, side);
        if (draw_qr(kit.canvas, code, invoice.url)) kit.image(code, kit.say(words::invoice_scan));
    }
    kit.card(rest);
    facts(kit, rest.inset(kit.px(36), kit.px(20)),
          {{kit.say(words::invoice_code), invoice.code, false, false},
           {kit.say(words::invoice_number), invoice.number, true, false},
           {kit.say(words::invoice_check), invoice.check_code, true, false},
           {kit.say(words::invoice_date), short_time(invoice.issued_at), false, false},
           {kit.say(words::invoice_total), amount_words(invoice.total, kit.view.language), true, true}});
}

void draw(Kit& kit, const screen::Costs& costs) {
    Frame frame;
    frame.title = kit.say(words::costs_title) + "  " + costs.day;
    frame.second = patient_words(costs.patient, kit.view.language);
    frame.back_id = "costs/back";
    frame.back_label = kit.say(words::back);
    frame.primary_id = "costs/print";
    frame.primary_label = kit.say(words::print_list);
    frame.primary_usable = kit.screen.offers("costs/print");
    Rect rest = draw_frame(kit, frame);
    // Where the glass is wide, its height is left to the charges.
    const float gap = kit.px(22);
    if (kit.metrics.portrait) draw_paper(kit, rest, costs.paper, costs.slip);
    Rect foot = rest.cut_bottom(kit.px(kit.metrics.large ? 150 : 110), gap);
    if (!kit.metrics.portrait && (!costs.paper || costs.slip != screen::SlipState::none)) {
        Rect note = foot.cut_right(foot.w * 0.4F, gap);
        draw_paper(kit, note, costs.paper, costs.slip);
    }
    const float button = kit.px(kit.metrics.large ? 220 : 180);
    kit.button("costs/earlier", foot.cut_left(button, kit.px(16)), kit.say(words::earlier_day),
               {ButtonKind::secondary, std::nullopt, "", false, true});
    kit.button("costs/later", foot.cut_left(button, kit.px(26)), kit.say(words::later_day),
               {ButtonKind::secondary, std::nullopt, "", false, true});
    kit.card(foot);
    foot = foot.inset(kit.px(28), kit.px(10));
    Style sum = kit.style(TextSize::heading, kit.colors.accent, Weight::bold, Align::right);
    sum.role = "amount";
    sum.lines = 1;
    kit.text(foot.cut_right(foot.w * 0.68F), amount_words(costs.total, kit.view.language), sum);
    kit.text(foot, kit.say(words::bills_sum), kit.style(TextSize::body, kit.colors.ink));
    draw_rows(kit, rest, "costs", costs.rows.size(),
              kit.px(kit.metrics.large ? 210
                     : kit.zh()        ? 128
                                       : 166),
              [&](const Rect& place, std::size_t i) { draw_charge(kit, place, costs.rows[i]); });
}

}  // namespace kiosk::ui
