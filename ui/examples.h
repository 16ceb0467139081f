// One invented Screen for each look the kiosk can take, for the contact sheet and for the layout lints.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/screen.h"

namespace kiosk::ui {

struct Example {
    std::string name;  // "check-insured"
    Screen screen;
    bool settings = false;  // with the panel of ui itself over it
};

// Deadlines count from `now` (monotonic).
[[nodiscard]] std::vector<Example> example_screens(Millis now);
[[nodiscard]] std::vector<NoticeId> every_notice();

}  // namespace kiosk::ui
