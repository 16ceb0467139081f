// What fingers draw on the page that looks for dead spots of the glass: the cells that were felt, and the
// lines to be seen. A cell counts where the glass reported a finger in it, never because a line between two
// reports crosses it: such a line would draw over the dead strip that is looked for.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/gfx/geometry.h"

namespace kiosk::ui {

class Sketch {
public:
    struct Line {
        std::int64_t finger = 0;
        int hue = 0;  // 0 to hues - 1, another one for each finger that is down
        bool drawing = true;
        std::vector<Point> points;
    };
    static constexpr int hues = 5;

    // An empty glass.
    void begin(int width_px, int height_px, double mm_per_px);
    void press(std::int64_t finger, Point at);
    void follow(std::int64_t finger, Point at);
    void lift(std::int64_t finger);

    [[nodiscard]] int columns() const { return columns_; }
    [[nodiscard]] int rows() const { return rows_; }
    [[nodiscard]] bool felt(int column, int row) const {
        return felt_[static_cast<std::size_t>(row * columns_ + column)];
    }
    [[nodiscard]] int cells_felt() const { return count_; }
    [[nodiscard]] int cells() const { return columns_ * rows_; }
    [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
    [[nodiscard]] int fingers() const;
    [[nodiscard]] int most_fingers() const { return most_; }  // at once, so far

private:
    void feel(Point at);
    void keep_few_points();

    int columns_ = 0, rows_ = 0, count_ = 0, most_ = 0;
    float width_ = 0, height_ = 0;
    std::vector<bool> felt_;
    std::vector<Line> lines_;
};

}  // namespace kiosk::ui
