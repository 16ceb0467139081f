// What the patient has registered for today already, one card each: what became of it, for whom and when, and
// the slip once more. What is being checked says first of all that it must not be paid again.
#include <algorithm>

#include <fmt/format.h>

#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/text/bill_words.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

using screen::RegistrationStory;
using screen::SlipState;

struct StoryLook {
    Icon icon;
    bool amber;  // there is something to do, or not to do
};

StoryLook look_of(RegistrationStory story) {
    switch (story) {
        case RegistrationStory::registered:
            return {Icon::check, false};
        case RegistrationStory::pay_at_window:
            return {Icon::desk, true};
        case RegistrationStory::being_checked:
            return {Icon::clock, true};
        case RegistrationStory::being_cancelled:
            return {Icon::retry, true};
        case RegistrationStory::money_back:
            return {Icon::wallet, false};
    }
    return {Icon::warning, true};
}

std::string print_id(const screen::TodayRow& row) { return "today/print-" + row.trace_number; }

bool booked(const screen::TodayRow& row) {
    return row.story == RegistrationStory::registered || row.story == RegistrationStory::pay_at_window;
}

// Trace number at the left, the slip at the right.
void draw_foot(Kit& kit, Rect foot, const screen::TodayRow& row) {
    const float button = kit.px(kit.metrics.large ? 400 : 340);
    const auto id = print_id(row);
    if (row.slip == SlipState::printed) {
        Style style = kit.style(TextSize::lead, kit.colors.ok, Weight::bold, Align::center);
        style.lines = 2;
        // The slip has the number: where both find no room it is not said twice.
        const float wanted = kit.width_of(kit.say(words::slip_printed), style) + kit.px(40);
        const bool alone = foot.w - wanted < kit.px(400);
        const Rect place = foot.cut_right(alone ? foot.w : wanted, kit.px(20));
        kit.plate(place, kit.colors.ok_tint,
                  kit.colors.flat ? std::optional{kit.colors.border} : std::nullopt, 22);
        kit.text(place.inset(kit.px(16), kit.px(6)), kit.say(words::slip_printed), style);
        if (alone) return;
    } else if (kit.shown(id)) {
        const Phrase& label = row.slip == SlipState::printing ? words::slip_again_printing
                              : row.slip == SlipState::failed ? words::slip_again_failed
                                                              : words::slip_again;
        kit.button(id, foot.cut_right(button, kit.px(20)), kit.say(label),
                   {ButtonKind::secondary, Icon::slip, "", false, true});
    }
    Style trace = kit.style(TextSize::small, kit.colors.muted);
    trace.lines = 2;
    const bool keep = !booked(row);  // this number is what the patient has in hand
    if (keep) trace = kit.style(TextSize::body, kit.colors.ink, Weight::bold);
    trace.lines = 2;
    kit.text(foot, kit.say(words::trace) + " " + row.trace_number, trace);
}

// The number to wait for.
void draw_number(Kit& kit, const Rect& r, const screen::TodayRow& row, bool roomy) {
    kit.plate(r, kit.colors.tint, kit.colors.flat ? std::optional{kit.colors.border} : std::nullopt, 22);
    const auto center = [&](TextSize size, Color color, Weight weight) {
        Style style = kit.style(size, color, weight, Align::center);
        style.lines = 1;
        return style;
    };
    Style number = center(roomy ? TextSize::hero : TextSize::title, kit.colors.accent, Weight::bold);
    number.role = "number";
    Style ahead = center(TextSize::small, kit.colors.muted, Weight::regular);
    ahead.lines = 2;
    kit.block(r.inset(kit.px(14), kit.px(8)),
              {{kit.say(words::your_number), center(TextSize::small, kit.colors.muted, Weight::regular), 0},
               {row.queue_number, number, 0},
               {kit.metrics.large ? "" : ahead_words(row.people_ahead, kit.view.language), ahead, 0}});
}

// What became of it, on a plate that leaves the rest of the card.
void draw_story(Kit& kit, Rect& rest, const screen::TodayRow& row, bool roomy) {
    const auto [icon, amber] = look_of(row.story);
    const Color ink = amber ? kit.colors.amber : kit.colors.ok;
    Style story = kit.style(roomy ? TextSize::heading : TextSize::lead, ink, Weight::bold);
    story.lines = 2;
    const std::vector<Line> told{{story_words(row, kit.view.language), story, 0}};
    const float needed = kit.least_height_of(rest.w - kit.px(44 + 54 + 18), told) + kit.px(14);
    Rect plate = rest.cut_top(std::max(kit.px(kit.metrics.large || roomy ? 112 : 84), needed),
                              kit.px(roomy ? 24 : 10));
    kit.plate(plate, amber ? kit.colors.amber_tint : kit.colors.ok_tint,
              amber             ? std::optional{kit.colors.amber_edge}
              : kit.colors.flat ? std::optional{kit.colors.border}
                                : std::nullopt,
              20);
    plate = plate.inset(kit.px(22), kit.px(6));
    const float size = std::min(kit.px(54), plate.h);
    draw_icon(kit.canvas, icon, plate.cut_left(size, kit.px(18)).middle(size, size), ink);
    kit.block(plate, told);
}

