// What maintenance staff print: the test slip that proves a printer, the readiness report, and one open money
// case for the window. None of them holds personal data.
#pragma once

#include <string>

#include "kiosk/base/result.h"
#include "kiosk/domain/device.h"
#include "kiosk/domain/diagnosis.h"
#include "kiosk/domain/screen.h"

namespace kiosk::printer {

struct TestSlip {
    LocalizedText hospital;
    std::string kiosk_number;
    std::string version;
    CivilTime printed_at;
    std::string code;  // of the QR, which the scanner's test reads
};
[[nodiscard]] Result<device::PrintDocument> render_test_slip(const TestSlip& slip);

// `names`: of part and verdict, in the words of kiosk/diagnostics.
struct ReportWords {
    LocalizedText title;
    LocalizedText verdict;                // of the whole
    LocalizedText operator_id;            // who tested, ready to be printed
    std::vector<LocalizedText> parts;     // one for each finding
    std::vector<LocalizedText> verdicts;  // likewise
    LocalizedText spare;                  // "part number"
};
[[nodiscard]] Result<device::PrintDocument> render_readiness(const diagnosis::Report& report,
                                                             const ReportWords& words, Language language);

struct CaseSlip {
    LocalizedText hospital;
    std::string kiosk_number;
    CivilTime printed_at;
    std::string trace_number;
    LocalizedText state;
    LocalizedText advice;
    CivilTime opened_at;
};
[[nodiscard]] Result<device::PrintDocument> render_case(const CaseSlip& slip, Language language);

}  // namespace kiosk::printer
