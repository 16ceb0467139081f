// Where things lie on the bench. Six mats: patients, phone, cards, printer, keys, plugs.
#pragma once

#include "ui/bench.h"
#include "ui/kit/kit.h"

namespace kiosk::ui::bench {

inline constexpr int width_px = 1400;
inline constexpr int height_px = 900;
inline constexpr double mm_per_px = 0.45;  // smaller letters than the patients' screen: read at arm's length

struct Hand {           // what is carried about at the moment
    std::string holds;  // "card/social", "phone"; empty: nothing
    Point at;
};

// Pictures that are no triangles: where they go is known when everything else is drawn.
struct Places {
    Rect camera;
    Rect slip;
};

// Draws everything but the pictures, and says where those go.
Places draw(Kit& kit, const BenchView& view, const Hand& hand);

}  // namespace kiosk::ui::bench
