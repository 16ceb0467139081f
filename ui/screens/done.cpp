// Everything that the patient takes away, even without paper: that it worked, what was paid, the number and
// the place.
#include <algorithm>

#include <fmt/format.h>

#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/split_view.h"
#include "ui/screens/takings.h"
#include "ui/text/bill_words.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

// Where one goes with what is paid: a line for each place, however many bills are done there.
void draw_places(Kit& kit, const Rect& r, const screen::Done& done) {
    kit.card(r);
    Rect inner = r.inset(kit.px(44), kit.px(28));
    std::vector<Line> lines;
    Style head = kit.style(TextSize::lead, kit.colors.muted);
    lines.push_back({kit.say(words::next_go_to), head, 0});
    std::vector<std::string> told;
    for (const auto& bill : done.bills) {
        const auto place = kit.say(bill.place);
        if (place.empty() || std::find(told.begin(), told.end(), place) != told.end()) continue;
        told.push_back(place);
        Style where = kit.style(TextSize::title, kit.colors.accent, Weight::bold);
        where.lines = 2;
        Style kind = kit.style(TextSize::body, kit.colors.ink);
        lines.push_back({place, where, 18});
        if (kit.metrics.large && done.bills.size() > 1) continue;  // the places are what counts
        if (bill.kind == BillKind::deposit) continue;              // its ward is its place
        lines.push_back(
            {kit.say(kind_words(bill.kind)) + "  " + items_words(bill, kit.view.language), kind, 2});
    }
    if (done.deposited.is_positive()) {
        Style sum = kit.style(TextSize::heading, kit.colors.ok, Weight::bold);
        sum.role = "amount";
        lines.push_back(
            {kit.say(words::deposited_so_far) + "  " + amount_words(done.deposited, kit.view.language), sum,
             22});
    }
    if (!done.queue_number.empty()) {
        Style number = kit.style(TextSize::heading, kit.colors.ok, Weight::bold);
        number.role = "number";
        const auto at = told.size() > 1 ? " · " + kit.say(done.visit.place) : std::string{};
        lines.push_back({kit.say(words::your_number) + "  " + done.queue_number + at + " · " +
                             ahead_words(done.people_ahead, kit.view.language),
                         number, 22});
    }
    kit.block(inner, lines);
}

void draw_number(Kit& kit, const Rect& r, const screen::Done& done) {
    if (!done.bills.empty()) return draw_places(kit, r, done);
    kit.card(r);
    Rect inner = r.inset(kit.px(44), kit.px(28));
    const auto center = [&](TextSize size, Color color, Weight weight) {
        Style style = kit.style(size, color, weight, Align::center);
        style.lines = 2;
        return style;
    };
    const auto language = kit.view.language;
    Style number = center(TextSize::huge, kit.colors.accent, Weight::bold);
    number.role = "number";
    Rect place = inner.cut_bottom(inner.h * (kit.metrics.large ? 0.54F : 0.42F), kit.px(12));
    kit.block(inner,
              {{kit.say(words::your_number), center(TextSize::lead, kit.colors.muted, Weight::regular), 0},
               {done.queue_number, number, 0}});
    kit.plate(place, kit.colors.tint, kit.colors.flat ? std::optional{kit.colors.border} : std::nullopt, 22);
    place = place.inset(kit.px(28), kit.px(10));
    const float icon = std::min(kit.px(72), place.h);
    draw_icon(kit.canvas, Icon::place, place.cut_left(icon, kit.px(22)).middle(icon, icon),
              kit.colors.accent);
    const auto where = kit.say(done.visit.place) + (kit.zh() ? "  " : ", ") + kit.say(done.visit.department);
    Style strong = kit.style(TextSize::heading, kit.colors.ink, Weight::bold);
    strong.lines = 2;
    const auto go = words::go_to_place.in(language, where);
    auto small = kit.say(done.hint);
    const auto ahead = ahead_words(done.people_ahead, language);
    small = small.empty() ? ahead : ahead + (kit.zh() ? "。" : ". ") + small;
    kit.block(place, {{go, strong, 0}, {small, kit.style(TextSize::body, kit.colors.muted), 4}});
}

