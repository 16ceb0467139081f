// Reports as the hospital sends them: what is drawn on A4 and on slip paper, and what is refused.
#include <algorithm>

#include <cairo-pdf.h>
#include <gtest/gtest.h>

#include "printer/report.h"

namespace kiosk::printer {
namespace {

cairo_status_t append(void* out, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// Pages of so many points, each with one black bar across its middle, a third of its width.
std::string pdf_of(int pages, double width, double height) {
    std::string pdf;
    auto* surface = cairo_pdf_surface_create_for_stream(append, &pdf, width, height);
    auto* pen = cairo_create(surface);
    for (int n = 0; n < pages; ++n) {
        cairo_rectangle(pen, width / 3, height / 2, width / 3, 20);
        cairo_fill(pen);
        cairo_show_page(pen);
    }
    cairo_destroy(pen);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    return pdf;
}

int black_in_row(const device::Bitmap& bitmap, int y) {
    int black = 0;
    for (int x = 0; x < bitmap.width; ++x)
        black += (bitmap.bits[static_cast<std::size_t>(y * bitmap.stride() + x / 8)] >> (7 - x % 8)) & 1;
    return black;
}
int black_most(const device::Bitmap& bitmap) {
    int most = 0;
    for (int y = 0; y < bitmap.height; ++y) most = std::max(most, black_in_row(bitmap, y));
    return most;
}

constexpr double a4_width = 595, a4_height = 842;

TEST(Report, GoesToADocumentPrinterAsItIs) {
    const auto pdf = pdf_of(2, a4_width, a4_height);
    const auto document = render_report(pdf, ReportPaper::document);
    ASSERT_TRUE(document) << document.error().text;
    EXPECT_EQ(document->pdf, pdf);
    EXPECT_EQ(document->bitmap.width, 1680);
    EXPECT_NEAR(black_most(document->bitmap), 560, 4);
    EXPECT_GT(document->bitmap.height, 2 * 2'300);
    EXPECT_EQ(document->job_name.find("样例"), std::string::npos);
}

TEST(Report, FillsTheWidthOfSlipPaperWithoutItsMargins) {
    const auto document = render_report(pdf_of(1, a4_width, a4_height), ReportPaper::slip);
    ASSERT_TRUE(document) << document.error().text;
    EXPECT_EQ(document->bitmap.width, 576);
    EXPECT_GT(black_most(document->bitmap), 500) << "the bar is nearly as wide as the paper";
    EXPECT_LT(document->bitmap.height, 200) << "and white above and below it costs no paper";
    EXPECT_TRUE(document->pdf.starts_with("%PDF"));
}

TEST(Report, ThatIsNoneIsAnErrorAndNotACrash) {
    const auto pdf = pdf_of(1, a4_width, a4_height);
    for (const auto& broken :
         {std::string{}, std::string{"no PDF at all"}, std::string{"%PDF-1.4\n1 0 obj\n<< /Type /Catalog"},
          pdf.substr(0, pdf.size() / 3), std::string(4U << 20, 'x')})
        EXPECT_FALSE(render_report(broken, ReportPaper::document)) << broken.size();
    EXPECT_FALSE(render_report(pdf_of(13, a4_width, a4_height), ReportPaper::document)) << "too many pages";
    EXPECT_FALSE(render_report(pdf_of(1, 1'300, 400), ReportPaper::document)) << "larger than A3";
}

}  // namespace
}  // namespace kiosk::printer
