// The screens that interrupt a visit or come after it, all free of personal data: "are you still there?",
// help, and the card that was left in the slot.
#include "ui/gfx/pictures.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/text/words.h"

namespace kiosk::ui {

void draw(Kit& kit, const screen::IdleWarning&) {
    Frame frame;
    frame.title = kit.say(words::idle_title);
    frame.second = kit.other(words::idle_title);
    frame.icon = Icon::clock;
    // Going on needs no aim: in portrait its button is as wide as the glass, and ending stands apart from it.
    const bool wide = kit.metrics.portrait;
    if (!wide) {
        frame.back_id = "idle/end";
        frame.back_label = kit.say(words::end);
        frame.back_icon = Icon::cross;
    }
    frame.primary_id = "idle/go_on";
    frame.primary_label = kit.say(words::go_on);
    Rect rest = draw_frame(kit, frame);
    if (wide) {
        const Rect end = rest.cut_bottom(kit.px(124), kit.px(26));
        kit.button("idle/end", end.middle(end.w * 0.5F, end.h), kit.say(words::end),
                   {ButtonKind::secondary, Icon::cross, "", false, true});
    }
    const Rect card = rest.middle(rest.w, std::min(rest.h, kit.px(900)));
    kit.card(card);
    Rect inner = card.inset(kit.px(60), kit.px(50));
    const float side = std::min({inner.w, inner.h * 0.62F, kit.px(420)});
    const Rect ring = inner.cut_top(side, kit.px(40)).middle(side, side);
    if (kit.screen.deadline)
        kit.countdown(ring, *kit.screen.deadline - kit.view.now, *kit.screen.deadline - kit.view.shown_at);
    else
        kit.badge(ring.middle(side * 0.7F, side * 0.7F), Icon::clock, kit.colors.tint, kit.colors.accent);
    const auto style = [&](TextSize size, Color color, Weight weight) {
        return kit.style(size, color, weight, Align::center);
    };
    kit.block(inner, {{kit.say(words::idle_text), style(TextSize::heading, kit.colors.ink, Weight::bold), 0},
                      {kit.zh() && !kit.metrics.large ? kit.other(words::idle_text) : "",
                       style(TextSize::small, kit.colors.muted, Weight::regular), 10}});
}

void draw(Kit& kit, const screen::TakeCard& take) {
    const bool still = take.stage != screen::CardLeft::asked;
    const auto& title = still ? words::take_card_still : words::take_card_title;
    Frame frame;
    frame.title = kit.say(title);
    frame.second = kit.other(title);
    frame.icon = still ? Icon::warning : Icon::card;
    frame.mood = Frame::Mood::amber;
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(26);
    if (still) kit.note_below(rest, gap, kit.say(words::take_card_found), Icon::desk, true);
    kit.card(rest);
    Rect inner = rest.inset(kit.px(60), kit.px(50));
    const bool beside = !kit.metrics.portrait;
    const float side = beside ? std::min(inner.h, kit.px(520)) : std::min(inner.h * 0.66F, kit.px(640));
    const Rect picture =
        (beside ? inner.cut_left(side, kit.px(60)) : inner.cut_top(side, kit.px(40))).middle(side, side);
    picture_card_out(kit.canvas, kit.colors, picture);
    kit.show_part(picture, kit.view.machine.card_slot);
    kit.image(picture, kit.say(words::take_card_title));
    const auto style = [&](TextSize size, Color color, Weight weight) {
        return kit.style(size, color, weight, beside ? Align::left : Align::center);
    };
    kit.block(inner,
              {{kit.say(words::take_card_how), style(TextSize::title, kit.colors.ink, Weight::bold), 0},
               {kit.zh() && !kit.metrics.large ? kit.other(words::take_card_how) : "",
                style(TextSize::small, kit.colors.muted, Weight::regular), 14}});
}

void draw(Kit& kit, const screen::Help&) {
    Frame frame;
    frame.title = kit.say(words::help_title);
    frame.second = kit.other(words::help_title);
    frame.icon = Icon::help;
    frame.mood = Frame::Mood::amber;
    frame.back_id = "help/back";
    frame.back_label = kit.say(words::back);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(26);
    kit.note_below(rest, gap, kit.say(words::help_kept), Icon::check, false);
    Rect number =
        kit.metrics.portrait ? rest.cut_bottom(rest.h * 0.36F, gap) : rest.cut_right(rest.w * 0.36F, gap);
    kit.card(rest);
    Rect inner = rest.inset(kit.px(60), kit.px(40));
    const float side = std::min(kit.px(200), inner.h * 0.36F);
    kit.badge(inner.cut_top(side, kit.px(26)).middle(side, side), Icon::desk, kit.colors.amber_tint,
              kit.colors.amber);
    const auto style = [&](TextSize size, Color color, Weight weight) {
        return kit.style(size, color, weight, Align::center);
    };
    kit.block(inner, {{kit.say(words::help_desk), style(TextSize::title, kit.colors.ink, Weight::bold), 0},
                      {kit.zh() && !kit.metrics.large ? kit.other(words::help_desk) : "",
                       style(TextSize::small, kit.colors.accent, Weight::regular), 6},
                      {kit.say(words::help_desk_how),
                       style(TextSize::lead, kit.colors.muted, Weight::regular), 14}});
    kit.card(number);
    Style huge = style(TextSize::huge, kit.colors.accent, Weight::bold);
    huge.lines = 1;
    kit.block(number.inset(kit.px(40), kit.px(24)),
              {{kit.say(words::help_say), style(TextSize::body, kit.colors.muted, Weight::regular), 0},
               {kit.view.kiosk_number, huge, 0}});
}

}  // namespace kiosk::ui
