// Everything that the patient takes away, even without paper: that it worked, what was paid, the number and
// the place.
#include <fmt/format.h>

#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/split_view.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

void draw_number(Kit& kit, const Rect& r, const screen::Done& done) {
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
    Rect place = inner.cut_bottom(inner.h * 0.42F, kit.px(12));
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
    const auto go = kit.zh() ? "请到 " + where : "Go to " + where;
    auto small = kit.say(done.hint);
    const auto ahead = ahead_words(done.people_ahead, language);
    small = small.empty() ? ahead : ahead + (kit.zh() ? "。" : ". ") + small;
    kit.block(place, {{go, strong, 0}, {small, kit.style(TextSize::body, kit.colors.muted), 4}});
}

void draw_paid(Kit& kit, const Rect& r, const screen::Done& done) {
    kit.card(r);
    Rect inner = r.inset(kit.px(40), kit.px(16));
    const bool window = done.money.own == OwnMoney::due_at_window;
    Rect head = inner.cut_top(kit.px(kit.metrics.large ? 120 : 100), kit.px(6));
    const float size = std::min(kit.px(84), head.h);
    const Rect mark = head.cut_left(size, kit.px(26)).middle(size, size);
    kit.canvas.circle(mark.center(), size / 2, window ? kit.colors.amber : kit.colors.ok);
    draw_icon(kit.canvas, window ? Icon::desk : Icon::check, mark.middle(size * 0.58F, size * 0.58F),
              kit.colors.card);
    Style amount = kit.style(TextSize::title, window ? kit.colors.amber : kit.colors.ok, Weight::bold);
    amount.role = "amount";
    amount.lines = 2;
    kit.text(head, done_words(done, kit.view.language), amount);
    Rect foot = inner.cut_bottom(kit.px(kit.metrics.large ? 62 : 52), kit.px(4));
    Style trace = kit.style(TextSize::small, kit.colors.muted);
    trace.lines = 1;
    kit.text(foot, kit.say(words::trace) + "  " + done.trace_number, trace);
    // The split stood on the screen before; where notes need the room it is left to the slip.
    const auto rows = static_cast<float>(count_split_rows(done.split, done.insured));
    if (inner.h >= rows * kit.px(kit.metrics.large ? 52 : 44))
        draw_split_rows(kit, inner, done.split, done.insured);
}

struct Taking {
    Icon icon;
    std::string words;
    bool amber;
};
std::vector<Taking> takings(const Kit& kit, const screen::Done& done) {
    std::vector<Taking> out;
    switch (done.slip) {
        case screen::SlipState::printing:
            out.push_back({Icon::slip, kit.say(words::slip_printing), false});
            break;
        case screen::SlipState::printed:
            out.push_back({Icon::slip, kit.say(words::slip_printed), false});
            break;
        case screen::SlipState::failed:
            out.push_back({Icon::warning, kit.say(words::slip_failed), true});
            break;
        case screen::SlipState::none:
            break;
    }
    if (done.card_inside) out.push_back({Icon::card, kit.say(words::take_card), true});
    return out;
}

}  // namespace

void draw(Kit& kit, const screen::Done& done) {
    Frame frame;
    frame.title = kit.say(words::done_title);
    frame.second = patient_words(done.patient, kit.view.language);
    frame.icon = Icon::check;
    frame.primary_id = "done/finish";
    frame.primary_label = kit.say(words::finish);
    if (kit.screen.deadline) {
        const auto left = *kit.screen.deadline - kit.view.now;
        const auto seconds = std::max<std::int64_t>(0, (left.count() + 999) / 1000);
        frame.left_note = seconds_words(words::back_home_in, seconds, kit.view.language);
        if (seconds > 0) kit.redraw_at(kit.view.now + left - Millis{(seconds - 1) * 1000});
    }
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(24);
    const auto things = takings(kit, done);
    const auto draw_takings = [&](Rect& from) {
        for (auto at = things.rbegin(); at != things.rend(); ++at)
            kit.note(from.cut_bottom(kit.px(kit.metrics.large ? 130 : 100), gap), at->words, at->icon,
                     at->amber);
    };
    if (kit.metrics.portrait) {
        draw_takings(rest);
        draw_number(kit, rest.cut_top(rest.h * 0.55F, gap), done);
        return draw_paid(kit, rest, done);
    }
    Rect right = rest.cut_right(rest.w * 0.48F, gap);
    draw_takings(right);
    draw_number(kit, rest, done);
    draw_paid(kit, right, done);
}

}  // namespace kiosk::ui
