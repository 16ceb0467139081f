// Both are shrunk by the mean of the pixels below each point: a slip keeps its letters readable that way.
#include "ui/bench/stickers.h"

#include <algorithm>
#include <cmath>

namespace kiosk::ui::bench {
namespace {

struct Box {
    int left, top, right, bottom;
};

// `brightness(x, y)` of a picture of this size, 0 to 255.
template <class Brightness>
Picture shrunk(int from_width, int from_height, int width, int height, Brightness brightness) {
    Picture out{width, height};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const Box box{x * from_width / width, y * from_height / height,
                          std::max(x * from_width / width + 1, (x + 1) * from_width / width),
                          std::max(y * from_height / height + 1, (y + 1) * from_height / height)};
            unsigned sum = 0;
            unsigned count = 0;
            for (int v = box.top; v < std::min(box.bottom, from_height); ++v)
                for (int u = box.left; u < std::min(box.right, from_width); ++u, ++count)
                    sum += brightness(u, v);
            const unsigned grey = count == 0 ? 0 : sum / count;
            out.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                       static_cast<std::size_t>(x)] = grey << 16 | grey << 8 | grey;
        }
    }
    return out;
}

// As large as fits, in the middle above.
Sticker sticker(const Rect& place, int width, int height, bool top, auto brightness) {
    const float scale = std::min(place.w / static_cast<float>(width), place.h / static_cast<float>(height));
    const int w = std::max(1, static_cast<int>(static_cast<float>(width) * scale));
    const int h = std::max(1, static_cast<int>(static_cast<float>(height) * scale));
    const Rect at = place.middle(static_cast<float>(w), static_cast<float>(h));
    return {static_cast<int>(at.x), static_cast<int>(top ? place.y : at.y),
            shrunk(width, height, w, h, brightness)};
}

}  // namespace

std::vector<Sticker> stickers_of(const BenchView& view, const Places& places) {
    std::vector<Sticker> out;
    const auto& frame = view.camera;
    const bool whole =
        frame.width > 0 && frame.height > 0 &&
        frame.grey.size() == static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
    if (whole && places.camera.w > 1)
        out.push_back(sticker(places.camera, frame.width, frame.height, false, [&](int x, int y) -> unsigned {
            return frame.grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.width) +
                              static_cast<std::size_t>(x)];
        }));
    const auto& slip = view.slip;
    if (slip.width > 0 && slip.height > 0 && places.slip.w > 1)
        out.push_back(sticker(places.slip, slip.width, slip.height, true, [&](int x, int y) -> unsigned {
            const auto byte =
                slip.bits[static_cast<std::size_t>(y) * static_cast<std::size_t>(slip.stride()) +
                          static_cast<std::size_t>(x / 8)];
            return (byte >> (7 - x % 8) & 1) != 0 ? 20 : 255;
        }));
    return out;
}

}  // namespace kiosk::ui::bench
