// A report as a PDF: one A4 page of text. Chinese is written as many hospitals' systems write it, in a font
// that is named and not embedded, so that a kiosk meets the hard case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::hospital {

struct ReportText {
    std::string title;
    std::vector<std::string> head;                // lines below the title
    std::vector<std::vector<std::string>> lines;  // one cell: a paragraph; several: a row of a table
    std::string foot;
};
[[nodiscard]] std::string pdf_of(const ReportText& report);

}  // namespace kiosk::hospital
