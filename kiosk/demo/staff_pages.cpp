// The display's own items, as drawn: what stands on a page of a list that nobody turned to was not shown.
#include "kiosk/demo/staff_pages.h"

#include <algorithm>
#include <fstream>

namespace kiosk::demo {

StaffPages::StaffPages(const std::string& folder)
    : file_{folder.empty() ? "" : folder + "/staff_pages.txt"} {}

void StaffPages::note(app::Appliance& kiosk) {
    auto& display = kiosk.display();
    if (file_.empty() || display.frames_presented() == frames_seen_) return;
    frames_seen_ = display.frames_presented();
    const auto& items = display.items();
    // Every picture of theirs has something to touch, a patient's never has that.
    if (std::ranges::none_of(items, [](const ui::Item& item) { return item.id.starts_with("staff/"); }))
        return;
    const auto screen = kiosk.wanted_screen();
    const auto* staff = std::get_if<screen::Staff>(&screen.content);
    std::string text = "== " + (staff != nullptr ? staff->page : "") + "\n";
    for (const auto& item : items)
        if (!item.label.empty()) text += item.label + "\n";
    if (text == last_) return;
    last_ = text;
    std::ofstream{file_, std::ios::app} << text;
}

}  // namespace kiosk::demo
