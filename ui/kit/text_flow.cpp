// Greedy line breaking; good enough for labels and two-line sentences, and predictable for tests.
#include "ui/kit/text_flow.h"

#include <algorithm>

#include "kiosk/base/text.h"

namespace kiosk::ui {
namespace {

bool is_wide(char32_t c) { return c >= 0x2E80; }
bool closes(char32_t c) {
    constexpr std::u32string_view marks = U"，。、；：！？）》”’％%,.;:!?)…";
    return marks.find(c) != std::u32string_view::npos;
}
bool opens(char32_t c) {
    constexpr std::u32string_view marks = U"（《“‘(";
    return marks.find(c) != std::u32string_view::npos;
}

// May a line end between these two?
bool may_break(char32_t before, char32_t after) {
    if (before == U' ') return true;
    if (after == U' ' || closes(after) || opens(before)) return false;
    return is_wide(before) || is_wide(after);
}

// The pieces that stay together, each with its trailing blank.
std::vector<std::vector<char32_t>> pieces(const std::vector<char32_t>& points) {
    std::vector<std::vector<char32_t>> out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i == 0 || may_break(points[i - 1], points[i])) out.emplace_back();
        out.back().push_back(points[i]);
    }
    return out;
}

}  // namespace

float text_width(Fonts& fonts, const std::vector<char32_t>& points, Weight weight, int px) {
    float width = 0;
    for (const auto point : points) width += fonts.advance(weight, point) * static_cast<float>(px);
    return width;
}

namespace {

// Those that are wider than the line become single characters.
std::vector<std::vector<char32_t>> cut_where_wide(Fonts& fonts, std::vector<std::vector<char32_t>> whole,
                                                  Weight weight, int px, float width) {
    std::vector<std::vector<char32_t>> out;
    for (auto& piece : whole) {
        if (text_width(fonts, piece, weight, px) <= width)
            out.push_back(std::move(piece));
        else
            for (const auto point : piece) out.push_back({point});
    }
    return out;
}

Flow fill_lines(Fonts& fonts, std::string_view text, Weight weight, int px, float width, bool cut_words) {
    Flow flow;
    TextLine line;
    const auto finish = [&] {
        while (!line.points.empty() && line.points.back() == U' ') line.points.pop_back();
        line.width = text_width(fonts, line.points, weight, px);
        flow.width = std::max(flow.width, line.width);
        flow.broken = flow.broken || line.width > width + 0.5F;
        flow.lines.push_back(std::exchange(line, {}));
    };
    auto all = pieces(code_points(printable(text)));
    if (cut_words) all = cut_where_wide(fonts, std::move(all), weight, px, width);
    for (const auto& piece : all) {
        auto visible = piece;
        while (!visible.empty() && visible.back() == U' ') visible.pop_back();
        const float added = text_width(fonts, visible, weight, px);
        if (!line.points.empty() && line.width + added > width + 0.5F) finish();
        line.points.insert(line.points.end(), piece.begin(), piece.end());
        line.width += text_width(fonts, piece, weight, px);
    }
    if (!line.points.empty() || flow.lines.empty()) finish();
    return flow;
}

}  // namespace

// A last line of one or two characters looks like a mistake: the lines are then made shorter until it is
// longer, as long as no line is added.
Flow flow_text(Fonts& fonts, std::string_view text, Weight weight, int px, float width, bool cut_words) {
    Flow flow = fill_lines(fonts, text, weight, px, width, cut_words);
    for (float part = 0.95F; part > 0.6F && flow.lines.size() > 1 && !flow.broken; part -= 0.05F) {
        if (flow.lines.back().width > width * 0.3F) break;
        Flow shorter = fill_lines(fonts, text, weight, px, width * part, cut_words);
        if (shorter.lines.size() > flow.lines.size() || shorter.broken) break;
        flow = std::move(shorter);
    }
    return flow;
}

}  // namespace kiosk::ui
