// One invented Screen for each look the kiosk can take, for the contact sheet and for the layout lints.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/screen.h"
#include "ui/kit/sketch.h"

namespace kiosk::ui {

struct Example {
    std::string name;  // "check-insured"
    Screen screen;
    bool settings = false;  // with the panel of ui itself over it
};

// Deadlines count from `now` (monotonic).
[[nodiscard]] std::vector<Example> example_screens(Millis now);
[[nodiscard]] std::vector<NoticeId> every_notice();
// Two fingers that have coloured the upper part of the glass.
[[nodiscard]] Sketch example_sketch(int width_px, int height_px, double mm_per_px);

}  // namespace kiosk::ui
