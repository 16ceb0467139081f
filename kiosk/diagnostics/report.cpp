// One report, three forms, and the history of them.
#include "kiosk/diagnostics/report.h"

#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "kiosk/diagnostics/checks.h"

namespace kiosk::diagnostics {
namespace {

using diagnosis::Finding;
using diagnosis::Report;
using diagnosis::Verdict;

Json finding_json(const Finding& finding) {
    return {{"part", part_name(finding.part)},
            {"verdict", verdict_name(finding.verdict)},
            {"cause", finding.cause},
            {"what_zh", finding.what.zh},
            {"what_en", finding.what.en},
            {"advice_zh", finding.advice.zh},
            {"advice_en", finding.advice.en},
            {"detail", finding.detail},
            {"part_number", finding.part_number},
            {"ms", finding.took.count()}};
}

Result<Finding> finding_of(const Json& json) {
    const auto text = [&](const char* key) { return json.value(key, std::string{}); };
    const auto* part = diagnosis::part_of(text("part"));
    if (part == nullptr) return fail(ErrorKind::malformed, "no such part: " + text("part"));
    Finding finding{*part};
    for (const auto verdict :
         {Verdict::passed, Verdict::warning, Verdict::failed, Verdict::not_fitted, Verdict::needs_person})
        if (verdict_name(verdict) == text("verdict")) finding.verdict = verdict;
    finding.cause = text("cause");
    finding.what = {text("what_zh"), text("what_en")};
    finding.advice = {text("advice_zh"), text("advice_en")};
    finding.detail = text("detail");
    finding.part_number = text("part_number");
    finding.took = Millis{json.value("ms", std::int64_t{0})};
    return finding;
}

std::string in(const LocalizedText& text, Language language) {
    return language == Language::zh ? text.zh : text.en;
}

}  // namespace

Json report_json(const Report& report) {
    Json findings = Json::array();
    for (const auto& finding : report.findings) findings.push_back(finding_json(finding));
    return {{"kiosk", report.kiosk_number},    {"version", report.version},
            {"operator", report.operator_id},  {"began", report.began.rfc3339()},
            {"ended", report.ended.rfc3339()}, {"ready", report.ready()},
            {"findings", std::move(findings)}};
}

std::string report_json_text(const Report& report, int indent) {
    return report_json(report).dump(indent, ' ', false, Json::error_handler_t::replace);
}

Result<Report> report_from_json(const Json& json) {
    if (!json.is_object()) return fail(ErrorKind::malformed, "a report is an object");
    try {
        Report report;
        report.kiosk_number = json.value("kiosk", "");
        report.version = json.value("version", "");
        report.operator_id = json.value("operator", "");
        report.began = TRY(CivilTime::parse(json.value("began", "")));
        report.ended = TRY(CivilTime::parse(json.value("ended", "")));
        for (const auto& finding : json.value("findings", Json::array()))
            report.findings.push_back(TRY(finding_of(finding)));
        return report;
    } catch (const Json::exception& wrong) {
        return fail(ErrorKind::malformed, wrong.what());
    }
}

std::string finding_text(const Finding& finding, Language language) {
    auto text = fmt::format("{:<16} {:<12} {}  ({} ms)\n", part_name(finding.part),
                            verdict_name(finding.verdict), in(finding.what, language), finding.took.count());
    const auto more = [&](const std::string& line) {
        if (!line.empty()) text += fmt::format("{:>17}{}\n", "", line);
    };
    more(in(finding.advice, language));
    if (!finding.part_number.empty())
        more(in(words::report_spare.text(), language) + ": " + finding.part_number);
    more(finding.detail);
    return text;
}

std::string report_text(const Report& report, Language language) {
    auto text = fmt::format("{} {} {} {}\n", in(words::report_title.text(), language), report.kiosk_number,
                            report.version, report.began.date_time());
    for (const auto& finding : report.findings) text += finding_text(finding, language);
    return text + in(report_verdict(report).text(), language) + "\n";
}

Result<std::vector<Report>> read_history(const std::string& file) {
    std::vector<Report> reports;
    std::ifstream lines{file};
    for (std::string line; std::getline(lines, line);) {
        // A line that a power cut tore is no report; the others are.
        auto report = report_from_json(Json::parse(line, nullptr, false));
        if (report) reports.push_back(std::move(*report));
    }
    return reports;
}

Result<void> add_to_history(const std::string& file, const Report& report) {
    auto reports = TRY(read_history(file));
    reports.push_back(report);
    if (reports.size() > reports_kept)
        reports.erase(reports.begin(), reports.end() - static_cast<std::ptrdiff_t>(reports_kept));
    const auto fresh = file + ".new";
    {
        std::ofstream out{fresh};
        for (const auto& each : reports) out << report_json_text(each) << "\n";
        if (!out.flush()) return fail(ErrorKind::unavailable, "the history " + file + " cannot be written");
    }
    std::error_code error;
    std::filesystem::rename(fresh, file, error);
    if (error) return fail(ErrorKind::unavailable, "the history " + file + ": " + error.message());
    return {};
}

}  // namespace kiosk::diagnostics
