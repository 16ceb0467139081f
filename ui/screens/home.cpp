// The start: two pictures of what works without choosing anything, what the kiosk can do, and a way for
// everybody else.
#include <algorithm>

#include "ui/gfx/pictures.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/service_tile.h"
#include "ui/screens/ways.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

// The first two of the menu are what most people come for; the others follow below, smaller, and at last the
// way to the rest.
struct Menu {
    std::size_t large, small, lines;
    float small_height;
};
Menu menu_of(const Kit& kit, const screen::Home& home) {
    const auto large = std::min<std::size_t>(2, home.menu.size());
    const auto small = home.menu.size() - large + (kit.shown("home/more") ? 1 : 0);
    return {large, small, (small + 1) / 2, kit.px(kit.metrics.large ? 150 : 130)};
}
float gap_of(const Kit& kit) { return kit.px(24); }
float lower_height(const Kit& kit, const Menu& menu) {
    if (menu.lines == 0) return 0;
    const auto lines = static_cast<float>(menu.lines);
    return menu.small_height * lines + gap_of(kit) * (lines - 1);
}
float menu_height(const Kit& kit, const screen::Home& home) {
    const auto menu = menu_of(kit, home);
    return kit.px(menu.lines > 0 ? 230 : 270) + lower_height(kit, menu) + (menu.lines > 0 ? gap_of(kit) : 0);
}

void draw_menu(Kit& kit, const Rect& room, const screen::Home& home) {
    const float gap = gap_of(kit);
    Rect rest = room;
    const bool beside = kit.metrics.portrait;
    const auto id = [](const screen::ServiceTile& tile) {
        return "home/" + std::string{service_name(tile.service)};
    };
    const auto menu = menu_of(kit, home);
    const auto first = menu.large;
    Rect lower = menu.lines > 0 ? rest.cut_bottom(lower_height(kit, menu), gap) : Rect{};
    const auto places =
        beside ? rest.columns(static_cast<int>(first), gap) : rest.rows(static_cast<int>(first), gap);
    for (std::size_t i = 0; i < first; ++i)
        draw_service(kit, places[i], id(home.menu[i]), home.menu[i], TileLook::filled);
    for (std::size_t i = 0; i < menu.small; i += 2) {
        const auto pair = lower.cut_top(menu.small_height, gap).columns(2, gap);
        for (std::size_t k = 0; k < 2 && i + k < menu.small; ++k) {
            const auto at = first + i + k;
            if (at < home.menu.size())
                draw_service(kit, pair[k], id(home.menu[at]), home.menu[at], TileLook::plain);
            else
                draw_more(kit, pair[k]);
        }
    }
}

// At the right of the two ways: two services one above the other, or all alike in two columns.
void draw_menu_beside(Kit& kit, Rect& rest, const screen::Home& home) {
    const float gap = kit.px(28);
    if (menu_of(kit, home).lines == 0) return draw_menu(kit, rest.cut_right(rest.w * 0.33F, gap), home);
    // Large letters need the height of a line more than its width.
    Rect room = rest.cut_right(rest.w * (kit.metrics.large ? 0.6F : 0.5F), gap);
    if (kit.shown("home/more")) draw_more(kit, room.cut_bottom(kit.px(150), gap));
    draw_services(kit, room, "home", home.menu, kit.metrics.large ? 3 : 2);
}

// What does not work as usual, in words; empty where all does.
std::string trouble_of(const Kit& kit, const screen::Home& home) {
    if (!home.money_open) return kit.say(notice_words(home.closed_because).title);
    if (home.card_left) return kit.say(words::card_left_how);
    return home.paper ? "" : kit.say(words::no_paper_home);
}

void draw_info(Kit& kit, const Rect& r, const screen::Home& home) {
    if (const auto trouble = trouble_of(kit, home); !trouble.empty())
        return kit.note(r, trouble, Icon::warning, true);
    kit.card(r);
    Rect inner = r.inset(kit.px(32), kit.px(10));
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
    kit.text(inner, kit.say(words::english_here), kit.style(TextSize::lead, kit.colors.accent, Weight::bold));
}

// The other language, and what needs no money: that goes on.
void draw_what_stays_open(Kit& kit, Rect& rest, const screen::Home& home) {
    const float gap = kit.px(28);
    const auto id = [](const screen::ServiceTile& tile) {
        return "home/" + std::string{service_name(tile.service)};
    };
    std::vector<const screen::ServiceTile*> open;
    for (const auto& tile : home.menu)
        if (kit.screen.offers(id(tile))) open.push_back(&tile);
    const bool beside = !kit.metrics.portrait;
    const Rect row = rest.cut_bottom(kit.px(beside && !open.empty() ? 190 : 140), gap);
    if (open.empty()) return draw_other_language(kit, row);
    const auto count = static_cast<int>(open.size());
    const auto places =
        beside ? row.columns(count + 1, gap) : rest.cut_bottom(kit.px(170), gap).columns(count, gap);
    for (std::size_t i = 0; i < open.size(); ++i)
        draw_service(kit, places[i], id(*open[i]), *open[i], TileLook::plain);
    draw_other_language(kit, beside ? places.back() : row);
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
            {kit.zh() && !kit.metrics.large ? kit.other(words::closed_where) : "",
             center(TextSize::small, kit.colors.muted, Weight::regular), 16}});
}

}  // namespace

void draw(Kit& kit, const screen::Home& home) {
    // What moves no money stays open when none is taken.
    const auto& choices = kit.screen.choices;
    const bool open = home.money_open || std::any_of(choices.begin(), choices.end(), [](const Choice& one) {
                          return one.enabled && one.id.starts_with("home/");
                      });
    const auto* touched_picture = kit.shown("home/identify") ? "home/identify" : "home/register";
    Frame frame;
    const auto& title = open ? words::home_title : words::closed_title;
    frame.title = kit.say(title);
    frame.second = kit.other(title);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(28);
    if (!open) {
        draw_what_stays_open(kit, rest, home);
        return draw_closed(kit, rest, home);
    }
    if (kit.metrics.portrait) {
        // Where all has to be within reach, the strip's button is enough.
        if (!kit.view.lowered) draw_other_language(kit, rest.cut_bottom(kit.px(130), gap));
        const auto trouble = trouble_of(kit, home);
        const float info =
            trouble.empty() ? kit.px(kit.metrics.large ? 170 : 150) : kit.note_height(rest.w, trouble);
        draw_info(kit, rest.cut_bottom(info, gap), home);
        draw_menu(kit, rest.cut_bottom(menu_height(kit, home), kit.px(34)), home);
        return draw_two_ways(kit, rest, home.code_works, home.card_works, touched_picture, home.card_left);
    }
    Rect lower = rest.cut_bottom(kit.px(124), gap);
    auto halves = lower.columns(2, gap);
    draw_info(kit, halves[0], home);
    draw_other_language(kit, halves[1]);
    draw_menu_beside(kit, rest, home);
    draw_two_ways(kit, rest, home.code_works, home.card_works, touched_picture, home.card_left);
}

}  // namespace kiosk::ui
