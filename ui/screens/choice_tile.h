// A card that is one choice of several: a strong line, a soft one, and at the right what it has or lacks.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

struct ChoiceTile {
    std::string id;
    std::string title;
    std::string line;
    std::string side;            // at the right, in large letters below; may be empty
    std::optional<Icon> icon{};  // at the left
    bool centred = false;
    TextSize line_size = TextSize::body;
};
void draw_choice(Kit& kit, const Rect& r, const ChoiceTile& tile);

}  // namespace kiosk::ui
