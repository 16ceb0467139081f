// One table says how a service is called and which picture it has; a tile lays itself out by its shape.
#include "ui/screens/service_tile.h"

#include <algorithm>

#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

struct ServiceFace {
    Icon icon;
    const Phrase& name;
    const Phrase& how;
};

const ServiceFace& look_of(Service service) {
    static const ServiceFace looks[] = {
        {Icon::new_registration, words::register_today, words::register_how},
        {Icon::wallet, words::pay_bills, words::pay_bills_how},
        {Icon::clock, words::book_ahead, words::book_ahead_how},
        {Icon::check, words::check_in, words::check_in_how},
        {Icon::retry, words::cancel_registration, words::cancel_registration_how},
        {Icon::person, words::new_file, words::new_file_how},
        {Icon::shield, words::ask_insurance, words::ask_insurance_how},
        {Icon::doctor, words::print_reports, words::print_reports_how},
        {Icon::desk, words::collect_drugs, words::collect_drugs_how},
        {Icon::slip, words::see_invoices, words::see_invoices_how},
        {Icon::building, words::pay_deposit, words::pay_deposit_how}};
    return looks[static_cast<std::size_t>(service)];
}

void fill_tile(Kit& kit, const Rect& at, bool down) {
    const float radius = kit.px(32);
    const Color shade = rgb(0x041E3A);
    if (!kit.colors.flat)
        kit.canvas.shadow(at, kit.px(down ? 16 : 34), kit.px(down ? 6 : 14),
                          kit.colors.primary.with_alpha(0.36));
    kit.canvas.gradient(at, down ? mix(kit.colors.primary, shade, 0.2) : kit.colors.primary,
                        down ? mix(kit.colors.primary_end, shade, 0.2) : kit.colors.primary_end, radius);
    if (kit.colors.flat) return;
    kit.canvas.clip(at.inset(1));
    for (const float ring : {120.0F, 210.0F})
        kit.canvas.ring({at.right() - kit.px(90), at.bottom() + kit.px(20)}, kit.px(ring),
                        rgb(0xFFFFFF).with_alpha(0.07), kit.px(40));
    kit.canvas.unclip();
}

// A low tile needs its height for the words, and so do the hours of one that is closed.
Rect inside(const Kit& kit, const Rect& tile, bool filled, bool open = true) {
    return tile.inset(kit.px(filled ? 36 : 28), kit.px(!open ? 8 : tile.h < kit.px(180) ? 12 : 22));
}

std::string name_of(const Kit& kit, const screen::ServiceTile& tile) {
    return tile.name.zh.empty() ? kit.say(look_of(tile.service).name) : kit.say(tile.name);
}

// Below the name: when it is open, where it is not; else what it is for.
std::string note_of(const Kit& kit, const screen::ServiceTile& tile) {
    if (!tile.open) return kit.say(words::open_at) + " " + tile.hours;
    return tile.note.zh.empty() ? kit.say(look_of(tile.service).how) : kit.say(tile.note);
}

void draw_words(Kit& kit, const Rect& r, const screen::ServiceTile& tile, Color ink, Color soft, bool wide) {
    const bool tight = !wide && !tile.open;  // its hours need the room
    Style big = kit.style(wide && kit.zh() ? TextSize::hero
                          : tight          ? TextSize::heading
                                           : TextSize::title,
                          ink, Weight::bold);
    big.lines = wide || (tight && !kit.metrics.large) ? 1 : 2;
    Style how = kit.style(TextSize::small, soft);
    how.lines = tight && !kit.metrics.large ? 1 : 2;
    const bool own_words = !tile.name.zh.empty();
    const bool two = kit.zh() && !kit.metrics.large && tile.open && !own_words;
    kit.block(r, {{name_of(kit, tile), big, 0},
                  {two ? kit.other(look_of(tile.service).name) : "", kit.style(TextSize::small, soft), 0},
                  {tight  ? tile.hours
                   : wide ? note_of(kit, tile)
                          : "",
                   how, 4}});
}

}  // namespace

