// Two beside each other in portrait, one below the other in landscape; as high as the longest label needs.
#include "ui/screens/staff/actions.h"

#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

struct ActionGrid {
    int columns = 1;
    float height = 0;  // of a button
    float gap = 0;
};

Line label_of_action(const Kit& kit, const screen::StaffAction& action) {
    Style style = kit.style(action.primary ? TextSize::heading : TextSize::lead, kit.colors.ink, Weight::bold,
                            Align::center);
    style.lines = 2;
    return {kit.say(action.label), style, 0};
}

// Around the words of a button, see Kit::button; grave ones have an icon too.
float words_room(const Kit& kit, const screen::StaffAction& action, float width) {
    return width - kit.px(action.grave ? 32 + 66 : 32);
}

float button_height(const Kit& kit, const std::vector<screen::StaffAction>& actions, float width) {
    float height = kit.px(104);
    for (const auto& action : actions)
        height = std::max(
            height,
            kit.least_height_of(words_room(kit, action, width), {label_of_action(kit, action)}) + kit.px(26));
    return height;
}

ActionGrid grid_of(const Kit& kit, const std::vector<screen::StaffAction>& actions, float width) {
    ActionGrid grid;
    grid.gap = kit.px(18);
    if (kit.metrics.portrait && actions.size() > 1) {
        const float half = (width - grid.gap) / 2;
        const bool two = std::ranges::all_of(actions, [&](const screen::StaffAction& action) {
            return kit.fits_comfortably({0, 0, words_room(kit, action, half), 1e6F},
                                        {label_of_action(kit, action)});
        });
        if (two) grid.columns = 2;
    }
    grid.height = button_height(
        kit, actions,
        (width - grid.gap * static_cast<float>(grid.columns - 1)) / static_cast<float>(grid.columns));
    return grid;
}

int rows_in(const ActionGrid& grid, std::size_t actions) {
    return (static_cast<int>(actions) + grid.columns - 1) / grid.columns;
}

void draw_action(Kit& kit, const Rect& r, const screen::StaffAction& action) {
    const bool needs_digits = action.choice == "staff/digits";
    const bool usable = action.enabled && (!needs_digits || !kit.view.typed.empty());
    Kit::Face face;
    face.kind = action.primary ? ButtonKind::primary : ButtonKind::secondary;
    if (action.grave) face.icon = Icon::warning;
    face.usable = usable;
    face.grave = action.grave;
    kit.button(action.choice, r, kit.say(action.label), face);
}

}  // namespace

std::vector<screen::StaffAction> actions_of(const Kit& kit, const screen::Staff& staff) {
    auto actions = staff.actions;
    const auto named = [](const screen::StaffAction& action) { return action.choice == "staff/digits"; };
    if (std::holds_alternative<screen::StaffDigits>(staff.widget) && kit.shown("staff/digits") &&
        std::ranges::none_of(actions, named))
        actions.push_back({"staff/digits",
                           {std::string{words::confirm.zh}, std::string{words::confirm.en}},
                           std::ranges::none_of(actions, &screen::StaffAction::primary)});
    std::erase_if(actions, [&](const screen::StaffAction& action) { return !kit.shown(action.choice); });
    // What is meant lies at the end, under the thumb.
    std::ranges::stable_partition(actions, [](const screen::StaffAction& action) { return !action.primary; });
    return actions;
}

float staff_actions_height(const Kit& kit, float width, const screen::Staff& staff) {
    const auto actions = actions_of(kit, staff);
    if (actions.empty()) return 0;
    const auto grid = grid_of(kit, actions, width);
    const auto rows = static_cast<float>(rows_in(grid, actions.size()));
    return rows * grid.height + (rows - 1) * grid.gap;
}

void draw_staff_actions(Kit& kit, Rect room, const screen::Staff& staff) {
    const auto actions = actions_of(kit, staff);
    if (actions.empty()) return;
    auto grid = grid_of(kit, actions, room.w);
    const int rows = rows_in(grid, actions.size());
    const float most = (room.h - grid.gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
    grid.height = std::min(grid.height, most);
    // In a column they stand at its foot, where the hand is.
    if (!kit.metrics.portrait)
        room.cut_top(room.h - grid.height * static_cast<float>(rows) -
                     grid.gap * static_cast<float>(rows - 1));
    std::size_t at = 0;
    // Where one is left over, the last has a row of its own.
    const bool odd = grid.columns == 2 && actions.size() % 2 == 1;
    for (int row = 0; row < rows; ++row) {
        const Rect line = room.cut_top(grid.height, grid.gap);
        const bool alone = odd && row + 1 == rows;
        for (const auto& place : line.columns(alone ? 1 : grid.columns, grid.gap))
            if (at < actions.size()) draw_action(kit, place, actions[at++]);
    }
}

}  // namespace kiosk::ui
