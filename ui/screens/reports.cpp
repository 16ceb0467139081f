// Reports, a row each: kind and day for everybody who looks over a shoulder, the name once the row is
// touched. What is not ready is grey and says when it will be.
#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/text/desk_words.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

using screen::ReportPrint;

struct PrintLook {
    Color ink;
    Icon icon;
};

PrintLook look_of(const Kit& kit, const screen::ReportRow& row) {
    switch (row.print) {
        case ReportPrint::printed:
            return {kit.colors.ok, Icon::check};
        case ReportPrint::not_again:
        case ReportPrint::unreadable:
            return {kit.colors.amber, Icon::desk};
        case ReportPrint::no_answer:
        case ReportPrint::no_paper:
            return {kit.colors.amber, Icon::warning};
        case ReportPrint::waiting:
        case ReportPrint::fetching:
            return {kit.colors.accent, Icon::slip};
        case ReportPrint::none:
            break;
    }
    if (row.report.ready) return {kit.colors.accent, Icon::slip};
    return {kit.colors.muted, Icon::clock};
}

void draw_row(Kit& kit, Rect r, const screen::ReportRow& row) {
    const auto language = kit.view.language;
    const auto print = "reports/print-" + row.report.id;
    if (kit.shown(print))
        kit.button(print, r.cut_right(kit.px(kit.metrics.large ? 200 : 150), kit.px(18)),
                   kit.say(words::print_one), {ButtonKind::secondary, std::nullopt, "", false, true});
    const auto open = "reports/open-" + row.report.id;
    const auto& kind = report_kind_words(row.report.kind);
    const Rect at = kit.touchable(open, r, "button", kit.say(kind), kit.screen.offers(open));
    kit.card(at);
    if (kit.pressed(open)) kit.plate(at, kit.colors.tint, std::nullopt, 28);
    Rect inner = at.inset(kit.px(28), kit.px(14));
    const auto [ink, icon] = look_of(kit, row);
    const float badge = std::min(kit.px(92), inner.h);
    kit.badge(inner.cut_left(badge, kit.px(26)).middle(badge, badge), icon, kit.colors.tint, ink);
    const bool ready = row.report.ready;
    const auto day = row.report.ordered_at.date().substr(5);
    Style head = kit.style(TextSize::heading, ready ? kit.colors.ink : kit.colors.muted, Weight::bold);
    head.lines = 1;
    Style name = kit.style(TextSize::body, kit.colors.ink);
    name.lines = 2;
    Style state = kit.style(TextSize::body, ink, ready ? Weight::bold : Weight::regular);
    state.lines = 2;
    const bool narrow = kit.metrics.large && row.open;
    kit.block(inner, {{kit.say(kind) + "  " + day, head, 0},
                      {row.open ? kit.say(row.report.name) : "", name, 2},
                      {narrow && row.print == ReportPrint::none ? "" : report_state_words(row, language),
                       state, 2}});
}

}  // namespace

void draw(Kit& kit, const screen::Reports& reports) {
    Frame frame;
    frame.title = kit.say(words::reports_title);
    frame.second = patient_words(reports.patient, kit.view.language);
    frame.back_id = "reports/back";
    frame.back_label = kit.say(words::back);
    if (kit.shown("reports/print_all")) {
        frame.primary_id = "reports/print_all";
        frame.primary_label = kit.say(words::print_all);
        frame.primary_usable = kit.screen.offers("reports/print_all");
    } else {
        frame.right_note = kit.say(words::reports_second);
    }
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(22);
    if (!reports.paper) kit.note_below(rest, gap, kit.say(words::reports_no_paper), Icon::warning, true);
    const float height = kit.px(kit.metrics.large ? 220 : 168);
    std::vector<Entry> entries;
    for (const auto& row : reports.rows)  // a name that is shown needs its lines
        entries.push_back(
            {std::min(height + (row.open ? kit.px(kit.metrics.large ? 110 : 56) : 0), rest.h), false});
    draw_list(kit, rest, "reports", entries, gap,
              [&](const Rect& place, std::size_t i) { draw_row(kit, place, reports.rows[i]); });
}

}  // namespace kiosk::ui
