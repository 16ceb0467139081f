// Four cases cover every triangle that the canvas makes: pairs that form an upright rectangle (fills,
// glyphs, shadow patches), those that show a camera's pixels, triangles of one colour, and triangles whose
// colour runs. Edges are computed from
// the same two points in the same order on both sides, so neighbours neither overlap nor leave a gap.
#include "ui/gfx/raster.h"

#include <imgui.h>

#include <array>
#include <cmath>

namespace kiosk::ui {
namespace {

struct Target {
    Picture& picture;
    const std::uint8_t* atlas;
    PixelBox clip;
    const Canvas::Placed* placed;  // null: the atlas
};

inline void blend(std::uint32_t& pixel, int red, int green, int blue, int alpha) {
    const int keep = 255 - alpha;
    const auto part = [&](int over, int shift) {
        const int under = static_cast<int>((pixel >> shift) & 0xFF);
        const int sum = over * alpha + under * keep + 127;
        return static_cast<std::uint32_t>((sum + (sum >> 8)) >> 8) << shift;
    };
    pixel = part(red, 16) | part(green, 8) | part(blue, 0);
}

void span(const Target& target, int y, int from, int to, Color color) {
    auto* row = target.picture.pixels.data() + static_cast<std::ptrdiff_t>(y) * target.picture.width;
    const int alpha = color.alpha();
    if (alpha == 255) {
        const auto solid =
            static_cast<std::uint32_t>((color.red() << 16) | (color.green() << 8) | color.blue());
        std::fill(row + from, row + to, solid);
        return;
    }
    for (int x = from; x < to; ++x) blend(row[x], color.red(), color.green(), color.blue(), alpha);
}

int first_pixel(float edge) { return static_cast<int>(std::ceil(edge - 0.5F)); }

// Coverage at a place of the atlas, between texels.
float sample(const std::uint8_t* atlas, float u, float v) {
    u -= 0.5F;
    v -= 0.5F;
    const int x = static_cast<int>(u), y = static_cast<int>(v);
    const float fx = u - static_cast<float>(x), fy = v - static_cast<float>(y);
    const auto* at = atlas + static_cast<std::ptrdiff_t>(y) * Atlas::side + x;
    const float upper =
        static_cast<float>(at[0]) + (static_cast<float>(at[1]) - static_cast<float>(at[0])) * fx;
    const float lower = static_cast<float>(at[Atlas::side]) +
                        (static_cast<float>(at[Atlas::side + 1]) - static_cast<float>(at[Atlas::side])) * fx;
    return upper + (lower - upper) * fy;
}

void textured(const Target& target, const ImDrawVert& a, const ImDrawVert& c, const PixelBox& box) {
    const Color color{a.col};
    const float u0 = a.uv.x * Atlas::side, v0 = a.uv.y * Atlas::side;
    const float du = (c.uv.x * Atlas::side - u0) / (c.pos.x - a.pos.x);
    const float dv = (c.uv.y * Atlas::side - v0) / (c.pos.y - a.pos.y);
    const bool exact = std::abs(du - 1) < 1e-4F && std::abs(dv - 1) < 1e-4F;
    for (int y = box.top; y < box.bottom; ++y) {
        auto* row = target.picture.pixels.data() + static_cast<std::ptrdiff_t>(y) * target.picture.width;
        const float v = v0 + (static_cast<float>(y) + 0.5F - a.pos.y) * dv;
        const auto* texels = target.atlas + static_cast<std::ptrdiff_t>(v) * Atlas::side;
        for (int x = box.left; x < box.right; ++x) {
            const float u = u0 + (static_cast<float>(x) + 0.5F - a.pos.x) * du;
            const int coverage =
                exact ? texels[static_cast<int>(u)] : static_cast<int>(sample(target.atlas, u, v) + 0.5F);
            if (coverage == 0) continue;
            blend(row[x], color.red(), color.green(), color.blue(), (coverage * color.alpha() + 127) / 255);
        }
    }
}

// Where a pixel of the screen lies between two of a camera's, along one axis; parts in 256.
struct Between {
    int from = 0, to = 0, part = 0;
};
Between between(float at, int length) {
    const float place = std::clamp(at - 0.5F, 0.0F, static_cast<float>(length - 1));
    const int from = static_cast<int>(place);
    return {from, std::min(from + 1, length - 1),
            static_cast<int>((place - static_cast<float>(from)) * 256.0F)};
}

void show_pixels(const Target& target, const ImDrawVert& a, const ImDrawVert& c, const PixelBox& box) {
    const auto& pixels = target.placed->pixels;
    const auto middle_of = [](int at, float low, float high, int length) {
        return (static_cast<float>(at) + 0.5F - low) / (high - low) * static_cast<float>(length);
    };
    std::vector<Between> across;
    for (int x = box.left; x < box.right; ++x)
        across.push_back(between(middle_of(x, a.pos.x, c.pos.x, pixels.width), pixels.width));
    const int step = pixels.channels;
    const auto line = static_cast<std::ptrdiff_t>(pixels.width) * step;
    for (int y = box.top; y < box.bottom; ++y) {
        const auto down = between(middle_of(y, a.pos.y, c.pos.y, pixels.height), pixels.height);
        const auto* upper = pixels.data + down.from * line;
        const auto* lower = pixels.data + down.to * line;
        auto* row = target.picture.pixels.data() + static_cast<std::ptrdiff_t>(y) * target.picture.width;
        for (int x = box.left; x < box.right; ++x) {
            const auto& at = across[static_cast<std::size_t>(x - box.left)];
            const auto channel = [&](int which) {
                const int left = at.from * step + which, right = at.to * step + which;
                const int one = upper[left] * (256 - at.part) + upper[right] * at.part;
                const int two = lower[left] * (256 - at.part) + lower[right] * at.part;
                return static_cast<std::uint32_t>((one * (256 - down.part) + two * down.part) >> 16);
            };
            const auto blue = channel(0);
            row[x] = step == 1 ? blue * 0x010101U : channel(2) << 16 | channel(1) << 8 | blue;
        }
    }
}

// Both triangles of an upright rectangle of one colour: true when done.
bool rectangle(const Target& target, const ImDrawVert* const (&v)[6]) {
    const auto &a = *v[0], &b = *v[1], &c = *v[2], &d = *v[5];
    if (v[3] != v[0] || v[4] != v[2] || a.pos.y != b.pos.y || b.pos.x != c.pos.x || c.pos.y != d.pos.y ||
        d.pos.x != a.pos.x || a.col != b.col || a.col != c.col || a.col != d.col || c.pos.x < a.pos.x)
        return false;
    const PixelBox box{std::max(first_pixel(a.pos.x), target.clip.left),
                       std::max(first_pixel(a.pos.y), target.clip.top),
                       std::min(first_pixel(c.pos.x), target.clip.right),
                       std::min(first_pixel(c.pos.y), target.clip.bottom)};
    if (box.empty()) return true;
    if (target.placed != nullptr) {
        show_pixels(target, a, c, box);
    } else if (a.uv.x != c.uv.x) {
        textured(target, a, c, box);
    } else {
        for (int y = box.top; y < box.bottom; ++y) span(target, y, box.left, box.right, Color{a.col});
    }
    return true;
}

// How one colour channel runs over the plane of a triangle.
struct Slope {
    float base = 0, dx = 0, dy = 0;
    Slope(const std::array<const ImDrawVert*, 3>& v, int shift, float area) {
        const auto value = [&](int i) { return static_cast<float>((v[i]->col >> shift) & 0xFF); };
        const auto &p = v[0]->pos, &q = v[1]->pos, &r = v[2]->pos;
        const float one = value(1) - value(0), two = value(2) - value(0);
        dx = (one * (r.y - p.y) - two * (q.y - p.y)) / area;
        dy = (two * (q.x - p.x) - one * (r.x - p.x)) / area;
        base = value(0) - p.x * dx - p.y * dy;
    }
    [[nodiscard]] int at(float x, float y) const {
        return static_cast<int>(std::clamp(base + x * dx + y * dy, 0.0F, 255.0F) + 0.5F);
    }
};

void shaded_span(const Target& target, int y, int from, int to, const std::array<Slope, 4>& slopes) {
    auto* row = target.picture.pixels.data() + static_cast<std::ptrdiff_t>(y) * target.picture.width;
    const float py = static_cast<float>(y) + 0.5F;
    for (int x = from; x < to; ++x) {
        const float px = static_cast<float>(x) + 0.5F;
        blend(row[x], slopes[0].at(px, py), slopes[1].at(px, py), slopes[2].at(px, py), slopes[3].at(px, py));
    }
}

float edge_at(const ImVec2& p, const ImVec2& q, float y) {
    return p.x + (q.x - p.x) * ((y - p.y) / (q.y - p.y));
}

void triangle(const Target& target, const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    std::array<const ImDrawVert*, 3> v{&a, &b, &c};
    std::sort(v.begin(), v.end(), [](const auto* l, const auto* r) {
        return l->pos.y != r->pos.y ? l->pos.y < r->pos.y : l->pos.x < r->pos.x;
    });
    const auto &p = v[0]->pos, &q = v[1]->pos, &r = v[2]->pos;
    const float area = (q.x - p.x) * (r.y - p.y) - (r.x - p.x) * (q.y - p.y);
    if (area == 0) return;
    const int top = std::max(first_pixel(p.y), target.clip.top);
    const int bottom = std::min(first_pixel(r.y), target.clip.bottom);
    if (top >= bottom) return;
    const bool plain = a.col == b.col && b.col == c.col;
    const std::array<Slope, 4> slopes{Slope{v, 0, area}, Slope{v, 8, area}, Slope{v, 16, area},
                                      Slope{v, 24, area}};
    for (int y = top; y < bottom; ++y) {
        const float at = static_cast<float>(y) + 0.5F;
        const float one = edge_at(p, r, at);
        const float two = at < q.y ? edge_at(p, q, at) : edge_at(q, r, at);
        const int from = std::max(first_pixel(std::min(one, two)), target.clip.left);
        const int to = std::min(first_pixel(std::max(one, two)), target.clip.right);
        if (from >= to) continue;
        if (plain)
            span(target, y, from, to, Color{a.col});
        else
            shaded_span(target, y, from, to, slopes);
    }
}

}  // namespace

void paint(const Canvas& canvas, const Atlas& atlas, Picture& picture, const PixelBox& box) {
    const auto& list = canvas.list();
    for (const auto& command : list.CmdBuffer) {
        const Target target{picture,
                            atlas.pixels(),
                            {std::max({0, box.left, static_cast<int>(command.ClipRect.x)}),
                             std::max({0, box.top, static_cast<int>(command.ClipRect.y)}),
                             std::min({picture.width, box.right, static_cast<int>(command.ClipRect.z)}),
                             std::min({picture.height, box.bottom, static_cast<int>(command.ClipRect.w)})},
                            canvas.placed_by(command.TextureId)};
        if (target.clip.empty()) continue;
        const auto* indices = list.IdxBuffer.Data + command.IdxOffset;
        const auto* vertices = list.VtxBuffer.Data + command.VtxOffset;
        for (unsigned i = 0; i + 2 < command.ElemCount;) {
            const auto vertex = [&](unsigned at) { return vertices + indices[i + at]; };
            if (i + 5 < command.ElemCount &&
                rectangle(target, {vertex(0), vertex(1), vertex(2), vertex(3), vertex(4), vertex(5)})) {
                i += 6;
                continue;
            }
            triangle(target, *vertex(0), *vertex(1), *vertex(2));
            i += 3;
        }
    }
}

}  // namespace kiosk::ui
