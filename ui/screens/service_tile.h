// What the kiosk can do, as something to touch: home and the question "what did you come for" share it.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

// Filled: what most people come for. Plain: a card among others.
enum class TileLook { filled, plain };
void draw_service(Kit& kit, const Rect& r, const std::string& id, const screen::ServiceTile& tile,
                  TileLook look);

}  // namespace kiosk::ui
