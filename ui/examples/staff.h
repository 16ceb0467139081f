// Makes example pages of staff: rows and actions in one line each, choices as the core would offer them.
#pragma once

#include "ui/examples/collector.h"

namespace kiosk::ui::example {

using Mark = screen::StaffMark;

struct Words {  // where both languages are the same, one
    LocalizedText text;
    Words() = default;
    Words(const char* same) : text{same, ""} {}
    Words(const char* zh, const char* en) : text{zh, en} {}
};

[[nodiscard]] screen::StaffRow row(Mark mark, const Words& label, const Words& value = {},
                                   const Words& note = {}, std::string choice = {});
[[nodiscard]] screen::StaffRow fact(const Words& label, const Words& value, const Words& note = {});
[[nodiscard]] screen::StaffRow heading(const Words& label, const Words& value = {});
// A row that leads to a page.
[[nodiscard]] screen::StaffRow entry(const char* choice, const Words& label, const Words& value = {},
                                     const Words& note = {});
[[nodiscard]] screen::StaffAction action(const char* choice, const Words& label, bool primary = false);
[[nodiscard]] screen::StaffAction grave(const char* choice, const Words& label, bool primary = false);

// A page of whoever is signed in, which leads back to the overview.
[[nodiscard]] screen::Staff page(std::string name, const Words& title);

// Its choices are those of rows, actions, widget, back and leave.
void add_page(Collector& c, std::string name, screen::Staff page);

// What the scanner's camera saw, and a face camera: drawn by a formula.
[[nodiscard]] screen::StaffCamera scanner_picture();
[[nodiscard]] screen::StaffCamera face_picture();

void add_staff_door(Collector& c);
void add_staff_parts(Collector& c);
void add_staff_tests(Collector& c);
void add_staff_services(Collector& c);

}  // namespace kiosk::ui::example
