// The frame that stays the same on every screen: hospital, clock, title with progress, the two actions at the
// bottom and the strip with language, text size, contrast and help.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

struct Frame {
    std::string title;
    std::string second;  // the same in the other language, or an explanation
    std::optional<Icon> icon;
    enum class Mood { calm, amber, ok } mood = Mood::calm;  // of the icon
    std::string back_id;
    std::string back_label;
    Icon back_icon = Icon::back;
    std::string primary_id;
    std::string primary_label;
    bool primary_usable = true;
    std::string left_note;        // where no back button is
    std::string right_note;       // where no primary button is
    bool language_alone = false;  // the strip has nothing else: nobody is served
};

// In place of a back button: how long until the screen goes by itself, where it does.
void count_down(Kit& kit, Frame& frame);

// Draws the frame and returns what is left for the screen.
Rect draw_frame(Kit& kit, const Frame& frame);

}  // namespace kiosk::ui
