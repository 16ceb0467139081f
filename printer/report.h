// A report's own PDF, made by the hospital, onto paper. A kiosk with a document printer (A4 or A5) hands the
// PDF on as it is: the printer draws it, and the pages here are drawn to see that they can be and for
// pictures. Without one, a hospital may allow reports on slip paper (policy reports_on_slip_paper): white
// margins are cut off and what is left is scaled to 72 mm, readable for a page of text, poor for anything
// finer; that is why it is off unless asked for. Poppler reads the file, inside this process, with limits on
// bytes, pages and size.
#pragma once

#include <string>

#include "kiosk/base/result.h"
#include "kiosk/domain/device.h"

namespace kiosk::printer {

enum class ReportPaper { document, slip };

// Error(malformed): no PDF, locked by a password, empty, too many pages, or a page larger than A3.
[[nodiscard]] Result<device::PrintDocument> render_report(const std::string& pdf, ReportPaper paper);

}  // namespace kiosk::printer
