// Pages are filled greedily from the top; the values of one table share one size, so that no line looks less
// true than the next.
#include "ui/kit/rows.h"

#include <cmath>

#include <fmt/format.h>

#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

Style label_style(const Kit& kit) { return kit.style(TextSize::body, kit.colors.muted); }

Style value_style(const Kit& kit, const Fact& fact) {
    Style value =
        kit.style(fact.strong ? TextSize::lead : TextSize::body, kit.colors.ink,
                  fact.strong ? Weight::bold : Weight::regular, fact.amount ? Align::right : Align::left);
    value.role = fact.amount ? "amount" : "text";
    value.lines = 2;
    return value;
}

}  // namespace

void facts(Kit& kit, const Rect& room, const std::vector<Fact>& rows) {
    if (rows.empty()) return;
    const float gap = kit.px(28);
    const auto places = room.rows(static_cast<int>(rows.size()), 0);
    const float height = places.front().h - kit.px(6);
    const float least = kit.metrics.comfortable(TextSize::body) / kit.metrics.size(TextSize::body);
    float scale = std::clamp(height / (kit.metrics.size(TextSize::lead) * 1.34F), least, 1.0F);
    float labels = 0;
    for (const auto& row : rows) labels = std::max(labels, kit.width_of(row.label, label_style(kit)));
    float values = 0;
    for (const auto& row : rows)
        values = std::max(values, kit.width_of(row.value, value_style(kit, row)) + 4);
    labels = std::min(labels * scale + 4, std::max(room.w * 0.46F, room.w - gap - values * least));
    scale = std::clamp((room.w - labels - gap) / values, least, scale);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Rect place = places[i];
        if (i > 0) kit.canvas.fill({place.x, place.y - 1, place.w, kit.px(2)}, kit.colors.line);
        place = place.inset(0, kit.px(3));
        Style label = label_style(kit);
        label.scale = scale;
        label.lines = 2;
        kit.text(place.cut_left(labels, gap), rows[i].label, label);
        Style value = value_style(kit, rows[i]);
        value.scale = scale;
        kit.text(place, rows[i].value, value);
    }
}

std::vector<PageRange> paginate(const std::vector<Entry>& entries, float room, float gap) {
    std::vector<PageRange> pages;
    std::size_t from = 0;
    float used = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        float wanted = entries[i].height;
        if (entries[i].keep_with_next && i + 1 < entries.size()) wanted += gap + entries[i + 1].height;
        if (i > from && used + gap + wanted > room + 0.5F) {
            pages.push_back({from, i});
            from = i;
            used = 0;
        }
        used += entries[i].height + (i > from ? gap : 0);
    }
    pages.push_back({from, entries.size()});
    return pages;
}

namespace {

// The two page buttons and the count between them.
void draw_turning(Kit& kit, Rect turn, const std::string& stem, int page) {
    const bool below = kit.metrics.portrait;
    const float size = below ? std::min(kit.px(330), turn.w * 0.36F) : kit.px(150);
    const Rect up = below ? turn.cut_left(size, kit.px(20)) : turn.cut_top(size, kit.px(20));
    const Rect down = below ? turn.cut_right(size, kit.px(20)) : turn.cut_bottom(size, kit.px(20));
    kit.button(stem + "/page_up", up, kit.say(words::previous_page),
               {ButtonKind::secondary, Icon::up, "", !below, page > 0});
    kit.button(stem + "/page_down", down, kit.say(words::next_page),
               {ButtonKind::secondary, Icon::down, "", !below, page + 1 < kit.pages});
    kit.text(turn, fmt::format("{} / {}", page + 1, kit.pages),
             kit.style(TextSize::lead, kit.colors.muted_on_background, Weight::bold, Align::center));
}

// In a place of its own, which is wide: the count above the two.
void draw_turning_in(Kit& kit, Rect turn, const std::string& stem, int page) {
    kit.text(turn.cut_top(kit.metrics.size(TextSize::lead) * 1.4F, kit.px(10)),
             fmt::format("{} / {}", page + 1, kit.pages),
             kit.style(TextSize::lead, kit.colors.muted_on_background, Weight::bold, Align::center));
    const auto places = turn.cut_top(kit.px(140)).columns(2, kit.px(18));
    kit.button(stem + "/page_up", places[0], kit.say(words::previous_page),
               {ButtonKind::secondary, Icon::up, "", true, page > 0});
    kit.button(stem + "/page_down", places[1], kit.say(words::next_page),
               {ButtonKind::secondary, Icon::down, "", true, page + 1 < kit.pages});
}

// What is cut off a list of several pages for the buttons that turn them.
Rect cut_turning(const Kit& kit, Rect& room) {
    return kit.metrics.portrait ? room.cut_bottom(kit.px(110), kit.px(24))
                                : room.cut_right(kit.px(250), kit.px(26));
}

}  // namespace

Rect page_of(const Kit& kit, Rect room) {
    cut_turning(kit, room);
    return room;
}

void draw_pages(Kit& kit, Rect room, const std::string& stem, const std::vector<Entry>& entries, float gap,
                const DrawPage& draw_page, const std::optional<Rect>& turning) {
    auto pages = paginate(entries, room.h, gap);
    if (pages.size() == 1) return draw_page(room, pages.front());
    const Rect turn = turning ? *turning : cut_turning(kit, room);
    pages = paginate(entries, room.h, gap);
    kit.pages = static_cast<int>(pages.size());
    const int page = std::min(kit.view.page, kit.pages - 1);
    const float step = room.h + gap;
    kit.list = ListRoom{room, step};
    const bool moving = kit.view.dragged != 0;
    if (moving) kit.canvas.clip(room.inset(-kit.px(12), -kit.px(4)));
    for (int each = 0; each < kit.pages; ++each) {
        const float down = static_cast<float>(each - page) * step + kit.view.dragged;
        if (std::abs(down) >= step) continue;
        // What moves cannot be touched, and what has left the room is not there.
        kit.drawing_only(moving,
                         [&] { draw_page(room.moved(0, down), pages[static_cast<std::size_t>(each)]); });
    }
    if (moving) kit.canvas.unclip();
    if (turning)
        draw_turning_in(kit, turn, stem, page);
    else
        draw_turning(kit, turn, stem, page);
}

void draw_list(Kit& kit, Rect room, const std::string& stem, const std::vector<Entry>& entries, float gap,
               const DrawEntry& draw_entry) {
    draw_pages(kit, room, stem, entries, gap, [&](Rect page, const PageRange& range) {
        for (std::size_t i = range.from; i < range.to; ++i)
            draw_entry(page.cut_top(entries[i].height, gap), i);
    });
}

void draw_rows(Kit& kit, Rect room, const std::string& stem, std::size_t count, float height,
               const DrawEntry& draw_row) {
    const std::vector<Entry> rows(count, {height, false});
    draw_pages(kit, room, stem, rows, 0, [&](Rect page, const PageRange& range) {
        kit.card({page.x, page.y, page.w, height * static_cast<float>(range.to - range.from)});
        for (std::size_t i = range.from; i < range.to; ++i) {
            const Rect place = page.cut_top(height);
            if (i > range.from)
                kit.canvas.fill({place.x + kit.px(30), place.y, place.w - kit.px(60), kit.px(2)},
                                kit.colors.line);
            draw_row(place, i);
        }
    });
}

}  // namespace kiosk::ui
