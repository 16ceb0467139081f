// The start: two pictures of what works without choosing anything, one large button, and a way for everybody
// else.
#include "ui/gfx/pictures.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/ways.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

void draw_register(Kit& kit, const Rect& r) {
    const std::string id = "home/register";
    const Rect at = kit.touchable(id, r, "button", kit.say(words::register_today));
    const bool down = kit.pressed(id);
    const float radius = kit.px(32);
    const Color shade = rgb(0x041E3A);
    if (!kit.colors.flat)
        kit.canvas.shadow(at, kit.px(down ? 16 : 34), kit.px(down ? 6 : 14),
                          kit.colors.primary.with_alpha(0.36));
    kit.canvas.gradient(at, down ? mix(kit.colors.primary, shade, 0.2) : kit.colors.primary,
                        down ? mix(kit.colors.primary_end, shade, 0.2) : kit.colors.primary_end, radius);
    if (!kit.colors.flat) {
        kit.canvas.clip(at.inset(1));
        for (const float ring : {120.0F, 210.0F})
            kit.canvas.ring({at.right() - kit.px(90), at.bottom() + kit.px(20)}, kit.px(ring),
                            rgb(0xFFFFFF).with_alpha(0.07), kit.px(40));
        kit.canvas.unclip();
    }
    Rect inner = at.inset(kit.px(40), kit.px(24));
    const bool upright = inner.h > inner.w * 0.6F;
    const float badge = std::min(kit.px(150), inner.h * (upright ? 0.36F : 1.0F));
    const float arrow = kit.px(60);
    Rect top = upright ? inner.cut_top(badge, kit.px(14)) : inner;
    Rect& row = upright ? top : inner;
    kit.badge(row.cut_left(badge, kit.px(36)).middle(badge, badge), Icon::new_registration,
              kit.colors.on_primary, kit.colors.primary);
    draw_icon(kit.canvas, Icon::next, row.cut_right(arrow, kit.px(20)).middle(arrow, arrow),
              kit.colors.on_primary);
    Style big = kit.style(kit.zh() ? TextSize::hero : TextSize::title, kit.colors.on_primary, Weight::bold);
    big.lines = 1;
    Style how = kit.style(TextSize::body, kit.colors.on_primary);
    how.lines = 2;
    kit.block(inner, {{kit.say(words::register_today), big, 0},
                      {kit.zh() && !kit.metrics.large ? kit.other(words::register_today) : "",
                       kit.style(TextSize::body, kit.colors.on_primary), 0},
                      {kit.say(words::register_how), how, 4}});
}

void draw_info(Kit& kit, const Rect& r, const screen::Home& home) {
    if (!home.paper) return kit.note(r, kit.say(words::no_paper_home), Icon::warning, true);
    kit.card(r);
    Rect inner = r.inset(kit.px(32), kit.px(14));
    const float size = std::min(kit.px(84), inner.h);
    kit.badge(inner.cut_left(size, kit.px(26)).middle(size, size), Icon::passport, kit.colors.tint,
              kit.colors.accent);
    kit.block(inner,
              {{kit.say(words::other_ways), kit.style(TextSize::body, kit.colors.ink, Weight::bold), 0},
               {kit.zh() && !kit.metrics.large ? kit.other(words::other_ways) : "",
                kit.style(TextSize::small, kit.colors.muted), 0}});
}

void draw_other_language(Kit& kit, const Rect& r) {
    const std::string id = "home/language";
    const Rect at = kit.touchable(id, r, "button", kit.say(words::english_here));
    kit.card(at);
    if (kit.pressed(id)) kit.plate(at, kit.colors.tint, std::nullopt, 28);
    kit.canvas.outline(at, kit.colors.border, kit.px(28), kit.px(kit.colors.flat ? 3 : 2));
    Rect inner = at.inset(kit.px(32), kit.px(14));
    const float size = std::min(kit.px(84), inner.h);
    kit.badge(inner.cut_left(size, kit.px(26)).middle(size, size), Icon::language, kit.colors.tint,
              kit.colors.accent);
    const float arrow = kit.px(40);
    draw_icon(kit.canvas, Icon::next, inner.cut_right(arrow, kit.px(10)).middle(arrow, arrow),
              kit.colors.accent);
    // The offer stands in the language it offers.
    kit.text(inner, kit.zh() ? std::string{"English? Touch here"} : std::string{"中文请点这里"},
             kit.style(TextSize::lead, kit.colors.accent, Weight::bold));
}

void draw_closed(Kit& kit, Rect r, const screen::Home& home) {
    kit.card(r);
    r = r.inset(kit.px(60), kit.px(50));
    const float badge = std::min(kit.px(200), r.h * 0.3F);
    kit.badge(r.cut_top(badge, kit.px(30)).middle(badge, badge), Icon::warning, kit.colors.amber_tint,
              kit.colors.amber);
    const auto& why = notice_words(home.closed_because);
    const auto center = [&](TextSize size, Color color, Weight weight) {
        return kit.style(size, color, weight, Align::center);
    };
    kit.block(
        r, {{kit.say(why.title),
             center(kit.metrics.large ? TextSize::title : TextSize::hero, kit.colors.ink, Weight::bold), 0},
            {kit.say(words::closed_where), center(TextSize::heading, kit.colors.ink, Weight::regular), 24},
            {kit.zh() ? kit.other(words::closed_where) : "",
             center(TextSize::body, kit.colors.muted, Weight::regular), 16}});
}

}  // namespace

void draw(Kit& kit, const screen::Home& home) {
    const bool open = home.money_open && kit.shown("home/register");
    Frame frame;
    const auto& title = open ? words::home_title : words::closed_title;
    frame.title = kit.say(title);
    frame.second = kit.other(title);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(28);
    if (!open) {
        draw_other_language(kit, rest.cut_bottom(kit.px(140), gap));
        return draw_closed(kit, rest, home);
    }
    if (kit.metrics.portrait) {
        draw_other_language(kit, rest.cut_bottom(kit.px(130), gap));
        draw_info(kit, rest.cut_bottom(kit.px(kit.metrics.large ? 170 : 150), gap), home);
        draw_register(kit, rest.cut_bottom(kit.px(270), kit.px(34)));
        return draw_two_ways(kit, rest, home.code_works, home.card_works, "home/register");
    }
    Rect lower = rest.cut_bottom(kit.px(124), gap);
    auto halves = lower.columns(2, gap);
    draw_info(kit, halves[0], home);
    draw_other_language(kit, halves[1]);
    draw_register(kit, rest.cut_right(rest.w * 0.33F, gap));
    draw_two_ways(kit, rest, home.code_works, home.card_works, "home/register");
}

}  // namespace kiosk::ui
