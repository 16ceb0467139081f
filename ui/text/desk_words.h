// The words of reports, drugs, invoices and charges.
#pragma once

#include <string>

#include "ui/text/phrase.h"

namespace kiosk::ui {

[[nodiscard]] const Phrase& report_kind_words(ReportKind kind);
// "已出  11-23 09:12", "预计 11-23 11:00 出"; what the row says of itself.
[[nodiscard]] std::string report_state_words(const screen::ReportRow& row, Language language);
[[nodiscard]] const Phrase& prescription_state_words(PrescriptionState state);
[[nodiscard]] std::string drugs_words(const Prescription& prescription, Language language);
[[nodiscard]] std::string short_time(CivilTime at);                       // "11-23 09:12"
[[nodiscard]] std::string reports_words(int reports, Language language);  // "2 份", "2 reports"

}  // namespace kiosk::ui