void draw_service(Kit& kit, const Rect& r, const std::string& id, const screen::ServiceTile& tile,
                  TileLook kind) {
    const auto& look = look_of(tile.service);
    const auto name = name_of(kit, tile);
    const bool open = kit.screen.offers(id);
    const Rect at = kit.touchable(id, r, "button", name, open);
    const bool down = open && kit.pressed(id);
    const bool filled = open && kind == TileLook::filled;
    if (filled) {
        fill_tile(kit, at, down);
    } else if (open) {
        kit.card(at);
        if (down) kit.plate(at, mix(kit.colors.card, kit.colors.primary, 0.14), std::nullopt, 28);
        kit.canvas.outline(at, kit.colors.border, kit.px(28), kit.px(kit.colors.flat ? 3 : 2));
    } else {
        kit.plate(at, kit.colors.disabled_fill, std::nullopt, 28);
    }
    const Color ink = filled ? kit.colors.on_primary : open ? kit.colors.ink : kit.colors.disabled;
    const Color soft = filled ? kit.colors.on_primary : open ? kit.colors.muted : kit.colors.disabled;
    const Color ground = filled ? kit.colors.on_primary : open ? kit.colors.tint : kit.colors.card;
    const Color sign = filled ? kit.colors.primary : open ? kit.colors.accent : kit.colors.disabled;
    Rect inner = inside(kit, at, filled, tile.open);
    const bool upright = inner.h > std::max(inner.w * 0.6F, kit.px(260));
    const bool wide = upright || inner.w > kit.px(600);
    const float badge = std::min(kit.px(wide ? 150 : 104), inner.h * (upright ? 0.36F : 1.0F));
    Rect top = upright ? inner.cut_top(badge, kit.px(14)) : inner;
    Rect& row = upright ? top : inner;
    // A narrow one that is closed needs its width for the hours, and large letters need it always.
    const bool narrow = inner.w < kit.px(380);
    if (wide || (open && !(kit.metrics.large && narrow)))
        kit.badge(row.cut_left(badge, kit.px(wide ? 36 : 26)).middle(badge, badge), look.icon, ground, sign);
    if (wide) {
        const float arrow = kit.px(60);
        draw_icon(kit.canvas, Icon::next, row.cut_right(arrow, kit.px(20)).middle(arrow, arrow), ink);
    }
    draw_words(kit, inner, tile, ink, soft, wide);
}

void draw_services(Kit& kit, Rect room, const std::string& stem, const std::vector<screen::ServiceTile>& menu,
                   std::size_t columns_most) {
    if (menu.empty()) return;
    const auto columns = std::min(columns_most, menu.size());
    const float gap = kit.px(kit.metrics.large ? 20 : 24);
    const auto lines = (menu.size() + columns - 1) / columns;
    const float most = kit.px(kit.metrics.large ? 230 : 200), least = kit.px(kit.metrics.large ? 170 : 136);
    const float fits = (room.h - gap * static_cast<float>(lines - 1)) / static_cast<float>(lines);
    const std::vector<Entry> entries(lines, {std::clamp(fits, least, most), false});
    draw_list(kit, room, stem, entries, gap, [&](const Rect& place, std::size_t line) {
        const auto places = place.columns(static_cast<int>(columns), gap);
        for (std::size_t k = 0; k < columns && line * columns + k < menu.size(); ++k) {
            const auto& tile = menu[line * columns + k];
            draw_service(kit, places[k], stem + "/" + std::string{service_name(tile.service)}, tile,
                         TileLook::plain);
        }
    });
}

void draw_more(Kit& kit, const Rect& r) {
    const std::string id = "home/more";
    const Rect at = kit.touchable(id, r, "button", kit.say(words::more_services));
    kit.card(at);
    if (kit.pressed(id)) kit.plate(at, mix(kit.colors.card, kit.colors.primary, 0.14), std::nullopt, 28);
    kit.canvas.outline(at, kit.colors.border, kit.px(28), kit.px(kit.colors.flat ? 3 : 2));
    Rect inner = inside(kit, at, false);
    const float badge = std::min(kit.px(104), inner.h);
    kit.badge(inner.cut_left(badge, kit.px(26)).middle(badge, badge), Icon::next, kit.colors.tint,
              kit.colors.accent);
    Style big = kit.style(TextSize::title, kit.colors.accent, Weight::bold);
    big.lines = 2;
    kit.block(inner, {{kit.say(words::more_services), big, 0},
                      {kit.zh() && !kit.metrics.large ? kit.other(words::more_services) : "",
                       kit.style(TextSize::small, kit.colors.muted), 0}});
}

void draw(Kit& kit, const screen::More& more) {
    Frame frame;
    frame.title = kit.say(words::more_services);
    frame.second = kit.other(words::more_services);
    frame.back_id = "more/back";
    frame.back_label = kit.say(words::back);
    const Rect rest = draw_frame(kit, frame);
    draw_services(kit, rest, "more", more.menu, kit.metrics.portrait && kit.metrics.large ? 1 : 2);
}

}  // namespace kiosk::ui
