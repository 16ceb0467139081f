// All ways of identification listen at once; the screen only shows where and how. A hint about the last try
// stands above the pictures, because that is where the eyes are.
#include <algorithm>

#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/ways.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

void draw_small_way(Kit& kit, const Rect& r, Icon icon, const Phrase& title, const Phrase& how, bool arrow) {
    const bool low = kit.metrics.large && r.h < kit.px(180);  // large letters need its height for the name
    Rect inner = r.inset(kit.px(30), kit.px(low ? 6 : 14));
    const float size = std::min(kit.px(100), inner.h);
    kit.badge(inner.cut_left(size, kit.px(24)).middle(size, size), icon, kit.colors.tint, kit.colors.accent);
    if (arrow) {
        const float side = kit.px(40);
        draw_icon(kit.canvas, Icon::next, inner.cut_right(side, kit.px(8)).middle(side, side),
                  kit.colors.accent);
    }
    Style first = kit.style(TextSize::lead, kit.colors.ink, Weight::bold);
    first.lines = 2;
    kit.block(inner, {{kit.say(title), first, 0},
                      {low ? "" : kit.say(how), kit.style(TextSize::small, kit.colors.muted), 2}});
}

void draw_passport(Kit& kit, const Rect& r) {
    const Rect at = kit.touchable("identify/passport", r, "button", kit.say(words::passport_title));
    kit.card(at);
    if (kit.pressed("identify/passport")) kit.plate(at, kit.colors.tint, std::nullopt, 28);
    kit.canvas.outline(at, kit.colors.border, kit.px(28), kit.px(kit.colors.flat ? 3 : 2));
    draw_small_way(kit, at, Icon::passport, words::passport_title, words::passport_how, true);
}

// What few people come with: two beside each other below the pictures, or one below the other at their right.
void draw_other_ways(Kit& kit, Rect& rest, const screen::Identify& identify) {
    const bool passport = kit.shown("identify/passport");
    const int count = 1 + (identify.id_card_works ? 1 : 0) + (passport ? 1 : 0);
    const float gap = kit.px(26);
    std::vector<Rect> places;
    if (kit.metrics.portrait) {
        const float line = kit.px(kit.metrics.large ? 210 : 170);
        const int lines = (count + 1) / 2;
        const float height = line * static_cast<float>(lines) + gap * static_cast<float>(lines - 1);
        for (auto& row : rest.cut_bottom(height, gap).rows(lines, gap)) {
            const int left = count - static_cast<int>(places.size());
            for (auto& place : row.columns(std::min(2, left), gap)) places.push_back(place);
        }
    } else {
        places = rest.cut_right(rest.w * 0.34F, gap).rows(count, gap);
    }
    auto place = places.begin();
    kit.card(*place);
    draw_small_way(kit, *place++, Icon::code, words::visit_card_title, words::visit_card_how, false);
    if (identify.id_card_works) {
        kit.card(*place);
        draw_small_way(kit, *place++, Icon::person, words::id_card_title, words::id_card_how, false);
    }
    if (passport) draw_passport(kit, *place);
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
    if (identify.hint != Hint::none)
        kit.note_above(rest, gap, hint_words(identify.hint, kit.view.language), Icon::warning, true);
    if (identify.code_again) {
        kit.note_above(rest, gap, kit.say(words::code_again_who), Icon::person, false);
        kit.note_above(rest, gap, money_words(identify.money, kit.view.language), Icon::wallet, false);
        return draw_two_ways(kit, rest, identify.code_works, identify.card_works, "");
    }
    // How a relative acts: by the other's own code, never by a list of names. What the last try needs goes
    // first.
    if (identify.hint == Hint::none)
        kit.note_below(rest, gap, kit.say(words::acting_how), Icon::person, false);
    draw_other_ways(kit, rest, identify);
    draw_two_ways(kit, rest, identify.code_works, identify.card_works, "");
}

}  // namespace kiosk::ui