// Head and foot of the card that says what was paid, and what its rows would need.
float paid_height(const Kit& kit) { return kit.px(kit.metrics.large ? 236 : 204); }
float split_height(const Kit& kit, const screen::Done& done) {
    return static_cast<float>(count_split_rows(kit, done.split, done.insured)) *
           kit.px(kit.metrics.large ? 70 : 56);
}

void draw_paid(Kit& kit, const Rect& r, const screen::Done& done) {
    kit.card(r);
    Rect inner = r.inset(kit.px(40), kit.px(16));
    // The split stood on the screen before; where the room is needed it is left to the slip.
    const bool rows = r.h >= paid_height(kit) + split_height(kit, done);
    Style trace = kit.style(TextSize::small, kit.colors.muted);
    trace.lines = 1;
    kit.text(inner.cut_bottom(kit.px(kit.metrics.large ? 62 : 52), kit.px(4)),
             kit.say(words::trace) + "  " + done.trace_number, trace);
    const bool window = done.money.own == OwnMoney::due_at_window;
    Rect head = rows ? inner.cut_top(kit.px(kit.metrics.large ? 120 : 100), kit.px(6)) : inner;
    const float size = std::min(kit.px(84), head.h);
    const Rect mark = head.cut_left(size, kit.px(26)).middle(size, size);
    kit.canvas.circle(mark.center(), size / 2, window ? kit.colors.amber : kit.colors.ok);
    draw_icon(kit.canvas, window ? Icon::desk : Icon::check, mark.middle(size * 0.58F, size * 0.58F),
              kit.colors.card);
    Style amount = kit.style(TextSize::title, window ? kit.colors.amber : kit.colors.ok, Weight::bold);
    amount.role = "amount";
    amount.lines = 2;
    kit.text(head, done_words(done, kit.view.language), amount);
    if (rows) draw_split_rows(kit, inner, done.split, done.insured);
}

}  // namespace

void draw(Kit& kit, const screen::Done& done) {
    Frame frame;
    frame.title = kit.say(done.bills.empty() ? words::done_title : words::paid_title);
    frame.second = patient_words(done.patient, kit.view.language);
    frame.icon = Icon::check;
    frame.mood = Frame::Mood::ok;
    frame.primary_id = "done/finish";
    frame.primary_label = kit.say(words::finish);
    const auto which = which_payment_words(done.count, kit.view.language);
    if (!which.empty()) frame.second = which;
    if (kit.shown("done/next")) {
        frame.back_id = "done/finish";
        frame.back_label = kit.say(words::stop_here);
        frame.back_icon = Icon::cross;
        frame.primary_id = "done/next";
        frame.primary_label = kit.say(words::pay_next);
        frame.primary_usable = kit.screen.offers("done/next");
    }
    if (!kit.shown("done/next")) count_down(kit, frame);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(24);
    // A card is left in for the payment that follows.
    const bool card = done.card_inside && !kit.shown("done/next");
    auto things = takings_of(kit, done.slip, words::slip_failed, card);
    if (done.insurance_missed)
        things.insert(things.begin(), {Icon::shield, kit.say(words::insurance_missed_done), true});
    if (kit.metrics.portrait) {
        stack_takings(kit, rest, things);
        const float whole = paid_height(kit) + split_height(kit, done);
        const bool rows = rest.h - gap - whole >= kit.px(kit.metrics.large ? 500 : 430);
        draw_number(kit, rest.cut_top(rest.h - gap - (rows ? whole : paid_height(kit)), gap), done);
        return draw_paid(kit, rest, done);
    }
    Rect right = rest.cut_right(rest.w * 0.48F, gap);
    stack_takings(kit, right, things);
    draw_number(kit, rest, done);
    draw_paid(kit, right, done);
}

}  // namespace kiosk::ui
