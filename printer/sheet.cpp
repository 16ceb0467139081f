// Lays a sheet out row by row, landscape; a table that crosses a page gets its headings again.
#include "printer/sheet.h"

#include <memory>

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include "printer/cairo.h"

namespace kiosk::printer {
namespace {

constexpr double page_width_mm = 297;
constexpr double page_height_mm = 210;
constexpr double margin_mm = 12;
constexpr double row_mm = 5.6;
constexpr double gap_mm = 0.8;  // between a cell's text and its column's edge

class SheetPage {
public:
    SheetPage(cairo_t* pen, const Sheet& sheet) : pen_{pen}, sheet_{sheet} { begin(); }

    void put(const SheetTable& table) {
        if (left() < 4 * row_mm) turn();
        y_ += row_mm / 2;
        text(table.title, margin_mm, page_width_mm - 2 * margin_mm, 10.5, true, PANGO_ALIGN_LEFT);
        y_ += row_mm * 1.2;
        heading(table);
        for (std::size_t n = 0; n < table.rows.size(); ++n) {
            if (left() < row_mm) {
                turn();
                heading(table);
            }
            row(table, table.rows[n], table.last_row_is_sum && n + 1 == table.rows.size());
        }
    }
    void end() {
        y_ = page_height_mm - margin_mm;
        text(fmt::format("{}", number_), margin_mm, page_width_mm - 2 * margin_mm, 8, false,
             PANGO_ALIGN_RIGHT);
        cairo_show_page(pen_);
    }

private:
    [[nodiscard]] double left() const { return page_height_mm - margin_mm - row_mm - y_; }

    void begin() {
        ++number_;
        y_ = margin_mm;
        text(sheet_.title, margin_mm, page_width_mm - 2 * margin_mm, 15, true, PANGO_ALIGN_LEFT);
        y_ += 8;
        text(sheet_.subtitle, margin_mm, page_width_mm - 2 * margin_mm, 8.5, false, PANGO_ALIGN_LEFT);
        y_ += row_mm;
    }
    void turn() {
        end();
        begin();
    }

    void heading(const SheetTable& table) {
        row(table, table.headings, true);
        line();
    }

    void row(const SheetTable& table, const std::vector<std::string>& cells, bool bold) {
        double x = margin_mm;
        for (std::size_t n = 0; n < cells.size() && n < table.widths_mm.size(); ++n) {
            const bool right = n < table.right.size() && table.right[n];
            text(cells[n], x + gap_mm, table.widths_mm[n] - 2 * gap_mm, 8.5, bold,
                 right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
            x += table.widths_mm[n];
        }
        y_ += row_mm;
    }

    void line() {
        cairo_set_line_width(pen_, 0.6);
        cairo_move_to(pen_, margin_mm * points_per_mm, y_ * points_per_mm);
        cairo_line_to(pen_, (page_width_mm - margin_mm) * points_per_mm, y_ * points_per_mm);
        cairo_stroke(pen_);
        y_ += gap_mm;
    }

    // One line, cut with an ellipsis where the column is too narrow.
    void text(const std::string& words, double x_mm, double width_mm, double points, bool bold,
              PangoAlignment align) {
        const std::unique_ptr<PangoLayout, ObjectEnds> layout{pango_cairo_create_layout(pen_)};
        PangoFontDescription* font = pango_font_description_new();
        pango_font_description_set_family(font, font_family);
        pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_absolute_size(font, points * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), font);
        pango_font_description_free(font);
        pango_layout_set_width(layout.get(), static_cast<int>(width_mm * points_per_mm * PANGO_SCALE));
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_alignment(layout.get(), align);
        pango_layout_set_text(layout.get(), words.c_str(), static_cast<int>(words.size()));
        cairo_move_to(pen_, x_mm * points_per_mm, y_ * points_per_mm);
        pango_cairo_show_layout(pen_, layout.get());
    }

    cairo_t* pen_;
    const Sheet& sheet_;
    double y_ = 0;
    int number_ = 0;
};

}  // namespace

Result<std::string> render_sheet(const Sheet& sheet) {
    std::string pdf;
    const std::unique_ptr<cairo_surface_t, SurfaceEnds> surface{cairo_pdf_surface_create_for_stream(
        append, &pdf, page_width_mm * points_per_mm, page_height_mm * points_per_mm)};
    const auto made = sheet.made_at.rfc3339();
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_MOD_DATE, made.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, sheet.title.c_str());
    {
        const std::unique_ptr<cairo_t, PenEnds> pen{cairo_create(surface.get())};
        SheetPage page{pen.get(), sheet};
        for (const auto& table : sheet.tables) page.put(table);
        page.end();
    }
    cairo_surface_finish(surface.get());
    if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
        return fail(ErrorKind::bug, std::string{"sheet: "} + cairo_status_to_string(status));
    return pdf;
}

}  // namespace kiosk::printer
