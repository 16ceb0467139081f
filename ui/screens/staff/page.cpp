// One form for all pages of staff: widget and rows beside each other where the glass is wide, below each
// other where it is high.
#include "ui/screens/screens.h"
#include "ui/screens/staff/frame.h"
#include "ui/screens/staff/rows.h"
#include "ui/screens/staff/widgets.h"

namespace kiosk::ui {
namespace {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};

// How much of the page is the widget's; rows get what they need, and more pages if that is not enough.
Rect cut_widget(const Kit& kit, Rect& rest, const screen::Staff& staff, float least, float most) {
    const float gap = kit.px(24);
    if (!kit.metrics.portrait) return rest.cut_left(rest.w * 0.5F, kit.px(30));
    const float rows = staff_rows_height(kit, rest.w, staff.rows);
    const float wanted =
        std::clamp(rest.h - gap - rows, std::min(kit.px(least), rest.h * 0.6F), kit.px(most));
    return rest.cut_top(std::min(wanted, rest.h), gap);
}

void draw_page(Kit& kit, const screen::Staff& staff) {
    auto [rest, turning] = draw_staff_frame(kit, staff);
    const bool alone = staff.rows.empty();
    const auto place = [&](float least, float most) {
        return alone ? rest : cut_widget(kit, rest, staff, least, most);
    };
    std::visit(
        Overloaded{
            [&](const screen::StaffDigits& digits) {
                // The pad lies below, where the hand is.
                if (alone) return draw_staff_digits(kit, rest, digits);
                const bool portrait = kit.metrics.portrait;
                const Rect pad = portrait ? rest.cut_bottom(kit.px(660), kit.px(24))
                                          : rest.cut_right(rest.w * 0.48F, kit.px(30));
                draw_staff_digits(kit, pad, digits);
            },
            [&](const screen::StaffCamera& camera) { draw_staff_camera(kit, place(420, 760), camera); },
            [&](const screen::StaffSound& sound) { draw_staff_sound(kit, place(230, 340), sound); },
            [](const auto&) {}},
        staff.widget);
    draw_staff_rows(kit, rest, staff.rows, turning);
}

}  // namespace

void draw(Kit& kit, const screen::Staff& staff) {
    std::visit(
        [&](const auto& widget) {
            if constexpr (requires { draw_staff_glass(kit, staff, widget); })
                draw_staff_glass(kit, staff, widget);
            else
                draw_page(kit, staff);
        },
        staff.widget);
}

}  // namespace kiosk::ui
