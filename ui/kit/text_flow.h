// Breaks a paragraph into lines: between Chinese characters, at blanks of Latin text, never before a closing
// mark.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/gfx/fonts.h"

namespace kiosk::ui {

struct TextLine {
    std::vector<char32_t> points;
    float width = 0;
};

struct Flow {
    std::vector<TextLine> lines;
    float width = 0;      // of the widest line
    bool broken = false;  // a Latin word had to be cut, or a single character is wider than the room
};

[[nodiscard]] float text_width(Fonts& fonts, const std::vector<char32_t>& points, Weight weight, int px);
// `cut_words`: a word wider than the line is cut wherever the line ends.
[[nodiscard]] Flow flow_text(Fonts& fonts, std::string_view text, Weight weight, int px, float width,
                             bool cut_words = false);

}  // namespace kiosk::ui
