// What the kiosk can do, as something to touch: home and the question "what did you come for" share it.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

// Filled: what most people come for. Plain: a card among others.
enum class TileLook { filled, plain };
void draw_service(Kit& kit, const Rect& r, const std::string& id, const screen::ServiceTile& tile,
                  TileLook look);

// Tiles in a grid, in order; where there are more than fit, page by page. Choices: <stem>/<service>.
void draw_services(Kit& kit, Rect room, const std::string& stem, const std::vector<screen::ServiceTile>& menu,
                   std::size_t columns_most);
// The tile that leads to the rest of the menu.
void draw_more(Kit& kit, const Rect& r);

}  // namespace kiosk::ui
