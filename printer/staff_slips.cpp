// Slips for staff, made of the same elements as those for patients.
#include "printer/staff_slips.h"

#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "printer/layout.h"

namespace kiosk::printer {
namespace {

using namespace line;

Words told(const LocalizedText& text, Language language) {
    const bool zh = language == Language::zh || text.en.empty();
    return zh ? Words{text.zh, ""} : Words{text.en, ""};
}

}  // namespace

Result<device::PrintDocument> render_test_slip(const TestSlip& slip) {
    std::vector<Line> lines{
        Banner{{"测试凭条", "TEST SLIP"}},
        Space{12},
        Centred{{slip.hospital.zh, slip.hospital.en}, 28, true},
        Centred{{fmt::format("{}  {}  {}", slip.kiosk_number, slip.version, slip.printed_at.date_time()), ""},
                22},
        Rule{},
        Space{8},
        Paragraph{
            {"医保统筹基金 个人账户 自付 0123456789 ¥12.30", "The quick brown fox jumps over the lazy dog"},
            true},
        Paragraph{{"一乙二十丁厂七卜人入八九几儿了力乃刀又三于干亏士工土才寸下大", ""}},
        Space{12},
        Centred{{"鑫龘齉", ""}, 72, true},
        Space{12},
        Greys{},
        Rule{4},
        Space{12},
        Code{slip.code,
             {"对准扫码窗", "Hold before the scanner"},
             {"四块灰阶、四条横线都应完整，没有白缝。", "Four greys, four lines, no white gaps."}}};
    return render_lines(lines, "test slip", slip.printed_at);
}

Result<device::PrintDocument> render_readiness(const diagnosis::Report& report, const ReportWords& words,
                                               Language language) {
    std::vector<Line> lines{
        Centred{told(words.title, language), 36, true},
        Centred{
            {fmt::format("{}  {}  {}", report.kiosk_number, report.version, report.ended.date_time()), ""},
            22},
        Centred{told(words.operator_id, language), 22},
        Space{8},
        Banner{told(words.verdict, language)},
        Space{12}};
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
        const auto& finding = report.findings[i];
        const bool bad =
            finding.verdict == diagnosis::Verdict::failed || finding.verdict == diagnosis::Verdict::warning;
        lines.emplace_back(
            Amount{told(words.parts.at(i), language), told(words.verdicts.at(i), language).main, 0, bad});
        if (finding.verdict == diagnosis::Verdict::passed ||
            finding.verdict == diagnosis::Verdict::not_fitted)
            continue;
        lines.emplace_back(Paragraph{told(finding.what, language)});
        if (!finding.advice.zh.empty()) lines.emplace_back(Paragraph{told(finding.advice, language)});
        if (!finding.part_number.empty())
            lines.emplace_back(
                Paragraph{{told(words.spare, language).main + "  " + finding.part_number, ""}, true});
        lines.emplace_back(Space{10});
    }
    return render_lines(lines, "readiness report", report.ended);
}

Result<device::PrintDocument> render_case(const CaseSlip& slip, Language language) {
    const bool zh = language == Language::zh;
    const auto pair = [&](const char* chinese, const char* english, const std::string& value) {
        return Pair{{zh ? chinese : english, ""}, {value, ""}, ""};
    };
    const std::vector<Line> lines{Banner{{zh ? "未决交易" : "OPEN TRANSACTION", ""}},
                                  Space{12},
                                  Centred{told(slip.hospital, language), 28, true},
                                  Rule{},
                                  pair("追踪号", "Trace number", slip.trace_number),
                                  pair("开始时间", "Begun", slip.opened_at.date_time()),
                                  pair("本机", "Kiosk", slip.kiosk_number),
                                  pair("打印时间", "Printed", slip.printed_at.date_time()),
                                  Space{12},
                                  Paragraph{told(slip.state, language), true},
                                  Space{8},
                                  Paragraph{told(slip.advice, language)}};
    return render_lines(lines, "open case " + slip.trace_number, slip.printed_at);
}

}  // namespace kiosk::printer
