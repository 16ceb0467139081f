// All ways of identification listen at once; the screen only shows where and how. A hint about the last try
// stands above the pictures, because that is where the eyes are.
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/ways.h"
#include "ui/text/file_words.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

void draw_small_way(Kit& kit, const Rect& r, Icon icon, const Phrase& title, const Phrase& how, bool arrow) {
    Rect inner = r.inset(kit.px(30), kit.px(14));
    const float size = std::min(kit.px(100), inner.h);
    kit.badge(inner.cut_left(size, kit.px(24)).middle(size, size), icon, kit.colors.tint, kit.colors.accent);
    if (arrow) {
        const float side = kit.px(40);
        draw_icon(kit.canvas, Icon::next, inner.cut_right(side, kit.px(8)).middle(side, side),
                  kit.colors.accent);
    }
    Style first = kit.style(TextSize::lead, kit.colors.ink, Weight::bold);
    first.lines = 2;
    kit.block(inner,
              {{kit.say(title), first, 0}, {kit.say(how), kit.style(TextSize::small, kit.colors.muted), 2}});
}

}  // namespace

void draw(Kit& kit, const screen::Identify& identify) {
    const auto& title = identify.code_again ? words::code_again_title : words::identify_title;
    Frame frame;
    frame.title = kit.say(title);
    frame.second = kit.other(title);
    frame.back_id = "identify/back";
    frame.back_label = kit.say(words::back);
    frame.right_note = kit.say(words::listening);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(26);
    const float line = kit.px(kit.metrics.large ? 130 : 104);
    if (identify.hint != Hint::none)
        kit.note(rest.cut_top(line, gap), hint_words(identify.hint, kit.view.language), Icon::warning, true);
    if (identify.code_again) {
        kit.note(rest.cut_top(line, gap), kit.say(words::code_again_who), Icon::person, false);
        kit.note(rest.cut_top(line, gap), money_words(identify.money, kit.view.language), Icon::wallet,
                 false);
        return draw_two_ways(kit, rest, identify.code_works, identify.card_works, "");
    }
    // How a relative acts: by the other's own code, never by a list of names. What the last try needs goes
    // first.
    if (identify.hint == Hint::none)
        kit.note(rest.cut_bottom(line, gap), kit.say(words::acting_how), Icon::person, false);
    Rect lower = kit.metrics.portrait ? rest.cut_bottom(kit.px(kit.metrics.large ? 230 : 190), gap)
                                      : rest.cut_right(rest.w * 0.34F, gap);
    const bool passport = kit.shown("identify/passport");
    std::vector<Rect> places{lower};
    if (passport) places = kit.metrics.portrait ? lower.columns(2, gap) : lower.rows(2, gap);
    kit.card(places[0]);
    draw_small_way(kit, places[0], Icon::code, words::visit_card_title, words::visit_card_how, false);
    if (passport) {
        const Rect at =
            kit.touchable("identify/passport", places[1], "button", kit.say(words::passport_title));
        kit.card(at);
        if (kit.pressed("identify/passport")) kit.plate(at, kit.colors.tint, std::nullopt, 28);
        kit.canvas.outline(at, kit.colors.border, kit.px(28), kit.px(kit.colors.flat ? 3 : 2));
        draw_small_way(kit, at, Icon::passport, words::passport_title, words::passport_how, true);
    }
    draw_two_ways(kit, rest, identify.code_works, identify.card_works, "");
}

}  // namespace kiosk::ui