// For what, with whom, when and where; of several cards one says less, because the slip says all.
void draw_what(Kit& kit, const Rect& r, const screen::TodayRow& row, bool roomy) {
    Style what = kit.style(roomy ? TextSize::title : TextSize::heading, kit.colors.ink, Weight::bold);
    what.lines = 3;
    Style detail = kit.style(roomy ? TextSize::body : TextSize::small, kit.colors.muted);
    detail.lines = roomy ? 3 : 2;
    const auto language = kit.view.language;
    const bool paid = !row.bills.empty();
    const bool wide = roomy && !kit.metrics.portrait;  // there is width and no height
    const bool brief = !roomy && (kit.metrics.large || (!kit.metrics.portrait && !kit.zh()));
    const auto when = paid ? places_words(row.bills, language)
                           : time_words(row.visit.part, row.visit.begins, row.visit.ends, language);
    const auto with = brief  ? std::string{}
                      : paid ? kit.say(row.visit.department)
                             : doctor_words(row.visit, language);
    const bool place = !paid && !brief && !(kit.metrics.large && wide);
    kit.block(r,
              {{paid ? kinds_words(row.bills, language) : kit.say(row.visit.department), what, 0},
               {wide ? with + " · " + when : with, detail, 2},
               {wide ? "" : when, detail, 2},
               {place ? kit.say(row.visit.place) : "", detail, 2},
               {roomy && row.story == RegistrationStory::being_checked ? kit.say(words::checked_where) : "",
                kit.style(TextSize::body, kit.colors.amber, Weight::bold), 10}});
}

// `roomy`: one card alone, which may use larger letters.
void draw_row(Kit& kit, const Rect& r, const screen::TodayRow& row, bool roomy) {
    kit.card(r);
    Rect inner = r.inset(kit.px(32), kit.px(roomy ? 28 : 18));
    draw_foot(kit, inner.cut_bottom(kit.px(roomy ? 104 : kit.metrics.large ? 92 : 84), kit.px(12)), row);
    draw_story(kit, inner, row, roomy);
    if (booked(row) && !row.queue_number.empty()) {
        const Rect place = inner.cut_right(kit.px(roomy ? 320 : 260), kit.px(22));
        draw_number(kit, place.middle(place.w, std::min(place.h, kit.px(300))), row, roomy);
    }
    draw_what(kit, inner, row, roomy);
}

}  // namespace

void draw(Kit& kit, const screen::Today& today) {
    Frame frame;
    frame.title = kit.say(today.by_slip ? words::slip_title : words::today_title);
    frame.second = patient_words(today.patient, kit.view.language);
    if (kit.shown("today/back")) {
        frame.back_id = "today/back";
        frame.back_label = kit.say(words::back);
    } else if (kit.shown("today/register")) {
        frame.back_id = "today/end";
        frame.back_label = kit.say(words::end);
        frame.back_icon = Icon::cross;
        frame.primary_id = "today/register";
        frame.primary_label = kit.say(words::register_more);
    } else {
        frame.primary_id = "today/end";
        frame.primary_label = kit.say(words::end);
    }
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(22);
    const bool slips = std::any_of(today.rows.begin(), today.rows.end(), booked);
    if (!today.paper && slips) kit.note_below(rest, gap, kit.say(words::no_paper_today), Icon::warning, true);
    // Large letters want the whole width; so may one card alone.
    const bool whole = kit.metrics.portrait || kit.metrics.large || today.rows.size() == 1;
    const std::size_t columns = whole ? 1 : 2;
    const std::size_t lines = (today.rows.size() + columns - 1) / columns;
    const bool roomy = today.rows.size() == 1;
    const float wanted = kit.px(!kit.metrics.portrait ? (roomy ? 616 : 540)
                                : roomy               ? (kit.metrics.large ? 900 : 640)
                                                      : 486);
    const std::vector<Entry> entries(lines, {std::min(wanted, rest.h), false});
    draw_list(kit, rest, "today", entries, gap, [&](const Rect& line, std::size_t i) {
        const auto places = line.columns(static_cast<int>(columns), gap);
        for (std::size_t k = 0; k < columns && i * columns + k < today.rows.size(); ++k)
            draw_row(kit, places[k], today.rows[i * columns + k], roomy);
    });
}

}  // namespace kiosk::ui
