// The report as JSON and back, its text, and the history that outlives power cuts.
#include "tests/diagnostics/machine_room.h"

namespace kiosk::diagnostics::test {
namespace {

diagnosis::Report sample_report(int number = 0) {
    diagnosis::Report report;
    report.began = *CivilTime::parse("2026-11-27 09:30:00");
    report.ended = *CivilTime::parse("2026-11-27 09:32:10");
    report.kiosk_number = "K001";
    report.version = "1.2.3";
    report.operator_id = std::to_string(1000 + number);
    for (const auto part : all_parts()) {
        Finding finding{part};
        finding.verdict = static_cast<Verdict>(report.findings.size() % 5);
        finding.cause = finding.verdict == Verdict::failed ? "paper_out" : "";
        finding.what = {"没有纸。", "There is \"no\" paper.\n"};
        finding.advice = {"请装纸。", "Put in a roll."};
        finding.detail = "46.5 °C \\ 100 %";
        finding.part_number = part == Part::receipt_printer ? "P-58" : "";
        finding.took = Millis{1'234};
        report.findings.push_back(finding);
    }
    return report;
}

TEST(ReadinessReport, ComesBackFromJsonAsItWas) {
    const auto report = sample_report();
    const auto text = report_json_text(report);
    EXPECT_EQ(text.find('\n'), std::string::npos) << "one line";
    const auto back = report_from_json(Json::parse(text));
    ASSERT_TRUE(back) << back.error().text;
    EXPECT_EQ(*back, report);
}

TEST(ReadinessReport, JsonHasTheKeysThatScriptsRead) {
    const auto json = report_json(sample_report());
    for (const char* key : {"kiosk", "version", "operator", "began", "ended", "ready", "findings"})
        EXPECT_TRUE(json.contains(key)) << key;
    for (const char* key : {"part", "verdict", "cause", "what_zh", "what_en", "advice_zh", "advice_en",
                            "detail", "part_number", "ms"})
        EXPECT_TRUE(json["findings"][0].contains(key)) << key;
    EXPECT_FALSE(json["ready"].get<bool>());
    EXPECT_TRUE(report_json({})["ready"].get<bool>());
}

TEST(ReadinessReport, OfAnotherHandIsMalformedAndNothingWorse) {
    auto json = report_json(sample_report());
    const auto refused = [](const Json& written) {
        const auto read = report_from_json(written);
        return !read && read.error().kind == ErrorKind::malformed;
    };
    EXPECT_TRUE(refused(Json::array()));
    EXPECT_TRUE(refused(Json{}));
    EXPECT_TRUE(refused("text"));
    EXPECT_FALSE(report_from_json(Json::object())) << "without its times";
    for (const auto& [key, value] : std::vector<std::pair<const char*, Json>>{{"kiosk", 7},
                                                                              {"version", nullptr},
                                                                              {"began", "yesterday"},
                                                                              {"ended", 1},
                                                                              {"findings", "none"}}) {
        auto changed = json;
        changed[key] = value;
        EXPECT_FALSE(report_from_json(changed)) << key;
    }
    auto changed = json;
    changed["findings"][3]["part"] = "flux_capacitor";
    EXPECT_TRUE(refused(changed));
    changed["findings"][3] = 5;
    EXPECT_FALSE(report_from_json(changed));
    changed = json;
    changed["findings"][0]["ms"] = "long";
    EXPECT_TRUE(refused(changed));
}

TEST(ReadinessReport, BytesThatAreNoTextAreReplaced) {
    auto report = sample_report();
    report.findings[0].detail = "model \xff\xfe\xc3";
    const auto text = report_json_text(report);
    EXPECT_NE(text.find("model "), std::string::npos);
    EXPECT_TRUE(report_from_json(Json::parse(text, nullptr, false)));
}

TEST(ReadinessReport, TextNamesPartCauseAdviceAndSpare) {
    auto report = sample_report();
    report.findings = {report.findings[12]};  // receipt_printer
    report.findings[0].verdict = Verdict::failed;
    const auto english = report_text(report, Language::en);
    for (const char* word : {"receipt_printer", "failed", "no", "Put in a roll.", "P-58", "1234 ms", "K001"})
        EXPECT_NE(english.find(word), std::string::npos) << word << " in " << english;
    EXPECT_NE(report_text(report, Language::zh).find("请装纸。"), std::string::npos);
}

TEST(ReadinessReport, VerdictSaysWhatAPersonMustStillSee) {
    diagnosis::Report report;
    report.findings = {{Part::disk, Verdict::passed}, {Part::memory, Verdict::warning}};
    EXPECT_EQ(report_verdict(report).en, words::report_ready.en);
    report.findings.push_back({Part::touch, Verdict::needs_person});
    EXPECT_EQ(report_verdict(report).en, words::report_incomplete.en);
    report.findings.push_back({Part::his, Verdict::failed});
    EXPECT_EQ(report_verdict(report).en, words::report_not_ready.en);
}

class History : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "history-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder = name;
        file = (folder / "readiness.jsonl").string();
    }
    void TearDown() override { std::filesystem::remove_all(folder); }
    std::filesystem::path folder;
    std::string file;
};

TEST_F(History, KeepsTheNewestFiftyInTheirOrder) {
    ASSERT_TRUE(read_history(file)->empty());
    const auto more = static_cast<int>(reports_kept) + 3;
    for (int i = 0; i < more; ++i) ASSERT_TRUE(add_to_history(file, sample_report(i)));
    const auto reports = read_history(file);
    ASSERT_EQ(reports->size(), reports_kept);
    EXPECT_EQ(reports->front().operator_id, "1003");
    EXPECT_EQ(reports->back().operator_id, "1052");
    EXPECT_EQ(reports->back(), sample_report(more - 1));
    EXPECT_FALSE(std::filesystem::exists(file + ".new"));
}

TEST_F(History, ATornLineCostsNoOther) {
    ASSERT_TRUE(add_to_history(file, sample_report(1)));
    const auto whole = report_json_text(sample_report(2));
    std::ofstream{file, std::ios::app} << whole.substr(0, whole.size() / 2) << "\n\n[1,2]\n\xff\xfe\n"
                                       << whole << "\n"
                                       << whole.substr(0, 20);
    const auto reports = read_history(file);
    ASSERT_TRUE(reports);
    ASSERT_EQ(reports->size(), 2U);
    EXPECT_EQ(reports->back().operator_id, "1002");
    ASSERT_TRUE(add_to_history(file, sample_report(3)));
    EXPECT_EQ(read_history(file)->size(), 3U);
}

TEST_F(History, ThatCannotBeWrittenSaysSo) {
    const auto added = add_to_history((folder / "gone" / "readiness.jsonl").string(), sample_report());
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().kind, ErrorKind::unavailable);
}

}  // namespace
}  // namespace kiosk::diagnostics::test
