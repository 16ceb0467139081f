// The two pictures of the bench, scaled to their places.
#pragma once

#include <vector>

#include "ui/bench/layout.h"
#include "ui/window/painter.h"

namespace kiosk::ui::bench {

[[nodiscard]] std::vector<Sticker> stickers_of(const BenchView& view, const Places& places);

}  // namespace kiosk::ui::bench
