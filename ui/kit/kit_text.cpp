// Text of the kit. The rule for words that do not fit: wrap, then shrink the whole block together, never
// below the smallest legible size; what is still too long is cut with an ellipsis and recorded, so that a
// lint finds it.
#include <cmath>

#include "ui/kit/kit.h"
#include "ui/kit/text_flow.h"

namespace kiosk::ui {
namespace {

constexpr float line_height = 1.32F;    // of the em
constexpr float baseline_part = 1.05F;  // from the top of the line, Han characters centred

}  // namespace

struct Kit::Laid {
    struct Paragraph {
        Flow flow;
        int px = 0;
        float top = 0;
    };
    std::vector<Paragraph> paragraphs;
    float height = 0;
    bool fits = true;
};

Kit::Laid Kit::lay_out(float width, const std::vector<Line>& lines, float scale, Floor floor) const {
    Laid laid;
    for (const auto& line : lines) {
        if (line.text.empty()) continue;
        const float wanted = metrics.size(line.style.size) * line.style.scale;
        const float least =
            floor == Floor::comfortable ? metrics.comfortable(line.style.size) : metrics.smallest();
        const int em = static_cast<int>(
            std::max(std::min(least, metrics.size(line.style.size)), std::floor(wanted * scale)));
        Laid::Paragraph paragraph{
            flow_text(canvas.atlas().fonts(), line.text, line.style.weight, em, width, line.style.cut_words),
            em, 0};
        laid.fits = laid.fits && !paragraph.flow.broken &&
                    static_cast<int>(paragraph.flow.lines.size()) <= line.style.lines;
        if (!laid.paragraphs.empty()) laid.height += px(line.gap) * scale;
        paragraph.top = laid.height;
        laid.height +=
            std::ceil(static_cast<float>(paragraph.flow.lines.size()) * line_height * static_cast<float>(em));
        laid.paragraphs.push_back(std::move(paragraph));
    }
    return laid;
}

// What is large gives way first: a title shrinks to the size of its body before the body becomes a caption.
Kit::Laid Kit::shrink(const Rect& room, const std::vector<Line>& lines) const {
    Laid laid;
    for (const auto floor : {Floor::comfortable, Floor::smallest})
        for (float scale = 1; scale > 0; scale -= 0.04F) {
            laid = lay_out(room.w, lines, scale, floor);
            laid.fits = laid.fits && laid.height <= room.h + 0.5F;
            if (laid.fits) return laid;
        }
    return laid;
}

Style Kit::style(TextSize size, Color color, Weight weight, Align align) const {
    return Style{size, color, weight, align, "text", 4};
}

float Kit::width_of(std::string_view words, const Style& style) const {
    return text_width(canvas.atlas().fonts(), code_points(printable(words)), style.weight,
                      static_cast<int>(metrics.size(style.size)));
}

float Kit::height_of(float width, const std::vector<Line>& lines) const {
    return lay_out(width, lines, 1, Floor::comfortable).height;
}

float Kit::least_height_of(float width, const std::vector<Line>& lines) const {
    return lay_out(width, lines, 0, Floor::comfortable).height;
}

bool Kit::fits_comfortably(const Rect& room, const std::vector<Line>& lines) const {
    const auto laid = lay_out(room.w, lines, 0, Floor::comfortable);
    return laid.fits && laid.height <= room.h + 0.5F;
}

void Kit::record_text(const Rect& r, const Rect& room, const Line& line, int em_px, bool fits) {
    Record record;
    record.item = {"text/" + std::to_string(++texts_),
                   line.style.role,
                   line.text,
                   static_cast<int>(r.x),
                   static_cast<int>(r.y),
                   static_cast<int>(std::ceil(r.w)),
                   static_cast<int>(std::ceil(r.h)),
                   true};
    if (line.style.role == "typed") record.item.label = masked_id_number(line.text);
    record.room = room;
    record.fits = fits;
    record.asked = line.style.size;
    record.em_px = em_px;
    record.ink = line.style.color;
    records_.push_back(std::move(record));
}

Rect Kit::block(const Rect& room, const std::vector<Line>& lines, bool middle) {
    Laid laid = shrink(room, lines);
    const float top = room.y + (middle ? std::max(0.0F, (room.h - laid.height) / 2) : 0.0F);
    Rect used{room.right(), top, 0, laid.height};
    std::size_t at = 0;
    for (const auto& line : lines) {
        if (line.text.empty()) continue;
        auto& paragraph = laid.paragraphs[at++];
        auto& rows = paragraph.flow.lines;
        if (rows.size() > static_cast<std::size_t>(line.style.lines)) {
            rows.resize(static_cast<std::size_t>(line.style.lines));
            rows.back().points.push_back(U'…');
        }
        const float em = static_cast<float>(paragraph.px);
        Rect filled{room.right(), top + paragraph.top, 0, static_cast<float>(rows.size()) * line_height * em};
        float y = filled.y;
        for (const auto& row : rows) {
            const float slack = room.w - row.width;
            const float x = room.x + (line.style.align == Align::left     ? 0
                                      : line.style.align == Align::center ? slack / 2
                                                                          : slack);
            canvas.glyphs(row.points, x, y + baseline_part * em, paragraph.px, line.style.weight,
                          line.style.color);
            filled.x = std::min(filled.x, x);
            filled.w = std::max(filled.w, row.width);
            y += line_height * em;
        }
        record_text(filled, room, line, paragraph.px, laid.fits);
        used.x = std::min(used.x, filled.x);
        used.w = std::max(used.w, filled.w);
    }
    return used;
}

Rect Kit::text(const Rect& room, std::string_view words, const Style& style, bool middle) {
    return block(room, {{std::string{words}, style, 0}}, middle);
}

}  // namespace kiosk::ui
