// Lines are for the eyes alone, so the oldest go when there are many; what was felt stays.
#include "ui/kit/sketch.h"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

constexpr double cell_mm = 12;
constexpr float point_apart = 4;  // pixels
constexpr std::size_t points_most = 3'000;

}  // namespace

void Sketch::begin(int width_px, int height_px, double mm_per_px) {
    *this = {};
    width_ = static_cast<float>(width_px);
    height_ = static_cast<float>(height_px);
    const auto cells_along = [&](int length_px) {
        return std::max(1, static_cast<int>(std::lround(length_px * mm_per_px / cell_mm)));
    };
    columns_ = cells_along(width_px);
    rows_ = cells_along(height_px);
    felt_.assign(static_cast<std::size_t>(cells()), false);
}

void Sketch::feel(Point at) {
    const int column = static_cast<int>(std::floor(at.x / width_ * static_cast<float>(columns_)));
    const int row = static_cast<int>(std::floor(at.y / height_ * static_cast<float>(rows_)));
    if (column < 0 || row < 0 || column >= columns_ || row >= rows_) return;  // beside the picture
    auto cell = felt_[static_cast<std::size_t>(row * columns_ + column)];
    count_ += cell ? 0 : 1;
    cell = true;
}

int Sketch::fingers() const { return static_cast<int>(std::ranges::count_if(lines_, &Line::drawing)); }

void Sketch::press(std::int64_t finger, Point at) {
    if (cells() == 0) return;
    lift(finger);
    int hue = 0;
    const auto taken = [&](const Line& line) { return line.drawing && line.hue == hue; };
    while (hue + 1 < hues && std::ranges::any_of(lines_, taken)) ++hue;
    lines_.push_back({finger, hue, true, {at}});
    most_ = std::max(most_, fingers());
    feel(at);
    keep_few_points();
}

void Sketch::follow(std::int64_t finger, Point at) {
    for (auto& line : lines_) {
        if (line.finger != finger || !line.drawing) continue;
        feel(at);
        const auto& last = line.points.back();
        if (std::hypot(at.x - last.x, at.y - last.y) >= point_apart) line.points.push_back(at);
    }
    keep_few_points();
}

void Sketch::lift(std::int64_t finger) {
    for (auto& line : lines_)
        if (line.finger == finger) line.drawing = false;
}

void Sketch::keep_few_points() {
    std::size_t points = 0;
    for (const auto& line : lines_) points += line.points.size();
    while (points > points_most && lines_.size() > 1) {
        const auto oldest = std::ranges::find_if_not(lines_, &Line::drawing);
        if (oldest == lines_.end()) break;
        points -= oldest->points.size();
        lines_.erase(oldest);
    }
    if (points <= points_most) return;
    for (auto& line : lines_) {  // nobody has lifted a finger for minutes
        const auto half = static_cast<std::ptrdiff_t>(line.points.size() / 2);
        line.points.erase(line.points.begin(), line.points.begin() + half);
    }
}

}  // namespace kiosk::ui
