// Every way a screen can be set: language, text size, orientation, contrast.
#pragma once

#include <string>
#include <vector>

#include "ui/display.h"
#include "ui/examples.h"
#include "ui/window/painter.h"

namespace kiosk::ui {

inline DisplayOptions headless_options(bool portrait = true) {
    DisplayOptions options;
    options.headless = true;
    options.width_px = portrait ? 1080 : 1920;
    options.height_px = portrait ? 1920 : 1080;
    options.hospital_name = {"示例市第一医院", "City First Hospital"};
    options.kiosk_number = "K001";
    return options;
}

struct Setting {
    std::string name;
    View view;
};

// The first is the main one.
inline std::vector<Setting> every_setting() {
    std::vector<Setting> out;
    for (const bool portrait : {true, false})
        for (const auto language : {Language::zh, Language::en})
            for (const bool large : {false, true})
                for (const auto contrast : {Contrast::standard, Contrast::high}) {
                    auto options = headless_options(portrait);
                    options.language = language;
                    options.large_text = large;
                    options.contrast = contrast;
                    View view = first_view(options);
                    view.speaks = true;
                    view.now = Millis{1'000'000};
                    view.shown_at = Millis{980'000};
                    view.civil = CivilTime::parse("2026-11-23 09:30:00").value();
                    view.typed = "E1234567";
                    view.sketch = example_sketch(view.width, view.height, view.mm_per_px);
                    out.push_back({std::string{portrait ? "portrait" : "landscape"} +
                                       (language == Language::zh ? " zh" : " en") +
                                       (large ? " large" : " normal") +
                                       (contrast == Contrast::high ? " high" : ""),
                                   view});
                }
    // And with everything within reach of a wheelchair.
    const auto tall = out.size() / 2;
    for (std::size_t i = 0; i < tall; i += 2) {
        out.push_back(out[i]);
        out.back().name += " low";
        out.back().view.low = true;
    }
    return out;
}

}  // namespace kiosk::ui
