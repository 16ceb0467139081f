// A picture that did not change costs one comparison and no painting; one that changed a little is painted
// only there.
#include <imgui.h>

#include <cmath>

#include "ui/gfx/raster.h"

namespace kiosk::ui {

std::optional<PixelBox> Difference::update(const Canvas& canvas, int width, int height) {
    std::vector<Corner> now;
    const auto& list = canvas.list();
    now.reserve(static_cast<std::size_t>(list.IdxBuffer.Size));
    for (const auto& command : list.CmdBuffer) {
        const auto* placed = canvas.placed_by(command.TextureId);
        const auto serial = placed != nullptr ? placed->serial : 0;
        for (unsigned i = 0; i < command.ElemCount; ++i) {
            const auto& v = list.VtxBuffer[static_cast<int>(command.VtxOffset) +
                                           list.IdxBuffer[static_cast<int>(command.IdxOffset + i)]];
            now.push_back({v.pos.x, v.pos.y, v.uv.x, v.uv.y, v.col, serial});
        }
    }
    const auto before = std::exchange(corners_, std::move(now));
    if (before.empty()) return PixelBox{0, 0, width, height};

    float left = 1e9F, top = 1e9F, right = -1e9F, bottom = -1e9F;
    const auto take = [&](const std::vector<Corner>& corners, std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            left = std::min(left, corners[i].x);
            right = std::max(right, corners[i].x);
            top = std::min(top, corners[i].y);
            bottom = std::max(bottom, corners[i].y);
        }
    };
    const auto same = [&](std::size_t a, std::size_t b) {
        return before[a] == corners_[b] && before[a + 1] == corners_[b + 1] &&
               before[a + 2] == corners_[b + 2];
    };
    if (before.size() == corners_.size()) {
        for (std::size_t i = 0; i + 2 < before.size(); i += 3)
            if (!same(i, i)) {
                take(before, i, i + 3);
                take(corners_, i, i + 3);
            }
    } else {  // a stretch was replaced: all between the common beginning and the common end
        const auto shorter = std::min(before.size(), corners_.size());
        std::size_t head = 0, tail = 0;
        while (head + 2 < shorter && same(head, head)) head += 3;
        while (head + tail + 3 <= shorter && same(before.size() - tail - 3, corners_.size() - tail - 3))
            tail += 3;
        take(before, head, before.size() - tail);
        take(corners_, head, corners_.size() - tail);
    }
    if (right < left) return std::nullopt;
    const PixelBox box{std::max(0, static_cast<int>(std::floor(left)) - 1),
                       std::max(0, static_cast<int>(std::floor(top)) - 1),
                       std::min(width, static_cast<int>(std::ceil(right)) + 1),
                       std::min(height, static_cast<int>(std::ceil(bottom)) + 1)};
    return box.empty() ? std::nullopt : std::optional{box};
}

}  // namespace kiosk::ui
