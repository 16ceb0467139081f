// Label at the left, value at the right where both have room, else below each other; the note below both.
#include "ui/screens/staff/rows.h"

#include <sstream>

#include "ui/kit/rows.h"
#include "ui/screens/staff/marks.h"

namespace kiosk::ui {
namespace {

constexpr int lines_enough = 40;
constexpr float edge_across = 30, edge_down = 15, mark_side = 50, chevron_side = 40;
constexpr float between = 26;    // label and value
constexpr float narrow = 0.44F;  // part of the width that is a column and no more

// How one row is laid out in a card of some width. Pixels.
struct Shape {
    bool stacked = false;  // the value stands below the label
    float value_width = 0;
    float first = 0;  // height of label and value
    float note = 0;
    float all = 0;
};

Style label_of(const Kit& kit, const screen::StaffRow& row, bool usable) {
    const bool names = !row.choice.empty() || row.mark != screen::StaffMark::none;
    const bool alone = kit.say(row.value).empty();
    Style style = kit.style(TextSize::body,
                            !usable          ? kit.colors.disabled
                            : names || alone ? kit.colors.ink
                                             : kit.colors.muted,
                            names ? Weight::bold : Weight::regular);
    style.lines = lines_enough;
    style.cut_words = true;
    return style;
}

Style value_of(const Kit& kit, const screen::StaffRow& row, bool stacked) {
    Style style =
        kit.style(TextSize::body, ink_of(kit.colors, row.mark),
                  row.choice.empty() && row.mark == screen::StaffMark::none ? Weight::bold : Weight::regular,
                  stacked ? Align::left : Align::right);
    style.lines = lines_enough;
    style.cut_words = true;
    return style;
}

Style note_of(const Kit& kit) {
    Style style = kit.style(TextSize::small, kit.colors.muted);
    style.lines = lines_enough;
    style.cut_words = true;
    return style;
}

// Steps of advice, one below the other.
std::vector<Line> note_lines(const Kit& kit, const screen::StaffRow& row) {
    std::vector<Line> lines;
    std::istringstream note{kit.say(row.note)};
    for (std::string line; std::getline(note, line);) lines.push_back({line, note_of(kit), 2});
    return lines;
}

Style heading_style(const Kit& kit) {
    Style style =
        kit.style(TextSize::lead, kit.colors.flat ? kit.colors.ink : kit.colors.accent, Weight::bold);
    style.lines = 2;
    return style;
}

float words_width(const Kit& kit, const screen::StaffRow& row, float width) {
    width -= kit.px(2 * edge_across);
    if (row.mark != screen::StaffMark::none) width -= kit.px(mark_side + 22);
    if (!row.choice.empty()) width -= kit.px(chevron_side + 12);
    return width;
}

Shape shape_of(const Kit& kit, const screen::StaffRow& row, float width) {
    Shape shape;
    const float room = words_width(kit, row, width);
    const auto label = kit.say(row.label), value = kit.say(row.value);
    const Style label_style = label_of(kit, row, true);
    const float gap = kit.px(between);
    const float label_width = kit.width_of(label, label_style) + 2;
    shape.value_width = value.empty() ? 0 : kit.width_of(value, value_of(kit, row, false)) + 2;
    if (!value.empty() && label_width + gap + shape.value_width > room && shape.value_width > room * narrow) {
        shape.stacked = label_width > room * narrow;
        shape.value_width = room - gap - label_width;
        Style whole = value_of(kit, row, false);
        whole.cut_words = false;  // a name is not cut while there is a whole line for it
        if (!kit.fits_comfortably({0, 0, shape.value_width, 1e6F}, {{value, whole, 0}})) shape.stacked = true;
        if (shape.stacked) shape.value_width = room;
    }
    const auto height = [&](float wide, const std::string& words, const Style& style) {
        return words.empty() ? 0 : kit.height_of(wide, {{words, style, 0}});
    };
    const float beside = value.empty() || shape.stacked ? room : room - gap - shape.value_width;
    const float label_height = height(beside, label, label_style);
    const float value_height = height(shape.value_width, value, value_of(kit, row, shape.stacked));
    shape.first = shape.stacked ? label_height + value_height : std::max(label_height, value_height);
    shape.note = kit.height_of(room, note_lines(kit, row));
    const float gap_above_note = shape.note > 0 && shape.first > 0 ? kit.px(2) : 0;
    shape.all = std::max(shape.first + gap_above_note + shape.note + kit.px(2 * edge_down),
                         kit.px(row.choice.empty() ? 76 : 96));
    return shape;
}

void draw_row_words(Kit& kit, const Rect& inner, const screen::StaffRow& row, const Shape& shape,
                    bool usable) {
    const auto label = kit.say(row.label), value = kit.say(row.value);
    const auto note = note_lines(kit, row);
    Style label_style = label_of(kit, row, usable);
    Style value_style = value_of(kit, row, shape.stacked);
    if (!usable) value_style.color = kit.colors.disabled;
    const bool tight = shape.all > inner.h + kit.px(2 * edge_down) + 1;  // higher than a page: all shrink
    if (shape.stacked || value.empty() || tight) {
        value_style.align = Align::left;
        std::vector<Line> lines{{label, label_style, 0}, {value, value_style, 0}};
        lines.insert(lines.end(), note.begin(), note.end());
        kit.block(inner, lines);
        return;
    }
    const float used = shape.first + (shape.note > 0 ? kit.px(2) + shape.note : 0);
    Rect rest = inner.middle(inner.w, std::min(inner.h, used));
    Rect first = rest.cut_top(shape.first + 1, kit.px(1));
    kit.text(first.cut_right(shape.value_width, kit.px(between)), value, value_style, false);
    kit.text(first, label, label_style, false);
    if (!note.empty()) kit.block(rest, note, false);
}

void draw_row(Kit& kit, const Rect& r, const screen::StaffRow& row) {
    const Shape shape = shape_of(kit, row, r.w);
    const bool touchable = !row.choice.empty() && kit.shown(row.choice);
    const bool usable = row.choice.empty() || kit.screen.offers(row.choice);
    if (touchable) {
        kit.touchable(row.choice, r, "row", kit.say(row.label) + " " + kit.say(row.value), usable);
        if (usable && kit.pressed(row.choice))
            kit.plate(r.inset(kit.px(8), kit.px(4)), mix(kit.colors.card, kit.colors.primary, 0.16),
                      std::nullopt, 16);
    }
    Rect inner = r.inset(kit.px(edge_across), kit.px(edge_down));
    const float line = kit.metrics.size(TextSize::body) * 1.32F;
    if (row.mark != screen::StaffMark::none) {
        const float side = kit.px(mark_side);
        Rect place = inner.cut_left(side, kit.px(22));
        // Beside the first line of what is long, in the middle of what is short.
        if (shape.first + shape.note > 2.5F * line) place.h = std::max(side, line);
        draw_mark(kit, place.middle(side, side), row.mark);
    }
    if (!row.choice.empty()) {
        const float side = kit.px(chevron_side);
        const Rect place = inner.cut_right(side, kit.px(12));
        if (usable) draw_icon(kit.canvas, Icon::next, place.middle(side, side), kit.colors.accent);
    }
    draw_row_words(kit, inner, row, shape, usable);
}

void draw_heading_row(Kit& kit, const Rect& r, const screen::StaffRow& row) {
    Rect line = r;
    line.cut_top(kit.px(14));
    line.cut_bottom(kit.px(8));
    kit.canvas.fill(line.cut_left(kit.px(10), kit.px(18)).middle(kit.px(10), line.h * 0.7F),
                    kit.colors.accent, kit.px(5));
    const auto value = kit.say(row.value);
    Style style = heading_style(kit);
    if (!value.empty()) {
        Style at_end =
            kit.style(TextSize::small, kit.colors.muted_on_background, Weight::regular, Align::right);
        kit.text(line.cut_right(std::min(kit.width_of(value, at_end) + 2, line.w / 2), kit.px(20)), value,
                 at_end);
    }
    kit.text(line, kit.say(row.label), style);
}

std::vector<Entry> entries_of(const Kit& kit, float width, const std::vector<screen::StaffRow>& rows) {
    std::vector<Entry> entries;
    for (const auto& row : rows) {
        if (row.heading)
            entries.push_back(
                {kit.height_of(width - kit.px(28), {{kit.say(row.label), heading_style(kit), 0}}) +
                     kit.px(26),
                 true});
        else
            entries.push_back({shape_of(kit, row, width).all, false});
    }
    return entries;
}

// Rows between two headings share a card.
void draw_page_of_rows(Kit& kit, Rect page, const PageRange& range, const std::vector<Entry>& entries,
                       const std::vector<screen::StaffRow>& rows) {
    for (std::size_t from = range.from; from < range.to;) {
        if (rows[from].heading) {
            draw_heading_row(kit, page.cut_top(entries[from].height), rows[from]);
            ++from;
            continue;
        }
        std::size_t to = from;
        float height = 0;
        for (; to < range.to && !rows[to].heading; ++to) height += entries[to].height;
        height = std::min(height, page.h);
        kit.card({page.x, page.y, page.w, height});
        for (std::size_t i = from; i < to; ++i) {
            const Rect place = page.cut_top(std::min(entries[i].height, page.h));
            if (i > from)
                kit.canvas.fill({place.x + kit.px(30), place.y - kit.px(1), place.w - kit.px(60), kit.px(2)},
                                kit.colors.line);
            draw_row(kit, place, rows[i]);
        }
        from = to;
    }
}

}  // namespace

float staff_rows_height(const Kit& kit, float width, const std::vector<screen::StaffRow>& rows) {
    float height = 0;
    for (const auto& entry : entries_of(kit, width, rows)) height += entry.height;
    return height;
}

void draw_staff_rows(Kit& kit, const Rect& room, const std::vector<screen::StaffRow>& rows,
                     const std::optional<Rect>& turning) {
    if (rows.empty()) return;
    auto entries = entries_of(kit, room.w, rows);
    float all = 0;
    for (const auto& entry : entries) all += entry.height;
    // Beside the page buttons the rows are narrower, so higher.
    const Rect page = all > room.h + 0.5F && !turning ? page_of(kit, room) : room;
    if (page.w != room.w) entries = entries_of(kit, page.w, rows);
    for (auto& entry : entries) entry.height = std::min(entry.height, page.h);
    draw_pages(
        kit, room, "staff", entries, 0,
        [&](Rect place, const PageRange& range) { draw_page_of_rows(kit, place, range, entries, rows); },
        turning);
}

}  // namespace kiosk::ui
