// The layout. Hinted metrics are off and glyphs stand on whole dots, so the same layout is crisp on the
// thermal head and identical in the PDF.
#include "printer/layout.h"

#include <algorithm>
#include <set>

#include <pango/pangocairo.h>

#include "printer/cairo.h"
#include "printer/missing_glyphs.h"

namespace kiosk::printer {
namespace {

constexpr int label_column_dots = 156;
constexpr int column_gap_dots = 12;
constexpr int qr_module_dots = 6;
constexpr int quiet_modules = 4;

struct Style {
    int size = 26;
    int small_size = 18;
    bool bold = false;
    PangoAlignment align = PANGO_ALIGN_LEFT;
    bool small_below = false;  // the other language on a line of its own
    bool white = false;
};

std::string escaped(const std::string& text) {
    gchar* safe = g_markup_escape_text(text.c_str(), static_cast<gssize>(text.size()));
    std::string copy{safe};
    g_free(safe);
    return copy;
}

class Placer {
public:
    Placer() : map_{pango_cairo_font_map_new()}, context_{pango_font_map_create_context(map_.get())} {
        pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map_.get()), 72);
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_FULL);
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        pango_cairo_context_set_font_options(context_.get(), options);
        cairo_font_options_destroy(options);
        pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
        pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
    }

    Result<Placed> run(const std::vector<Line>& lines) {
        for (const auto& one : lines) std::visit([this](const auto& element) { put(element); }, one);
        if (!problem_.empty()) return fail(ErrorKind::malformed, problem_);
        std::set<char32_t> missing;
        for (const auto& item : placed_.texts) find_missing_glyphs(item.layout.get(), missing);
        tell_missing_glyphs(missing);
        placed_.height_dots = y_;
        return std::move(placed_);
    }

private:
    TextItem text(const Words& words, const Style& style, int x, int width) const;
    int baseline(const TextItem& item) const {
        return PANGO_PIXELS(pango_layout_get_baseline(item.layout.get()));
    }
    void ground(Box box) { placed_.grounds.push_back({box}); }
    void add(TextItem item, int y) {
        item.box.y = y;
        placed_.texts.push_back(std::move(item));
    }
    // Two texts on one baseline; y_ moves below the higher one.
    void row(TextItem left, TextItem right, int gap_below);

    void put(const line::Space& space) { y_ += space.dots; }
    void put(const line::Rule& rule) {
        ground({0, y_, print_width_dots, rule.thickness_dots});
        y_ += rule.thickness_dots;
    }
    void put(const line::Centred& centred);
    void put(const line::Banner& banner);
    void put(const line::Framed& framed);
    void put_big(const line::Framed& framed, int x, int width);
    void put(const line::Pair& pair);
    void put(const line::Amount& amount);
    void put(const line::Paragraph& paragraph);
    void put(const line::Greys&);
    void put(const line::Code& code);

    std::unique_ptr<PangoFontMap, ObjectEnds> map_;
    std::unique_ptr<PangoContext, ObjectEnds> context_;
    Placed placed_;
    int y_ = 8;
    std::string problem_;
};

TextItem Placer::text(const Words& words, const Style& style, int x, int width) const {
    TextItem item;
    item.layout = {pango_layout_new(context_.get()), ObjectEnds{}};
    item.white = style.white;
    auto* layout = item.layout.get();
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, font_family);
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout, width * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, style.align);

    std::string markup = escaped(words.main);
    item.text = words.main;
    if (!words.small.empty()) {
        const char* between = style.small_below ? "\n" : "  ";
        markup += between + std::string{"<span font_weight=\"normal\" size=\""} +
                  std::to_string(style.small_size * PANGO_SCALE) + "\">" + escaped(words.small) + "</span>";
        item.text += between + words.small;
    }
    pango_layout_set_markup(layout, markup.c_str(), static_cast<int>(markup.size()));
    PangoRectangle logical{};
    pango_layout_get_pixel_extents(layout, nullptr, &logical);
    item.box = {x, 0, width, logical.height};
    return item;
}

void Placer::row(TextItem left, TextItem right, int gap_below) {
    const int base = std::max(baseline(left), baseline(right));
    const int left_y = y_ + base - baseline(left);
    const int right_y = y_ + base - baseline(right);
    y_ = std::max(left_y + left.box.height, right_y + right.box.height) + gap_below;
    add(std::move(left), left_y);
    add(std::move(right), right_y);
}

void Placer::put(const line::Centred& centred) {
    const Style style{.size = centred.size_dots,
                      .small_size = std::max(18, centred.size_dots / 2),
                      .bold = centred.bold,
                      .align = PANGO_ALIGN_CENTER,
                      .small_below = centred.size_dots > 28};
    auto item = text(centred.words, style, 0, print_width_dots);
    const int height = item.box.height;
    add(std::move(item), y_);
    y_ += height;
}

void Placer::put(const line::Banner& banner) {
    constexpr int padding = 12;
    const Style style{.size = banner.size_dots,
                      .small_size = 24,
                      .bold = true,
                      .align = PANGO_ALIGN_CENTER,
                      .small_below = banner.size_dots > 30,
                      .white = true};
    auto item = text(banner.words, style, padding, print_width_dots - 2 * padding);
    const int height = item.box.height + 2 * padding;
    ground({0, y_, print_width_dots, height});
    add(std::move(item), y_ + padding);
    y_ += height;
}

