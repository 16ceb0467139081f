// Objects of a PDF one after the other, then where each of them began.
#include "services/hospital/his/pdf.h"

#include <array>

#include <fmt/format.h>

#include "kiosk/base/text.h"

namespace kiosk::hospital {
namespace {

constexpr double width = 595, height = 842, margin = 56;  // points
constexpr std::array<double, 4> columns{0, 200, 290, 390};

// UCS-2, big-endian, in hex, as the encoding UniGB-UCS2-H reads it.
std::string hex_of(std::string_view utf8) {
    std::string hex;
    for (const auto point : code_points(utf8))
        hex += fmt::format("{:04X}", point > 0xFFFF ? 0x25A1U : static_cast<unsigned>(point));
    return hex;
}

class Page {
public:
    void text(double x, double size, std::string_view words) {
        content_ += fmt::format("BT /F1 {} Tf {} {} Td <{}> Tj ET\n", size, margin + x, y_, hex_of(words));
    }
    void rule() {
        content_ += fmt::format("{} {} m {} {} l S\n", margin, y_ + 4, width - margin, y_ + 4);
        down(14);
    }
    void down(double by) { y_ -= by; }
    [[nodiscard]] const std::string& content() const { return content_; }

private:
    double y_ = height - margin - 20;
    std::string content_ = "0.7 w\n";
};

std::string drawn(const ReportText& report) {
    Page page;
    page.text(0, 20, report.title);
    page.down(30);
    for (const auto& line : report.head) {
        page.text(0, 11, line);
        page.down(18);
    }
    page.rule();
    page.down(6);
    for (const auto& cells : report.lines) {
        for (std::size_t n = 0; n < cells.size() && n < columns.size(); ++n)
            page.text(columns[n], 12, cells[n]);
        page.down(24);
    }
    page.down(10);
    page.rule();
    page.text(0, 10, report.foot);
    return page.content();
}

}  // namespace

std::string pdf_of(const ReportText& report) {
    const auto content = drawn(report);
    const std::array<std::string, 7> objects{
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Contents 4 0 R "
                    "/Resources << /Font << /F1 5 0 R >> >> >>",
                    width, height),
        fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content),
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        "/DescendantFonts [6 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R /DW 1000 /W [1 95 500] >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
        "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"};
    std::string pdf = "%PDF-1.4\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t n = 0; n < objects.size(); ++n) {
        table += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", n + 1, objects[n]);
    }
    const auto start = pdf.size();
    return pdf + table +
           fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1,
                       start);
}

}  // namespace kiosk::hospital
