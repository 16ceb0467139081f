// Paints a placed slip twice: as a PDF page and as the thermal head's dots.
#include "printer/slip.h"

#include <memory>

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include "printer/cairo.h"
#include "printer/layout.h"
#include "printer/lines.h"

namespace kiosk::printer {
namespace {

constexpr int page_margin_dots = (paper_width_dots - print_width_dots) / 2;
constexpr int feed_dots = 3 * dots_per_mm;  // white below the last line, so that the cutter spares it

void fill(cairo_t* pen, const Box& box) {
    cairo_rectangle(pen, box.x, box.y, box.width, box.height);
    cairo_fill(pen);
}

void paint_code(cairo_t* pen, const QrItem& code) {
    const int quiet = (code.box.width - code.modules.width * code.module_dots) / 2;
    for (int y = 0; y < code.modules.width; ++y)
        for (int x = 0; x < code.modules.width; ++x)
            if (code.modules.at(x, y))
                cairo_rectangle(pen, code.box.x + quiet + x * code.module_dots,
                                code.box.y + quiet + y * code.module_dots, code.module_dots,
                                code.module_dots);
    cairo_fill(pen);
}

void paint(cairo_t* pen, const Placed& placed) {
    cairo_set_antialias(pen, CAIRO_ANTIALIAS_NONE);
    cairo_set_source_rgb(pen, 0, 0, 0);
    for (const auto& ground : placed.grounds) fill(pen, ground.box);
    for (const auto& code : placed.codes) paint_code(pen, code);
    for (const auto& item : placed.texts) {
        const double shade = item.white ? 1 : 0;
        cairo_set_source_rgb(pen, shade, shade, shade);
        cairo_move_to(pen, item.box.x, item.box.y - item.ink_top);
        pango_cairo_show_layout(pen, item.layout.get());
    }
}

Result<std::string> pdf_of(const Placed& placed, CivilTime printed_at) {
    constexpr double points_per_dot = 72.0 / 25.4 / dots_per_mm;
    std::string pdf;
    const double height = (placed.height_dots + feed_dots) * points_per_dot;
    const Surface surface{
        cairo_pdf_surface_create_for_stream(append, &pdf, paper_width_dots * points_per_dot, height)};
    // The time of printing, not of rendering: the same content gives the same bytes.
    const auto made = printed_at.rfc3339();
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_MOD_DATE, made.c_str());
    {
        const Pen pen{cairo_create(surface.get())};
        cairo_scale(pen.get(), points_per_dot, points_per_dot);
        cairo_translate(pen.get(), page_margin_dots, 0);
        paint(pen.get(), placed);
        cairo_show_page(pen.get());
    }
    cairo_surface_finish(surface.get());
    const auto status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS)
        return fail(ErrorKind::unavailable, fmt::format("slip as PDF: {}", cairo_status_to_string(status)));
    return pdf;
}

Result<device::Bitmap> bitmap_of(const Placed& placed) {
    constexpr unsigned char ink_from = 112;  // a thermal dot grows: a little less than half makes it black
    device::Bitmap bitmap{print_width_dots, placed.height_dots + feed_dots, {}};
    const Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, bitmap.width, bitmap.height)};
    {
        const Pen pen{cairo_create(surface.get())};
        cairo_set_source_rgb(pen.get(), 1, 1, 1);
        cairo_paint(pen.get());
        paint(pen.get(), placed);
    }
    cairo_surface_flush(surface.get());
    const auto status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS)
        return fail(ErrorKind::unavailable,
                    fmt::format("slip as picture: {}", cairo_status_to_string(status)));
    const auto* pixels = cairo_image_surface_get_data(surface.get());
    const int row_bytes = cairo_image_surface_get_stride(surface.get());
    const auto stride = static_cast<std::size_t>(bitmap.stride());
    bitmap.bits.assign(stride * static_cast<std::size_t>(bitmap.height), 0);
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x) {
            const auto brightness = pixels[y * row_bytes + 4 * x];
            if (brightness < 255 - ink_from)
                bitmap.bits[static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x / 8)] |=
                    static_cast<std::uint8_t>(0x80 >> (x % 8));
        }
    return bitmap;
}

std::string job_name(const SlipContent& content) {
    switch (content.kind) {
        case SlipKind::registration:
            return "registration " + content.trace_number;
        case SlipKind::payment:
            return "payment " + content.trace_number;
        case SlipKind::appointment:
            return "appointment " + content.booking_number;
        case SlipKind::check_in:
            return "check-in " + content.queue_number;
        case SlipKind::being_checked:
            return "being checked " + content.trace_number;
        case SlipKind::cancelled:
            return "cancelled " + content.trace_number;
        case SlipKind::new_file:
            return "new file " + content.visit_card;
        case SlipKind::pharmacy:
            return "pharmacy";
        case SlipKind::invoice:
            return "invoice";
        case SlipKind::cost_list:
            return "costs";
    }
    return content.trace_number;
}

}  // namespace

Result<device::PrintDocument> render_slip(const SlipContent& content) {
    return render_lines(lines_of(content), job_name(content), content.printed_at);
}

Result<device::PrintDocument> render_lines(const std::vector<Line>& lines, std::string job_name,
                                           CivilTime printed_at) {
    const auto placed = TRY(place(lines));
    device::PrintDocument document;
    document.job_name = std::move(job_name);
    document.pdf = TRY(pdf_of(placed, printed_at));
    document.bitmap = TRY(bitmap_of(placed));
    return document;
}

Result<std::string> bitmap_png(const device::Bitmap& bitmap) {
    const Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, bitmap.width, bitmap.height)};
    auto* pixels = cairo_image_surface_get_data(surface.get());
    if (pixels == nullptr) return fail(ErrorKind::malformed, "a bitmap of this size makes no picture");
    const int row_bytes = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x) {
            const auto byte = bitmap.bits.at(static_cast<std::size_t>(y * bitmap.stride() + x / 8));
            const bool black = (byte & (0x80 >> (x % 8))) != 0;
            for (int channel = 0; channel < 3; ++channel)
                pixels[y * row_bytes + 4 * x + channel] = black ? 0 : 255;
        }
    cairo_surface_mark_dirty(surface.get());
    std::string png;
    const auto status = cairo_surface_write_to_png_stream(surface.get(), append, &png);
    if (status != CAIRO_STATUS_SUCCESS)
        return fail(ErrorKind::unavailable, fmt::format("slip as PNG: {}", cairo_status_to_string(status)));
    return png;
}

}  // namespace kiosk::printer
