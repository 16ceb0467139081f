// Text and shapes share one texture (the atlas), so a picture is one draw call per clip rectangle.
#include "ui/gfx/canvas.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace kiosk::ui {
namespace {

ImVec2 vec(Point p) { return {p.x, p.y}; }
ImVec2 low(const Rect& r) { return {r.x, r.y}; }
ImVec2 high(const Rect& r) { return {r.right(), r.bottom()}; }

}  // namespace

Canvas::Canvas(Atlas& atlas)
    : atlas_{atlas},
      shared_{std::make_unique<ImDrawListSharedData>()},
      list_{std::make_unique<ImDrawList>(shared_.get())} {
    const auto white = atlas.white();
    shared_->TexUvWhitePixel = vec(white);
    shared_->CurveTessellationTol = 0.4F;
    shared_->SetCircleTessellationMaxError(0.15F);
    shared_->InitialFlags =
        ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
}

Canvas::~Canvas() = default;

void Canvas::begin(int width, int height) {
    seen_.clear();
    for (const auto& each : placed_) seen_.push_back({each.pixels.owner, each.serial});
    placed_.clear();
    shared_->ClipRectFullscreen = ImVec4(0, 0, static_cast<float>(width), static_cast<float>(height));
    list_->_ResetForNewFrame();
    list_->PushTextureID(nullptr);
    list_->PushClipRectFullScreen();
}

void Canvas::fill(const Rect& r, Color color, float radius) {
    list_->AddRectFilled(low(r), high(r), color.abgr, radius);
}

void Canvas::outline(const Rect& r, Color color, float radius, float thickness) {
    const Rect inner = r.inset(thickness / 2);  // ImGui centres the line on the edge
    list_->AddRect(low(inner), high(inner), color.abgr, radius, 0, thickness);
}

void Canvas::gradient(const Rect& r, Color top, Color bottom, float radius) {
    const int first = list_->VtxBuffer.Size;
    list_->AddRectFilled(low(r), high(r), top.abgr, radius);
    ImGui::ShadeVertsLinearColorGradientKeepAlpha(list_.get(), first, list_->VtxBuffer.Size, low(r),
                                                  {r.x, r.bottom()}, top.abgr, bottom.abgr);
}

void Canvas::gradient_across(const Rect& r, Color left, Color right, float radius) {
    const int first = list_->VtxBuffer.Size;
    list_->AddRectFilled(low(r), high(r), left.abgr, radius);
    ImGui::ShadeVertsLinearColorGradientKeepAlpha(list_.get(), first, list_->VtxBuffer.Size, low(r),
                                                  {r.right(), r.y}, left.abgr, right.abgr);
}

void Canvas::patch(const Rect& r, float u0, float v0, float u1, float v1, Color color) {
    if (r.w <= 0 || r.h <= 0) return;
    list_->PrimReserve(6, 4);
    list_->PrimRectUV(low(r), high(r), {u0 / Atlas::side, v0 / Atlas::side},
                      {u1 / Atlas::side, v1 / Atlas::side}, color.abgr);
}

// A nine-slice of the soft blob without its centre: the card that throws the shadow covers that anyway.
void Canvas::shadow(const Rect& r, float blur, float down, Color color) {
    const auto place = atlas_.shadow();
    const Rect outer = r.moved(0, down).inset(-blur);
    const float edge = std::min({2 * blur, outer.w / 2 - 1, outer.h / 2 - 1});
    const float xs[] = {outer.x, outer.x + edge, outer.right() - edge, outer.right()};
    const float ys[] = {outer.y, outer.y + edge, outer.bottom() - edge, outer.bottom()};
    const auto left = static_cast<float>(place.x), top = static_cast<float>(place.y);
    constexpr float half = Atlas::shadow_side / 2.0F;
    const float cuts[] = {0.5F, half - 1, half + 1, Atlas::shadow_side - 0.5F};
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column) {
            if (row == 1 && column == 1) continue;
            patch({xs[column], ys[row], xs[column + 1] - xs[column], ys[row + 1] - ys[row]},
                  left + cuts[column], top + cuts[row], left + cuts[column + 1], top + cuts[row + 1], color);
        }
}

void Canvas::circle(Point center, float radius, Color color) {
    list_->AddCircleFilled(vec(center), radius, color.abgr);
}

void Canvas::ring(Point center, float radius, Color color, float thickness) {
    list_->AddCircle(vec(center), radius, color.abgr, 0, thickness);
}

void Canvas::arc(Point center, float radius, float from, float to, Color color, float thickness) {
    constexpr float turn = 2 * std::numbers::pi_v<float>;
    list_->PathArcTo(vec(center), radius, (from - 0.25F) * turn, (to - 0.25F) * turn, 48);
    list_->PathStroke(color.abgr, 0, thickness);
}

void Canvas::stroke(std::span<const Point> points, Color color, float thickness, bool closed) {
    static_assert(sizeof(Point) == sizeof(ImVec2));
    for (const auto& point : points) list_->PathLineTo(vec(point));
    list_->PathStroke(color.abgr, closed ? ImDrawFlags_Closed : 0, thickness);
    if (closed || points.size() < 2) return;
    circle(points.front(), thickness / 2, color);
    circle(points.back(), thickness / 2, color);
}

void Canvas::polygon(std::span<const Point> points, Color color) {
    for (const auto& point : points) list_->PathLineTo(vec(point));
    list_->PathFillConvex(color.abgr);
}

float Canvas::glyphs(std::span<const char32_t> text, float x, float baseline, int px, Weight weight,
                     Color color) {
    const float start = x;
    for (const auto point : text) {
        if (point != U' ') {
            const auto place = atlas_.glyph(weight, point, px);
            const Rect r{std::floor(x + 0.5F) + static_cast<float>(place.left),
                         std::floor(baseline + 0.5F) - static_cast<float>(place.top),
                         static_cast<float>(place.width), static_cast<float>(place.height)};
            patch(r, static_cast<float>(place.x), static_cast<float>(place.y),
                  static_cast<float>(place.x + place.width), static_cast<float>(place.y + place.height),
                  color);
        }
        x += atlas_.fonts().advance(weight, point) * static_cast<float>(px);
    }
    return x - start;
}

// The same pixels keep their number from one picture to the next. An owner that is gone is still told from a
// newer one at its address, because the weak pointer keeps its control block.
void Canvas::pixels(const Rect& r, const Pixels& pixels) {
    const auto same = std::ranges::find_if(seen_, [&](const Seen& seen) {
        return !seen.owner.owner_before(pixels.owner) && !pixels.owner.owner_before(seen.owner);
    });
    placed_.push_back({pixels, same != seen_.end() ? same->serial : ++last_serial_});
    list_->AddImage(std::bit_cast<void*>(placed_.size()), low(r), high(r));
}

const Canvas::Placed* Canvas::placed_by(const void* texture) const {
    const auto number = std::bit_cast<std::size_t>(texture);
    return number == 0 || number > placed_.size() ? nullptr : &placed_[number - 1];
}

void Canvas::clip(const Rect& r) { list_->PushClipRect(low(r), high(r), true); }
void Canvas::unclip() { list_->PopClipRect(); }

}  // namespace kiosk::ui
