// Portrait: actions in rows above the bar. Landscape: in a column at the right, because height is what is
// short there. Where all has to be within reach of a wheelchair, title and lead fill what is out of reach.
#include "ui/screens/staff/frame.h"

#include <array>

#include <fmt/format.h>

#include "ui/screens/staff/actions.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

constexpr float margin_portrait = 44, margin_landscape = 48;

void draw_stripes(Kit& kit, const Rect& r) {
    kit.canvas.fill(r, kit.colors.caution);
    kit.canvas.clip(r);
    const float wide = r.h * 0.62F;
    for (float x = r.x - r.h; x < r.right(); x += 2 * wide) {
        const std::array<Point, 4> stripe{
            Point{x + r.h, r.y}, {x + r.h + wide, r.y}, {x + wide, r.bottom()}, {x, r.bottom()}};
        kit.canvas.polygon(stripe, kit.colors.on_caution);
    }
    kit.canvas.unclip();
}

// When nobody touches anything, staff's pages close by themselves: said in time to prevent it.
std::optional<std::string> closes_soon(Kit& kit) {
    constexpr Millis in_time{60'000};
    if (!kit.screen.deadline) return std::nullopt;
    const auto left = *kit.screen.deadline - kit.view.now;
    if (left > in_time) kit.redraw_at(kit.view.now + left - in_time);
    if (left > in_time || left.count() <= 0) return std::nullopt;
    const auto seconds = (left.count() + 999) / 1'000;
    kit.redraw_at(kit.view.now + left - Millis{(seconds - 1) * 1'000});
    return seconds_words(words::staff_closes_in, seconds, kit.view.language);
}

void draw_head(Kit& kit, const Rect& r, const Rect& content, const screen::Staff& staff) {
    kit.canvas.gradient_across(r, kit.colors.header, kit.colors.header_end);
    if (kit.colors.flat) kit.canvas.fill({r.x, r.bottom() - kit.px(3), r.w, kit.px(3)}, kit.colors.border);
    Rect left = content;
    const float text = kit.metrics.text;
    Style clock = kit.style(text > 1 ? TextSize::body : TextSize::heading, kit.colors.on_header, Weight::bold,
                            Align::right);
    Style small = kit.style(TextSize::small, kit.colors.on_header_soft, Weight::regular, Align::right);
    clock.lines = small.lines = 1;
    const auto number = closes_soon(kit).value_or(kit.view.kiosk_number);
    const Rect right = left.cut_right(
        std::max({kit.width_of("00:00", clock), kit.width_of(number, small), kit.px(150)}) + kit.px(8),
        kit.px(24));
    kit.block(right, {{kit.view.civil.time_of_day(), clock, 0}, {number, small, 0}});
    const auto in_minute = ((kit.view.civil.unix_ms % 60'000) + 60'000) % 60'000;
    kit.redraw_at(kit.view.now + Millis{60'000 - in_minute});
    Style title = kit.style(TextSize::title, kit.colors.on_header, Weight::bold);
    title.role = "title";
    title.lines = 2;
    Style second = kit.style(TextSize::small, kit.colors.on_header_soft);
    second.lines = 2;
    kit.block(left, {{kit.say(staff.title), title, 0}, {kit.say(staff.subtitle), second, 2}});
}

constexpr float lead_across = 28, lead_down = 14, lead_icon = 52, lead_gap = 22;

// What there is to say of a page on which everything is well.
bool all_is_well(const screen::Staff& staff) {
    if (staff.warns || staff.progress_percent >= 0 || !std::holds_alternative<std::monostate>(staff.widget))
        return false;
    const auto good = std::ranges::count(staff.rows, screen::StaffMark::good, &screen::StaffRow::mark);
    const auto none = std::ranges::count(staff.rows, screen::StaffMark::none, &screen::StaffRow::mark);
    return good >= 3 && good + none == std::ssize(staff.rows);
}

struct LeadLook {
    Color ink, fill, edge;
    Icon icon;
};
LeadLook look_of_lead(const Palette& colors, const screen::Staff& staff) {
    if (staff.warns) return {colors.amber, colors.amber_tint, colors.amber_edge, Icon::warning};
    if (all_is_well(staff)) return {colors.ok, colors.ok_tint, colors.ok, Icon::check};
    return {colors.ink, colors.card, colors.flat ? colors.border : colors.card, Icon::info};
}

Style lead_style(const Kit& kit, Color ink) {
    Style style = kit.style(TextSize::body, ink, Weight::bold);
    style.lines = 10;
    style.cut_words = true;
    return style;
}

float lead_height(const Kit& kit, float width, const screen::Staff& staff) {
    const float room = width - kit.px(2 * lead_across + lead_icon + lead_gap);
    const Line line{kit.say(staff.lead), lead_style(kit, kit.colors.ink), 0};
    return std::max(kit.px(92), kit.height_of(room, {line}) + kit.px(2 * lead_down));
}

void draw_lead(Kit& kit, const Rect& r, const screen::Staff& staff) {
    const auto look = look_of_lead(kit.colors, staff);
    kit.plate(r, look.fill, look.edge, 18);
    Rect inner = r.inset(kit.px(lead_across), kit.px(lead_down));
    const float side = kit.px(lead_icon);
    draw_icon(kit.canvas, look.icon, inner.cut_left(side, kit.px(lead_gap)).middle(side, side),
              look.icon == Icon::info ? kit.colors.accent : look.ink);
    kit.text(inner, kit.say(staff.lead), lead_style(kit, look.ink));
}

void draw_progress_of_tests(Kit& kit, Rect r, int percent) {
    percent = std::clamp(percent, 0, 100);
    Style style = kit.style(TextSize::body, kit.colors.ink, Weight::bold, Align::right);
    style.lines = 1;
    style.color = kit.colors.flat ? kit.colors.ink : kit.colors.muted_on_background;
    kit.text(r.cut_right(kit.width_of("100 %", style) + 2, kit.px(20)), fmt::format("{} %", percent), style);
    const Rect track = r.middle(r.w, kit.px(22));
    kit.canvas.fill(track, kit.colors.flat ? kit.colors.disabled_fill : kit.colors.card, track.h / 2);
    if (kit.colors.flat) kit.canvas.outline(track, kit.colors.border, track.h / 2, kit.px(3));
    const float done = std::max(track.h, track.w * static_cast<float>(percent) / 100);
    if (percent > 0) kit.canvas.fill({track.x, track.y, done, track.h}, kit.colors.accent, track.h / 2);
}

// Lead and progress take what they need from the top.
void draw_leading(Kit& kit, Rect& rest, const screen::Staff& staff, float gap) {
    if (!kit.say(staff.lead).empty())
        draw_lead(kit, rest.cut_top(lead_height(kit, rest.w, staff), gap), staff);
    if (staff.progress_percent >= 0)
        draw_progress_of_tests(kit, rest.cut_top(kit.px(kit.metrics.large ? 64 : 52), gap),
                               staff.progress_percent);
}

StaffRoom staff_landscape(Kit& kit, Rect all, const screen::Staff& staff) {
    const float margin = kit.px(margin_landscape), gap = kit.px(22);
    draw_staff_band(kit, all.cut_top(kit.px(70)));
    const Rect head = all.cut_top(kit.px(132), gap);
    draw_head(kit, head, head.inset(margin, kit.px(4)), staff);
    const Rect bar = all.cut_bottom(kit.px(124), gap);
    kit.canvas.fill(bar, kit.colors.bar);
    kit.canvas.fill({bar.x, bar.y, bar.w, kit.px(2)}, kit.colors.line);
    draw_staff_bar(kit, bar.inset(margin, kit.px(12)), staff);
    Rect rest = all.inset(margin, 0);
    std::optional<Rect> turning;
    if (!actions_of(kit, staff).empty()) {
        Rect column = rest.cut_right(kit.px(kit.metrics.large ? 510 : 440), kit.px(30));
        draw_staff_actions(kit, column, staff);
        column.cut_bottom(staff_actions_height(kit, column.w, staff), gap);
        if (column.h > kit.px(250)) turning = column;
    }
    draw_leading(kit, rest, staff, gap);
    return {rest, turning};
}

StaffRoom staff_portrait(Kit& kit, Rect all, const screen::Staff& staff) {
    const float margin = kit.px(margin_portrait), gap = kit.px(24);
    const float out_of_reach = all.h * reach_from + 1;
    draw_staff_band(kit, all.cut_top(kit.px(104)));
    const Rect head = all.cut_top(kit.px(184), kit.px(28));
    draw_head(kit, head, head.inset(margin, kit.px(8)), staff);
    const Rect bar = all.cut_bottom(kit.px(164), kit.px(26));
    kit.canvas.fill(bar, kit.colors.bar);
    kit.canvas.fill({bar.x, bar.y, bar.w, kit.px(2)}, kit.colors.line);
    draw_staff_bar(kit, bar.inset(margin, kit.px(24)), staff);
    Rect rest = all.inset(margin, 0);
    const float actions = staff_actions_height(kit, rest.w, staff);
    if (actions > 0) draw_staff_actions(kit, rest.cut_bottom(actions, gap), staff);
    draw_leading(kit, rest, staff, gap);
    if (kit.view.lowered && rest.y < out_of_reach) rest.cut_top(out_of_reach - rest.y);
    return {rest, std::nullopt};
}

}  // namespace

void draw_staff_band(Kit& kit, const Rect& r) {
    draw_stripes(kit, r);
    const auto zh = words::staff_band.in(Language::zh), en = words::staff_band.in(Language::en);
    // A sign, not reading matter: of the same size in both languages and with large letters.
    Style style = kit.style(TextSize::small, kit.colors.on_caution, Weight::bold, Align::center);
    style.lines = 1;
    style.scale = r.h * 0.55F / kit.metrics.size(TextSize::small);
    const auto both = zh + "  " + en;
    const float width = kit.width_of(both, style) * style.scale + 2 * r.h + kit.px(40);
    const Rect plate = r.middle(std::min(width, r.w), r.h);
    const float lean = r.h;  // as the stripes do
    const std::array<Point, 4> corners{Point{plate.x + lean, plate.y},
                                       {plate.right(), plate.y},
                                       {plate.right() - lean, plate.bottom()},
                                       {plate.x, plate.bottom()}};
    kit.canvas.polygon(corners, kit.colors.caution);
    kit.text(plate.inset(lean, 0), both, style);
}

void draw_staff_bar(Kit& kit, const Rect& r, const screen::Staff& staff, bool language) {
    Rect room = r;
    const float gap = kit.px(18);
    const bool back = !staff.back.empty() && kit.shown(staff.back);
    const float part = language ? (r.w - 2 * gap) / 3 : (r.w - gap) / 2;
    const float leave_part = language ? part * 1.14F : part;
    if (kit.shown("staff/leave"))
        kit.button("staff/leave", room.cut_right(leave_part, gap), kit.say(words::staff_leave),
                   {ButtonKind::secondary, Icon::leave, "", false, true});
    const float back_part = language ? part * 0.95F : part;
    if (back)
        kit.button(staff.back, room.cut_left(back_part, gap), kit.say(words::back),
                   {ButtonKind::secondary, Icon::back, "", false, true});
    if (!language) return;
    const Rect place = back ? room : room.cut_left(part);
    kit.button("frame/language", place, kit.say(words::to_english),
               {ButtonKind::quiet, Icon::language, "", false, true});
}

StaffRoom draw_staff_frame(Kit& kit, const screen::Staff& staff) {
    const Rect all{0, 0, static_cast<float>(kit.view.width), static_cast<float>(kit.view.height)};
    kit.canvas.fill(all, kit.colors.background);
    return kit.metrics.portrait ? staff_portrait(kit, all, staff) : staff_landscape(kit, all, staff);
}

}  // namespace kiosk::ui
