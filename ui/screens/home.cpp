// The start: two pictures of what works without choosing anything, what the kiosk can do, and a way for
// everybody else.
#include "ui/gfx/pictures.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/service_tile.h"
#include "ui/screens/ways.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

// The first two of the menu are what most people come for; the others follow below, smaller.
float menu_height(const Kit& kit, const screen::Home& home) {
    const auto more = home.menu.size() > 2 ? (home.menu.size() - 1) / 2 : 0;
    return kit.px(270) + kit.px(150) * static_cast<float>(more);
}

void draw_menu(Kit& kit, const Rect& room, const screen::Home& home) {
    const float gap = kit.px(24);
    Rect rest = room;
    const bool beside = kit.metrics.portrait;
    const auto id = [](const screen::ServiceTile& tile) {
        return "home/" + std::string{service_name(tile.service)};
    };
    const auto first = std::min<std::size_t>(2, home.menu.size());
    const auto lines = (home.menu.size() - first + 1) / 2;
    Rect lower = lines > 0
                     ? rest.cut_bottom(
                           kit.px(130) * static_cast<float>(lines) + gap * static_cast<float>(lines - 1), gap)
                     : Rect{};
    const auto places =
        beside ? rest.columns(static_cast<int>(first), gap) : rest.rows(static_cast<int>(first), gap);
    for (std::size_t i = 0; i < first; ++i)
        draw_service(kit, places[i], id(home.menu[i]), home.menu[i], TileLook::filled);
    for (std::size_t i = first; i < home.menu.size(); i += 2) {
        const auto pair = lower.cut_top(kit.px(130), gap).columns(2, gap);
        for (std::size_t k = 0; k < 2 && i + k < home.menu.size(); ++k)
            draw_service(kit, pair[k], id(home.menu[i + k]), home.menu[i + k], TileLook::plain);
    }
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
    const bool open = home.money_open;
    const auto* touched_picture = kit.shown("home/identify") ? "home/identify" : "home/register";
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
        draw_menu(kit, rest.cut_bottom(menu_height(kit, home), kit.px(34)), home);
        return draw_two_ways(kit, rest, home.code_works, home.card_works, touched_picture);
    }
    Rect lower = rest.cut_bottom(kit.px(124), gap);
    auto halves = lower.columns(2, gap);
    draw_info(kit, halves[0], home);
    draw_other_language(kit, halves[1]);
    draw_menu(kit, rest.cut_right(rest.w * 0.33F, gap), home);
    draw_two_ways(kit, rest, home.code_works, home.card_works, touched_picture);
}

}  // namespace kiosk::ui
