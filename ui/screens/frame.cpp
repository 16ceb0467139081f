// Portrait: strip at the very bottom, actions above it within reach. Landscape: both share one bar, actions
// outside, strip between them, because height is what is short there.
#include "ui/screens/frame.h"

#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

void draw_logo(Kit& kit, const Rect& r) {
    kit.canvas.circle(r.center(), r.w / 2, kit.colors.on_header);
    const Color ink = kit.colors.flat ? kit.colors.header : kit.colors.primary;
    kit.canvas.fill(r.middle(r.w * 0.56F, r.w * 0.19F), ink, r.w * 0.05F);
    kit.canvas.fill(r.middle(r.w * 0.19F, r.w * 0.56F), ink, r.w * 0.05F);
}

void draw_header(Kit& kit, const Rect& band, const Rect& content) {
    auto& canvas = kit.canvas;
    canvas.gradient_across(band, kit.colors.header, kit.colors.header_end);
    if (!kit.colors.flat) {
        canvas.clip(band);
        const Point middle{band.right() - kit.px(130), std::min(band.bottom(), kit.px(310)) + kit.px(10)};
        for (const float radius : {190.0F, 300.0F, 420.0F})
            canvas.ring(middle, kit.px(radius), rgb(0xFFFFFF).with_alpha(0.07), kit.px(44));
        canvas.unclip();
    }
    Rect left = content;
    Rect right = left.cut_right(left.w * (kit.metrics.large ? 0.42F : 0.45F), kit.px(20));
    const float disc = std::min(kit.px(92), left.h);
    draw_logo(kit, left.cut_left(disc, kit.px(22)).middle(disc, disc));
    // The header is a sign, not reading matter: it keeps its size in large mode.
    const float text = kit.metrics.text;
    const auto sized = [&](TextSize size, Color color, Weight weight, Align align) {
        Style style = kit.style(size, color, weight, align);
        style.lines = 1;
        return style;
    };
    const auto name = in(kit.view.hospital, kit.view.language);
    const auto second = in(kit.view.hospital, kit.zh() ? Language::en : Language::zh);
    kit.block(
        left,
        {{name,
          sized(text > 1 ? TextSize::body : TextSize::lead, kit.colors.on_header, Weight::bold, Align::left),
          0},
         {second == name ? "" : second,
          sized(TextSize::small, kit.colors.on_header_soft, Weight::regular, Align::left), 0}});
    const auto line = date_words(kit.view.civil, kit.view.language) + " · " + kit.view.kiosk_number;
    Style clock = sized(TextSize::title, kit.colors.on_header, Weight::bold, Align::right);
    clock.role = "clock";
    kit.block(right,
              {{kit.view.civil.time_of_day(), clock, 0},
               {line, sized(TextSize::small, kit.colors.on_header_soft, Weight::regular, Align::right), 0}});
    const auto in_minute = ((kit.view.civil.unix_ms % 60'000) + 60'000) % 60'000;
    kit.redraw_at(kit.view.now + Millis{60'000 - in_minute});
}

void draw_progress(Kit& kit, const Rect& room) {
    const int steps = kit.screen.steps;
    Rect rest = room;
    // Long visits have shorter pills: the words beside them keep their room.
    const float gap = kit.px(12);
    const float wide = kit.px(std::min(50.0F, 248.0F / static_cast<float>(steps) - 12));
    Rect pills = rest.cut_left((wide + gap) * static_cast<float>(steps), kit.px(22));
    for (int i = 0; i < steps; ++i) {
        const Rect pill = pills.cut_left(wide, gap).middle(wide, kit.px(14));
        const bool reached = i < kit.screen.step;
        kit.canvas.fill(pill, reached ? kit.colors.accent : kit.colors.line, pill.h / 2);
        if (kit.colors.flat && !reached) kit.canvas.fill(pill.inset(kit.px(3)), kit.colors.card, pill.h / 2);
    }
    Style words = kit.style(TextSize::small, kit.colors.muted);
    words.lines = 1;
    auto label = step_words(kit.screen.step, steps, kit.view.language);
    if (kit.metrics.large) label = label.substr(0, label.find(" · "));
    kit.text(rest, label, words);
}

void draw_exit(Kit& kit, const Rect& r) {
    kit.button("common/exit", r, kit.say(words::leave), {ButtonKind::quiet, Icon::leave, "", false, true});
}
float exit_width(const Kit& kit) { return kit.px(kit.metrics.large ? 220 : 190); }
// Usually at the end of the title; where that is out of reach, before the actions.
bool exit_is_below(const Kit& kit) {
    return kit.view.low && kit.metrics.portrait && kit.shown("common/exit");
}

void draw_title(Kit& kit, const Rect& card, const Frame& frame) {
    kit.card(card);
    Rect inner = card.inset(kit.px(40), kit.px(kit.metrics.portrait && !kit.metrics.large ? 20 : 12));
    if (kit.shown("common/exit") && !exit_is_below(kit)) {
        const Rect place = inner.cut_right(exit_width(kit), kit.px(24));
        draw_exit(kit, place.middle(place.w, std::min(place.h, kit.px(104))));
    }
    if (frame.icon) {
        const float size = std::min(kit.px(96), inner.h);
        kit.badge(inner.cut_left(size, kit.px(28)).middle(size, size), *frame.icon,
                  frame.mood == Frame::Mood::amber ? kit.colors.amber_tint
                  : frame.mood == Frame::Mood::ok  ? kit.colors.ok_tint
                                                   : kit.colors.tint,
                  frame.mood == Frame::Mood::amber ? kit.colors.amber
                  : frame.mood == Frame::Mood::ok  ? kit.colors.ok
                                                   : kit.colors.accent);
    }
    const bool steps = kit.screen.steps > 0;
    Style title = kit.style(TextSize::title, kit.colors.ink, Weight::bold);
    title.role = "title";
    title.lines = kit.metrics.portrait ? 2 : 1;
    Style second = kit.style(TextSize::small, kit.colors.accent);
    second.lines = 1;
    if (!kit.metrics.portrait) {  // side by side: there is width and no height
        if (steps) draw_progress(kit, inner.cut_right(kit.px(kit.zh() ? 700 : 470), kit.px(20)));
        const bool room = !steps && !frame.second.empty() && !kit.metrics.large;
        if (room) second.align = Align::right;
        if (room) kit.text(inner.cut_right(inner.w * 0.42F, kit.px(30)), frame.second, second);
        kit.text(inner, frame.title, title);
        return;
    }
    if (steps) draw_progress(kit, inner.cut_bottom(kit.px(kit.metrics.large ? 52 : 50), kit.px(4)));
    const bool two = !frame.second.empty() && !(steps && kit.metrics.large);
    kit.block(inner, {{frame.title, title, 0}, {two ? frame.second : "", second, 0}});
}

struct StripButton {
    std::string id;
    const Phrase& label;
    Icon icon;
    ButtonKind kind;
};

// Each button is as wide as its word asks for, so that the longest is as large as the others; where one line
// does not hold icons and words, the icons stand above.
void draw_strip(Kit& kit, Rect room, bool tight, bool language_alone = false) {
    std::vector<StripButton> buttons{{"frame/language", words::to_english, Icon::language, ButtonKind::quiet},
                                     {"frame/size", kit.view.large ? words::to_normal : words::to_large,
                                      Icon::text_size, ButtonKind::quiet},
                                     {"frame/settings", words::settings, Icon::settings, ButtonKind::quiet}};
    if (language_alone) {
        while (buttons.size() > 1) buttons.pop_back();
        room = room.middle(std::min(room.w, kit.px(420)), room.h);
    }
    if (kit.shown("common/help"))
        buttons.push_back({"common/help", words::help, Icon::help, ButtonKind::help});
    const float gap = kit.px(14);
    const Style word = kit.style(TextSize::body, kit.colors.ink, Weight::bold);
    const float least = kit.metrics.comfortable(TextSize::body) / kit.metrics.size(TextSize::body);
    std::vector<float> wanted;
    float all = gap * static_cast<float>(buttons.size() - 1);
    for (const auto& button : buttons) {
        wanted.push_back(kit.width_of(kit.say(button.label), word) * least + kit.px(38));
        all += wanted.back();
    }
    const float icon = kit.px(62);
    const bool above = tight || all + icon * static_cast<float>(buttons.size()) > room.w;
    const float spare = (room.w - all) / static_cast<float>(buttons.size());
    for (std::size_t i = 0; i < buttons.size(); ++i)
        kit.button(buttons[i].id, room.cut_left(wanted[i] + spare, gap), kit.say(buttons[i].label),
                   {buttons[i].kind, buttons[i].icon, "", above, true});
}

void draw_actions(Kit& kit, const Rect& left, const Rect& right, const Frame& frame) {
    const auto note = [&](const Rect& room, const std::string& words) {
        if (words.empty()) return;
        kit.text(room, words,
                 kit.style(exit_is_below(kit) ? TextSize::small : TextSize::body,
                           kit.metrics.portrait ? kit.colors.muted_on_background : kit.colors.muted));
    };
    if (!frame.back_id.empty() && kit.shown(frame.back_id))
        kit.button(frame.back_id, left, frame.back_label,
                   {ButtonKind::secondary, frame.back_icon, "", false, true});
    else
        note(left, frame.left_note);
    if (!frame.primary_id.empty() && kit.shown(frame.primary_id))
        kit.button(frame.primary_id, right, frame.primary_label,
                   {ButtonKind::primary, std::nullopt, "", false, frame.primary_usable});
    else
        note(right, frame.right_note);
}

Rect landscape(Kit& kit, Rect all, const Frame& frame) {
    const float margin = kit.px(48);
    Rect bar = all.cut_bottom(kit.px(148));
    Rect head = all;
    const Rect band = head.cut_top(kit.px(196));
    draw_header(kit, band, {margin, kit.px(12), all.w - 2 * margin, kit.px(116)});
    draw_title(kit, {margin, kit.px(136), all.w - 2 * margin, kit.px(128)}, frame);
    kit.canvas.fill(bar, kit.colors.bar);
    kit.canvas.fill({bar.x, bar.y, bar.w, kit.px(2)}, kit.colors.line);
    Rect inner = bar.inset(margin, kit.px(11));
    const bool actions = !frame.back_id.empty() || !frame.primary_id.empty() || !frame.left_note.empty();
    if (actions) {
        const Rect left = inner.cut_left(kit.px(360), kit.px(36));
        const Rect right = inner.cut_right(kit.px(504), kit.px(30));
        draw_actions(kit, left, right, frame);
    }
    draw_strip(kit, inner, actions, frame.language_alone);
    return {margin, kit.px(290), all.w - 2 * margin, bar.y - kit.px(290) - kit.px(26)};
}

Rect portrait(Kit& kit, Rect all, const Frame& frame) {
    const float margin = kit.px(44);
    const float width = all.w - 2 * margin;
    Rect head = all;
    const float down = kit.view.lowered ? std::max(0.0F, all.h * reach_from + 1 - kit.px(420)) : 0;
    const Rect band = head.cut_top(kit.px(310) + down);
    draw_header(kit, band, {margin, kit.px(34), width, kit.px(124)});
    draw_title(kit, {margin, kit.px(184) + down, width, kit.px(206)}, frame);
    const Rect bar = all.cut_bottom(kit.px(170));
    kit.canvas.fill(bar, kit.colors.bar);
    kit.canvas.fill({bar.x, bar.y, bar.w, kit.px(2)}, kit.colors.line);
    draw_strip(kit, bar.inset(margin, kit.px(kit.metrics.large ? 22 : 26)), false, frame.language_alone);
    const float top = kit.px(420) + down;
    Rect rest{margin, top, width, bar.y - top - kit.px(28)};
    const bool no_actions = frame.back_id.empty() && frame.primary_id.empty() && frame.left_note.empty();
    if (no_actions && !exit_is_below(kit)) return rest;
    Rect actions = rest.cut_bottom(kit.px(140), kit.px(30));
    if (exit_is_below(kit)) draw_exit(kit, actions.cut_left(exit_width(kit), kit.px(26)));
    // Alone, the filled action is as wide as the glass.
    const bool alone = frame.back_id.empty() && frame.left_note.empty();
    const float part = alone ? 0 : frame.primary_id.empty() ? 0.42F : 0.36F;
    const Rect left = actions.cut_left(actions.w * part, alone ? 0 : kit.px(26));
    draw_actions(kit, left, actions, frame);
    return rest;
}

}  // namespace

void count_down(Kit& kit, Frame& frame) {
    if (!kit.screen.deadline) return;
    const auto left = *kit.screen.deadline - kit.view.now;
    const auto seconds = std::max<std::int64_t>(0, (left.count() + 999) / 1000);
    frame.left_note = seconds_words(words::back_home_in, seconds, kit.view.language);
    if (seconds > 0) kit.redraw_at(kit.view.now + left - Millis{(seconds - 1) * 1000});
}

Rect draw_frame(Kit& kit, const Frame& frame) {
    const Rect all{0, 0, static_cast<float>(kit.view.width), static_cast<float>(kit.view.height)};
    kit.canvas.fill(all, kit.colors.background);
    return kit.metrics.portrait ? portrait(kit, all, frame) : landscape(kit, all, frame);
}

}  // namespace kiosk::ui
