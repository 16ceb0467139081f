// The readiness report for scripts and for people: JSON, and lines of text in one language.
#pragma once

#include <string>

#include "kiosk/base/json.h"
#include "kiosk/domain/diagnosis.h"
#include "kiosk/domain/screen.h"

namespace kiosk::diagnostics {

// {"kiosk","version","operator","began","ended","ready","findings":[{"part","verdict","cause","what_zh",
// "what_en","advice_zh","advice_en","detail","part_number","ms"}]}
[[nodiscard]] Json report_json(const diagnosis::Report& report);
// The same as text, on one line or indented. A device may have told anything: what is no UTF-8 is replaced.
[[nodiscard]] std::string report_json_text(const diagnosis::Report& report, int indent = -1);
// Error(malformed): another program wrote it.
[[nodiscard]] Result<diagnosis::Report> report_from_json(const Json& json);
// "receipt_printer  failed  There is no paper.", advice and detail indented below.
[[nodiscard]] std::string report_text(const diagnosis::Report& report, Language language);
// One finding of it, as it is printed while tests run.
[[nodiscard]] std::string finding_text(const diagnosis::Finding& finding, Language language);

// The last reports of this kiosk, oldest first, kept in one file of a line each.
inline constexpr std::size_t reports_kept = 50;
[[nodiscard]] Result<std::vector<diagnosis::Report>> read_history(const std::string& file);
[[nodiscard]] Result<void> add_to_history(const std::string& file, const diagnosis::Report& report);

}  // namespace kiosk::diagnostics
