// Pages become black dots by one threshold: laboratory reports are text and rules, and a printed picture of a
// lung serves nobody.
#include "printer/report.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <poppler.h>

#include "printer/cairo.h"
#include "printer/layout.h"

namespace kiosk::printer {
namespace {

constexpr std::size_t pdf_bytes_max = 3U << 20;
constexpr int pages_max = 12;
constexpr double side_points_max = 1'200;  // A3 is 842 by 1191
constexpr int document_width_dots = 210 * dots_per_mm;
constexpr int page_gap_dots = 4 * dots_per_mm;
constexpr int page_height_dots_max = 30'000;  // what Cairo can draw on
constexpr int ink_below = 176;                // small letters are grey where they are scaled down

struct BytesEnd {
    void operator()(GBytes* bytes) const { g_bytes_unref(bytes); }
};
struct ErrorEnds {
    void operator()(GError* error) const { g_error_free(error); }
};
using Document = std::unique_ptr<PopplerDocument, ObjectEnds>;
using Page = std::unique_ptr<PopplerPage, ObjectEnds>;

struct Area {  // of a page, in points
    double x = 0, y = 0, width = 0, height = 0;
};

std::unexpected<Error> unprintable(std::string why) { return fail(ErrorKind::malformed, std::move(why)); }

// The area of a page on a white ground of so many dots.
Result<Surface> draw(PopplerPage* page, const Area& area, int width, int height) {
    Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)};
    {
        const Pen pen{cairo_create(surface.get())};
        cairo_set_source_rgb(pen.get(), 1, 1, 1);
        cairo_paint(pen.get());
        cairo_scale(pen.get(), width / area.width, height / area.height);
        cairo_translate(pen.get(), -area.x, -area.y);
        poppler_page_render_for_printing(page, pen.get());
    }
    cairo_surface_flush(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        return unprintable("a page that cannot be drawn");
    return surface;
}

bool is_ink(const unsigned char* pixel) { return (pixel[0] + pixel[1] + pixel[2]) / 3 < ink_below; }

// Where there is anything on a page, with a little white around; looked for in a small picture of it.
Result<Area> inked_area(PopplerPage* page, const Area& whole) {
    const int width = std::max(1, static_cast<int>(whole.width / 2));
    const int height = std::max(1, static_cast<int>(whole.height / 2));
    const auto surface = TRY(draw(page, whole, width, height));
    const auto* pixels = cairo_image_surface_get_data(surface.get());
    const int row_bytes = cairo_image_surface_get_stride(surface.get());
    int left = width, right = -1, top = height, bottom = -1;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            if (!is_ink(pixels + y * row_bytes + 4 * x)) continue;
            left = std::min(left, x), right = std::max(right, x);
            top = std::min(top, y), bottom = std::max(bottom, y);
        }
    if (right < 0) return whole;
    constexpr double white = 6;  // points
    Area area{2.0 * left - white, 2.0 * top - white, 2.0 * (right - left + 1) + 2 * white,
              2.0 * (bottom - top + 1) + 2 * white};
    return area;
}

void add_page(const Surface& surface, device::Bitmap& bitmap, int from) {
    const int height = cairo_image_surface_get_height(surface.get());
    const auto* pixels = cairo_image_surface_get_data(surface.get());
    const int row_bytes = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < bitmap.width; ++x)
            if (is_ink(pixels + y * row_bytes + 4 * x))
                bitmap.bits[static_cast<std::size_t>((from + y) * bitmap.stride() + x / 8)] |=
                    static_cast<std::uint8_t>(0x80 >> (x % 8));
}

Result<Document> open(const std::string& pdf) {
    if (pdf.empty() || pdf.size() > pdf_bytes_max) return unprintable("no report, or one beyond 3 MiB");
    const std::unique_ptr<GBytes, BytesEnd> bytes{g_bytes_new_static(pdf.data(), pdf.size())};
    GError* raw = nullptr;
    Document document{poppler_document_new_from_bytes(bytes.get(), nullptr, &raw)};
    const std::unique_ptr<GError, ErrorEnds> error{raw};
    if (!document) return unprintable(error ? error->message : "no PDF");
    const int pages = poppler_document_get_n_pages(document.get());
    if (pages < 1 || pages > pages_max) return unprintable(fmt::format("a report of {} pages", pages));
    return document;
}

// All pages, one below the other.
Result<device::Bitmap> bitmap_of(PopplerDocument* document, ReportPaper paper) {
    const bool slip = paper == ReportPaper::slip;
    device::Bitmap bitmap{slip ? print_width_dots : document_width_dots, 0, {}};
    for (int n = 0; n < poppler_document_get_n_pages(document); ++n) {
        const Page page{poppler_document_get_page(document, n)};
        Area area;
        if (page) poppler_page_get_size(page.get(), &area.width, &area.height);
        const bool sound = area.width >= 1 && area.height >= 1 && area.width <= side_points_max &&
                           area.height <= side_points_max;
        if (!sound) return unprintable("a page without size, or larger than A3");
        if (slip) area = TRY(inked_area(page.get(), area));
        const auto height = static_cast<int>(bitmap.width * area.height / area.width);
        if (height < 1 || height > page_height_dots_max) return unprintable("a page that is too long");
        const auto surface = TRY(draw(page.get(), area, bitmap.width, height));
        const int from = bitmap.height;
        bitmap.height += height + page_gap_dots;
        bitmap.bits.resize(static_cast<std::size_t>(bitmap.stride()) *
                           static_cast<std::size_t>(bitmap.height));
        add_page(surface, bitmap, from);
    }
    return bitmap;
}

// The strip of dots as a page of slip paper, for a receipt printer that takes PDF alone.
Result<std::string> strip_pdf(const device::Bitmap& bitmap) {
    const Surface dots{cairo_image_surface_create(CAIRO_FORMAT_RGB24, bitmap.width, bitmap.height)};
    auto* pixels = cairo_image_surface_get_data(dots.get());
    if (pixels == nullptr) return unprintable("a report that is too long for slip paper");
    const int row_bytes = cairo_image_surface_get_stride(dots.get());
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x) {
            const auto byte = bitmap.bits[static_cast<std::size_t>(y * bitmap.stride() + x / 8)];
            const bool black = (byte & (0x80 >> (x % 8))) != 0;
            std::fill_n(pixels + y * row_bytes + 4 * x, 3, static_cast<unsigned char>(black ? 0 : 255));
        }
    cairo_surface_mark_dirty(dots.get());
    constexpr double points_per_dot = points_per_mm / dots_per_mm;
    std::string pdf;
    const Surface surface{cairo_pdf_surface_create_for_stream(append, &pdf, paper_width_dots * points_per_dot,
                                                              bitmap.height * points_per_dot)};
    {
        const Pen pen{cairo_create(surface.get())};
        cairo_scale(pen.get(), points_per_dot, points_per_dot);
        cairo_set_source_surface(pen.get(), dots.get(), (paper_width_dots - print_width_dots) / 2.0, 0);
        cairo_paint(pen.get());
        cairo_show_page(pen.get());
    }
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        return unprintable("a report that makes no page of slip paper");
    return pdf;
}

}  // namespace

Result<device::PrintDocument> render_report(const std::string& pdf, ReportPaper paper) {
    const auto document = TRY(open(pdf));
    device::PrintDocument made;
    made.job_name = "report";
    made.bitmap = TRY(bitmap_of(document.get(), paper));
    made.pdf = paper == ReportPaper::document ? pdf : TRY(strip_pdf(made.bitmap));
    return made;
}

}  // namespace kiosk::printer
