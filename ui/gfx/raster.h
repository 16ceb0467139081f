// Paints the triangles of a Canvas into memory without any graphics library: the picture of the appliance
// (which has no GPU driver to trust), of every test and of every screenshot is made here, bit for bit the
// same on each machine.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/base/result.h"
#include "ui/gfx/canvas.h"

namespace kiosk::ui {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;  // 0x00RRGGBB

    Picture() = default;
    Picture(int w, int h)
        : width{w}, height{h}, pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}
    [[nodiscard]] std::uint32_t& at(int x, int y) { return pixels[index(x, y)]; }
    [[nodiscard]] std::uint32_t at(int x, int y) const { return pixels[index(x, y)]; }

private:
    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }
};

struct PixelBox {  // right and bottom are exclusive
    int left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
};

// Repaints the part of the picture inside `box`.
void paint(const Canvas& canvas, const Atlas& atlas, Picture& picture, const PixelBox& box);

// Remembers the last picture's triangles and says where the next one differs.
class Difference {
public:
    // Nothing: the pictures are the same.
    std::optional<PixelBox> update(const Canvas& canvas, int width, int height);
    void forget() { corners_.clear(); }

private:
    struct Corner {
        float x, y, u, v;
        std::uint32_t color;
        std::uint64_t pixels;  // serial of those that are shown
        friend bool operator==(const Corner&, const Corner&) = default;
    };
    std::vector<Corner> corners_;  // three for each triangle
};

Result<void> write_png(const Picture& picture, const std::string& path);

}  // namespace kiosk::ui
