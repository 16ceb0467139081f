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
    std::optional<DepartmentGroup> heading;
    std::vector<const Department*> tiles;
};

std::vector<Row> rows_of(const std::vector<Department>& departments, std::size_t columns) {
    std::vector<Row> rows;
    for (int group = 0; group <= static_cast<int>(DepartmentGroup::other); ++group) {
        bool first = true;
        for (const auto& department : departments) {
            if (static_cast<int>(department.group) != group) continue;
            if (first) rows.push_back({department.group, {}});
            if (first || rows.back().tiles.size() == columns) rows.push_back({});
            rows.back().tiles.push_back(&department);
            first = false;
        }
    }
    return rows;
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
    Style chip =
        kit.style(TextSize::small, open ? kit.colors.ok : kit.colors.disabled, Weight::bold, Align::center);
    chip.lines = 1;
    const float width = std::min(inner.w * 0.34F, kit.width_of(left, chip) + kit.px(36));
    const Rect pill = inner.cut_right(width, kit.px(16)).middle(width, kit.px(kit.metrics.large ? 72 : 58));
    kit.canvas.fill(pill, open ? kit.colors.ok_tint : kit.colors.disabled_fill, pill.h / 2);
    kit.text(pill.inset(kit.px(12), 0), left, chip);
    Style first = kit.style(TextSize::heading, open ? kit.colors.ink : kit.colors.disabled, Weight::bold);
    first.lines = 2;
    Style second = kit.style(TextSize::small, open ? kit.colors.muted : kit.colors.disabled);
    second.lines = 1;
    kit.block(inner, {{name, first, 0}, {kit.say(department.place), second, 2}});
}

}  // namespace

void draw(Kit& kit, const screen::Departments& departments) {
    Frame frame;
    frame.title = kit.say(words::choose_department);
    frame.second = patient_words(departments.patient, kit.view.language);
    frame.back_id = "departments/back";
    frame.back_label = kit.say(words::back);
    frame.left_note = kit.say(words::not_sure);
    Rect rest = draw_frame(kit, frame);
    if (departments.rows.empty()) {
        kit.card(rest);
        kit.text(rest.inset(kit.px(60)), kit.say(words::no_rows),
                 kit.style(TextSize::title, kit.colors.ink, Weight::bold, Align::center));
        return;
    }
    const float gap = kit.px(20);
    const bool portrait = kit.metrics.portrait;
    const auto rows = rows_of(departments.rows, portrait ? 2 : 3);
    std::vector<Entry> entries;
    for (const auto& row : rows)
        entries.push_back({row.heading ? kit.px(kit.metrics.large ? 64 : 52)
                                       : kit.px(kit.metrics.large ? 178
                                                : portrait        ? 150
                                                                  : 136),
                           row.heading.has_value()});
    auto pages = paginate(entries, rest.h, gap);
    if (pages.size() > 1) {
        const Rect turn = rest.cut_bottom(kit.px(110), kit.px(24));
        pages = paginate(entries, rest.h, gap);
        kit.pages = static_cast<int>(pages.size());
        page_buttons(kit, turn, "departments", std::min(kit.view.page, kit.pages - 1), kit.pages);
    }
    const auto& range = pages[static_cast<std::size_t>(std::min(kit.view.page, kit.pages - 1))];
    for (std::size_t i = range.from; i < range.to; ++i) {
        const Rect place = rest.cut_top(entries[i].height, gap);
        if (rows[i].heading) {
            Rect line = place;
            kit.canvas.fill(line.cut_left(kit.px(10), kit.px(18)).middle(kit.px(10), line.h * 0.66F),
                            kit.colors.accent, kit.px(5));
            Style heading =
                kit.style(TextSize::lead, kit.colors.flat ? kit.colors.ink : kit.colors.muted_on_background,
                          Weight::bold);
            heading.lines = 1;
            kit.text(line, kit.say(group_name(*rows[i].heading)), heading);
            continue;
        }
        const auto places = place.columns(portrait ? 2 : 3, gap);
        for (std::size_t k = 0; k < rows[i].tiles.size(); ++k) draw_tile(kit, places[k], *rows[i].tiles[k]);
    }
}

}  // namespace kiosk::ui