void Placer::put(const line::Framed& framed) {
    constexpr int border = 3;
    constexpr int padding = 14;
    constexpr int inner = print_width_dots - 2 * (border + padding);
    const int top = y_;
    y_ += border + padding;
    const auto stack = [&](const Words& words, const Style& style) {
        if (words.main.empty()) return;
        auto item = text(words, style, border + padding, inner);
        const int height = item.box.height;
        add(std::move(item), y_);
        y_ += height;
    };
    stack(framed.label, {.size = 26, .align = PANGO_ALIGN_CENTER});
    put_big(framed, border + padding, inner);
    stack(framed.note, {.size = 26, .small_size = 20, .align = PANGO_ALIGN_CENTER, .small_below = true});
    y_ += padding + border;
    const int height = y_ - top;
    ground({0, top, print_width_dots, border});
    ground({0, y_ - border, print_width_dots, border});
    ground({0, top + border, border, height - 2 * border});
    ground({print_width_dots - border, top + border, border, height - 2 * border});
}

// A big value takes the height of its ink: the font's own line would double the frame.
void Placer::put_big(const line::Framed& framed, int x, int width) {
    constexpr int air = 20;
    auto item = text({framed.value, ""},
                     {.size = framed.size_dots, .bold = true, .align = PANGO_ALIGN_CENTER}, x, width);
    PangoRectangle ink{};
    pango_layout_get_pixel_extents(item.layout.get(), &ink, nullptr);
    item.ink_top = ink.y;
    item.box.height = ink.height;
    const int height = ink.height;
    add(std::move(item), y_ + air);
    y_ += height + 2 * air;
}

void Placer::put(const line::Pair& pair) {
    constexpr int value_x = label_column_dots + column_gap_dots;
    auto label = text(pair.label, {.size = 24, .small_size = 18}, 0, label_column_dots);
    auto value = pair.value;
    if (!pair.second.empty()) value.main += "\n" + pair.second;
    auto right = text(value, {.size = 28, .small_size = 24, .bold = true, .small_below = true}, value_x,
                      print_width_dots - value_x);
    row(std::move(label), std::move(right), 2);
}

void Placer::put(const line::Amount& amount) {
    constexpr int amount_width = 200;
    const int indent = amount.level * 32;
    const int size = amount.strong ? 32 : amount.level > 0 ? 22 : 26;
    auto label = text(amount.label, {.size = size, .small_size = 18, .bold = amount.strong}, indent,
                      print_width_dots - amount_width - column_gap_dots - indent);
    auto sum = text({amount.value, ""},
                    {.size = amount.strong ? 38 : size, .bold = amount.strong, .align = PANGO_ALIGN_RIGHT},
                    print_width_dots - amount_width, amount_width);
    row(std::move(label), std::move(sum), 2);
}

void Placer::put(const line::Paragraph& paragraph) {
    auto item =
        text(paragraph.words, {.size = 26, .small_size = 20, .bold = paragraph.bold, .small_below = true}, 0,
             print_width_dots);
    const int height = item.box.height;
    add(std::move(item), y_);
    y_ += height;
}

// One-bit paper knows no grey: squares of growing size on a grid of 4 dots. Below them lines of 1 to 4 dots,
// and one over the whole width, in which each dead dot of the head is a gap.
void Placer::put(const line::Greys&) {
    constexpr int grid = 4, fields = 4, height = 64, gap = 16;
    constexpr int width = (print_width_dots - (fields - 1) * gap) / fields / grid * grid;
    for (int field = 0; field < fields; ++field)
        for (int y = 0; y < height; y += grid)
            for (int x = 0; x < width; x += grid)
                ground({field * (width + gap) + x, y_ + y, field + 1, field + 1});
    y_ += height + gap;
    for (int thickness = 1; thickness <= 4; ++thickness) {
        ground({0, y_, print_width_dots, thickness});
        y_ += thickness + 8;
    }
}

void Placer::put(const line::Code& code) {
    auto modules = qr_modules(code.payload);
    if (!modules) {
        problem_ = modules.error().text;
        return;
    }
    // The left half of the quiet zone is the paper's own margin.
    const int side = (modules->width + 2 * quiet_modules) * qr_module_dots;
    const int text_x = side + 8;
    auto caption = text(code.caption, {.size = 26, .small_size = 20, .bold = true, .small_below = true},
                        text_x, print_width_dots - text_x);
    auto until = text(code.until, {.size = 22, .small_size = 18, .small_below = true}, text_x,
                      print_width_dots - text_x);
    const int words_height = caption.box.height + 12 + until.box.height;
    const int height = std::max(side, words_height);
    const int words_y = y_ + (height - words_height) / 2;
    placed_.codes.push_back({{0, y_ + (height - side) / 2, side, side}, std::move(*modules), qr_module_dots});
    const int until_y = words_y + caption.box.height + 12;
    add(std::move(caption), words_y);
    add(std::move(until), until_y);
    y_ += height;
}

}  // namespace

Result<Placed> place(const std::vector<Line>& lines) { return Placer{}.run(lines); }

}  // namespace kiosk::printer
