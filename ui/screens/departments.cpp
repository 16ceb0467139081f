// Departments in groups, two tiles a row, turned page by page.
#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

const Phrase& group_name(DepartmentGroup group) {
    switch (group) {
        case DepartmentGroup::internal_medicine:
            return words::internal_medicine;
        case DepartmentGroup::surgery:
            return words::surgery;
        case DepartmentGroup::women_and_children:
            return words::women_and_children;
        case DepartmentGroup::senses:
            return words::senses;
        case DepartmentGroup::chinese_medicine:
            return words::chinese_medicine;
        case DepartmentGroup::other:
            return words::other_departments;
    }
    return words::other_departments;
}

// A heading, or up to `columns` departments side by side.
struct Row {
    const Phrase* heading = nullptr;
    std::vector<const Department*> tiles;
};

// In groups with headings where there is height for them; else one run of tiles, still in the order of the
// groups.
std::vector<Row> rows_of(const std::vector<Department>& departments, std::size_t columns, bool headings) {
    std::vector<Row> rows;
    const auto add = [&](const Phrase& heading, const auto& belongs) {
        bool first = headings;
        for (const auto& department : departments) {
            if (!belongs(department)) continue;
            if (first) rows.push_back({&heading, {}});
            if (first || rows.empty() || rows.back().tiles.size() == columns) rows.push_back({});
            rows.back().tiles.push_back(&department);
            first = false;
        }
    };
    add(words::recent, [](const Department& one) { return one.recent; });
    for (int group = 0; group <= static_cast<int>(DepartmentGroup::other); ++group) {
        add(group_name(static_cast<DepartmentGroup>(group)),
            [&](const Department& one) { return !one.recent && static_cast<int>(one.group) == group; });
    }
    return rows;
}

void draw_pill(Kit& kit, const Rect& pill, const std::string& words, bool open) {
    Style chip =
        kit.style(TextSize::small, open ? kit.colors.ok : kit.colors.disabled, Weight::bold, Align::center);
    chip.lines = 1;
    kit.canvas.fill(pill, open ? kit.colors.ok_tint : kit.colors.disabled_fill, pill.h / 2);
    kit.text(pill.inset(kit.px(10), 0), words, chip);
}

void draw_tile(Kit& kit, const Rect& r, const Department& department) {
    const std::string id = "departments/" + department.code;
    if (!kit.shown(id)) return;
    bool open = true;
    for (const auto& choice : kit.screen.choices)
        if (choice.id == id) open = choice.enabled;
    const auto name = kit.say(department.name);
    const Rect at = kit.touchable(id, r, "row", name, open);
    if (open)
        kit.card(at);
    else
        kit.plate(at, kit.colors.disabled_fill, std::nullopt, 28);
    if (open && kit.pressed(id))
        kit.plate(at, mix(kit.colors.card, kit.colors.primary, 0.14), std::nullopt, 28);
    Rect inner = at.inset(kit.px(28), kit.px(12));
    const auto left = open ? left_words(department.numbers_left, kit.view.language) : kit.say(words::full);
    const float width =
        kit.width_of(left, kit.style(TextSize::small, kit.colors.ok, Weight::bold)) + kit.px(40);
    Style first = kit.style(TextSize::heading, open ? kit.colors.ink : kit.colors.disabled, Weight::bold);
    first.lines = 2;
    Style second = kit.style(TextSize::small, open ? kit.colors.muted : kit.colors.disabled);
    second.lines = 1;
    const auto place = kit.say(department.place);
    if (!kit.metrics.large && kit.zh()) {
        draw_pill(kit, inner.cut_right(width, kit.px(16)).middle(width, kit.px(58)), left, open);
        kit.block(inner, {{name, first, 0}, {place, second, 2}});
        return;
    }
    // Long names or large letters: the name gets the whole width.
    Rect below = inner.cut_bottom(kit.px(kit.metrics.large ? 62 : 50), kit.px(4));
    draw_pill(kit, below.cut_right(width, kit.px(16)), left, open);
    kit.text(below, place, second);
    kit.text(inner, name, first);
}

void draw_heading(Kit& kit, Rect line, const Phrase& words) {
    kit.canvas.fill(line.cut_left(kit.px(10), kit.px(18)).middle(kit.px(10), line.h * 0.66F),
                    kit.colors.accent, kit.px(5));
    Style heading = kit.style(
        TextSize::lead, kit.colors.flat ? kit.colors.ink : kit.colors.muted_on_background, Weight::bold);
    heading.lines = 1;
    kit.text(line, kit.say(words), heading);
}

}  // namespace

void draw(Kit& kit, const screen::Departments& departments) {
    Frame frame;
    frame.title = kit.say(words::choose_department);
    frame.second = patient_words(departments.patient, kit.view.language);
    frame.back_id = "departments/back";
    frame.back_label = kit.say(words::back);
    const bool guide = kit.shown("departments/guide");
    if (!guide) frame.right_note = kit.say(words::not_sure);
    Rect rest = draw_frame(kit, frame);
    if (guide)
        kit.button("departments/guide", rest.cut_bottom(kit.px(kit.metrics.large ? 116 : 96), kit.px(22)),
                   kit.say(words::guide_row), {ButtonKind::secondary, Icon::help, "", false, true});
    if (departments.rows.empty()) {
        kit.card(rest);
        kit.text(rest.inset(kit.px(60)), kit.say(words::no_rows),
                 kit.style(TextSize::title, kit.colors.ink, Weight::bold, Align::center));
        return;
    }
    const float gap = kit.px(20);
    const bool portrait = kit.metrics.portrait;
    const std::size_t columns = portrait ? 2 : 3;
    const auto rows = rows_of(departments.rows, columns, portrait);
    // English names need two lines.
    const float tile = kit.metrics.large ? (kit.zh() ? 184 : 220) : !kit.zh() ? 178 : portrait ? 150 : 132;
    std::vector<Entry> entries;
    for (const auto& row : rows)
        entries.push_back(row.heading ? Entry{kit.px(kit.metrics.large ? 64 : 52), true}
                                      : Entry{kit.px(tile), false});
    draw_list(kit, rest, "departments", entries, gap, [&](const Rect& place, std::size_t i) {
        if (rows[i].heading) return draw_heading(kit, place, *rows[i].heading);
        const auto places = place.columns(static_cast<int>(columns), gap);
        for (std::size_t k = 0; k < rows[i].tiles.size(); ++k) draw_tile(kit, places[k], *rows[i].tiles[k]);
    });
}

}  // namespace kiosk::ui
