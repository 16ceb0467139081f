// Each text once, until another comes.
#include "kiosk/demo/staff_pages.h"

#include <algorithm>
#include <fstream>

namespace kiosk::demo {
namespace {

void add(std::string& text, const LocalizedText& words) {
    for (const auto* each : {&words.zh, &words.en})
        if (!each->empty()) text += *each + "\n";
}

std::string all_held_by(const screen::Staff& page) {
    std::string text = "-- " + page.page + "\n";
    for (const auto* words : {&page.title, &page.subtitle, &page.lead}) add(text, *words);
    for (const auto& row : page.rows)
        for (const auto* words : {&row.label, &row.value, &row.note}) add(text, *words);
    for (const auto& action : page.actions) add(text, action.label);
    return text;
}

}  // namespace

StaffPages::StaffPages(const std::string& folder)
    : file_{folder.empty() ? "" : folder + "/staff_pages.txt"} {}

void StaffPages::write(std::string& last, std::string text) const {
    if (text == last) return;
    last = std::move(text);
    std::ofstream{file_, std::ios::app} << last;
}

void StaffPages::note(app::Appliance& kiosk) {
    auto& display = kiosk.display();
    if (file_.empty() || display.frames_presented() == frames_seen_) return;
    frames_seen_ = display.frames_presented();
    const auto screen = kiosk.wanted_screen();
    const auto* staff = std::get_if<screen::Staff>(&screen.content);
    if (staff != nullptr) write(last_held_, all_held_by(*staff));
    const auto& items = display.items();
    // Every picture of theirs has something of theirs to touch, a patient's never has that.
    const auto theirs = [](const ui::Item& item) { return item.id.starts_with("staff/"); };
    if (std::ranges::none_of(items, theirs)) return;
    std::string text = "== " + (staff != nullptr ? staff->page : "") + "\n";
    for (const auto& item : items)
        if (!item.label.empty()) text += item.label + "\n";
    write(last_drawn_, std::move(text));
}

}  // namespace kiosk::demo
