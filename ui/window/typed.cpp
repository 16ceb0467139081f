// One place that knows which choices carry a text.
#include "ui/window/typed.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

namespace kiosk::ui {
namespace {

constexpr std::size_t typed_usually = 20;
constexpr std::size_t phone_digits = 11;
constexpr std::size_t yuan_digits = 7;

}  // namespace

std::size_t typed_most(const screen::Content& content) {
    if (std::holds_alternative<screen::NewFile>(content)) return phone_digits;
    if (std::holds_alternative<screen::DepositAmount>(content)) return yuan_digits;
    if (const auto* staff = std::get_if<screen::Staff>(&content))
        if (const auto* digits = std::get_if<screen::StaffDigits>(&staff->widget))
            return std::min(typed_usually, static_cast<std::size_t>(std::max(0, digits->most)));
    return typed_usually;
}

std::string touch_text(std::string_view choice, const View& view, Point from) {
    if (choice == "passport/done" || choice == "new_file/open" || choice == "deposit_amount/pay" ||
        choice == "staff/digits")
        return view.typed;
    if (choice == "staff/point")
        return fmt::format("{} {}", static_cast<int>(std::floor(from.x)),
                           static_cast<int>(std::floor(from.y)));
    if (choice == "staff/drawn") return fmt::format("{} {}", view.sketch.cells_felt(), view.sketch.cells());
    return {};
}

std::size_t kind_of(const screen::Content& content) {
    const auto* staff = std::get_if<screen::Staff>(&content);
    if (staff == nullptr) return content.index();
    return std::hash<std::string>{}(staff->page + '\n' + staff->title.zh) | (std::size_t{1} << 63);
}

bool asks_anew(const screen::Content& before, const screen::Content& after) {
    if (kind_of(before) != kind_of(after)) return true;
    const auto* one = std::get_if<screen::Staff>(&before);
    const auto* two = std::get_if<screen::Staff>(&after);
    return one != nullptr && two != nullptr && one->lead != two->lead;
}

}  // namespace kiosk::ui
