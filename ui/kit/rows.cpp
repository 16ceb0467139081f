// Pages are filled greedily from the top.
#include "ui/kit/rows.h"

#include <fmt/format.h>

#include "ui/text/words.h"

namespace kiosk::ui {

void facts(Kit& kit, const Rect& room, const std::vector<Fact>& rows) {
    if (rows.empty()) return;
    float labels = 0;
    for (const auto& row : rows)
        labels = std::max(labels, kit.width_of(row.label, kit.style(TextSize::body, kit.colors.muted)));
    const float gap = kit.px(28);
    labels = std::min(labels + 2, room.w * 0.46F);
    const auto places = room.rows(static_cast<int>(rows.size()), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Rect place = places[i];
        if (i > 0) kit.canvas.fill({place.x, place.y - 1, place.w, kit.px(2)}, kit.colors.line);
        place = place.inset(0, kit.px(3));
        Style label = kit.style(TextSize::body, kit.colors.muted);
        label.lines = 2;
        kit.text(place.cut_left(labels, gap), rows[i].label, label);
        Style value = kit.style(rows[i].strong ? TextSize::lead : TextSize::body, kit.colors.ink,
                                rows[i].strong ? Weight::bold : Weight::regular,
                                rows[i].amount ? Align::right : Align::left);
        value.role = rows[i].amount ? "amount" : "text";
        value.lines = 2;
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

void page_buttons(Kit& kit, const Rect& room, const std::string& stem, int page, int pages) {
    Rect rest = room;
    const float width = std::min(kit.px(330), room.w * 0.36F);
    kit.button(stem + "/page_up", rest.cut_left(width, kit.px(20)), kit.say(words::previous_page),
               {ButtonKind::secondary, Icon::up, "", false, page > 0});
    kit.button(stem + "/page_down", rest.cut_right(width, kit.px(20)), kit.say(words::next_page),
               {ButtonKind::secondary, Icon::down, "", false, page + 1 < pages});
    kit.text(rest, fmt::format("{} / {}", page + 1, pages),
             kit.style(TextSize::lead, kit.colors.muted_on_background, Weight::bold, Align::center));
}

}  // namespace kiosk::ui
