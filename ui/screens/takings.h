// What lies ready to be taken at the end: the slip, or word that there is none, and the card.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

struct Taking {
    Icon icon;
    std::string words;
    bool amber;
    std::optional<Place> part{};  // where it is to be taken
};

// `no_slip`: what is said where it could not be printed.
[[nodiscard]] std::vector<Taking> takings_of(const Kit& kit, screen::SlipState slip, const Phrase& no_slip,
                                             bool card_inside);
// At the bottom of `rest`, below each other or, where the glass is wide, side by side.
void draw_takings(Kit& kit, Rect& rest, const std::vector<Taking>& things);
void stack_takings(Kit& kit, Rect& rest, const std::vector<Taking>& things);  // below each other always

}  // namespace kiosk::ui
