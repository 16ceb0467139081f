// Tests while they run: what is done so far, what is asked of the person who stands there, and the report
// when all is done, with the history of earlier ones.
#include <algorithm>

#include "kiosk/app/staff/pages.h"
#include "kiosk/app/surroundings.h"

namespace kiosk::app::staff {
namespace {

using diagnosis::Finding;
using diagnosis::Part;
using diagnostics::Answered;

screen::StaffRow row_of_finding(const Finding& finding) {
    screen::StaffRow row;
    row.mark = mark_of(finding.verdict);
    row.label = diagnostics::name_of(finding.part).text();
    row.value = diagnostics::name_of(finding.verdict).text();
    if (finding.verdict == diagnosis::Verdict::passed) return row;
    row.note = finding.what;
    if (!finding.advice.zh.empty()) row.note.zh += finding.advice.zh;
    if (!finding.advice.en.empty()) row.note.en += " " + finding.advice.en;
    if (finding.part_number.empty()) return row;
    row.note.zh += " " + words::report_spare.text().zh + "：" + finding.part_number;
    row.note.en += " " + words::report_spare.text().en + ": " + finding.part_number;
    return row;
}

class Testing final : public Page {
public:
    Testing(Office& office, std::vector<Part> parts) : office_{office}, parts_{std::move(parts)} {}
    ~Testing() override { office_.tests->stop(); }
    void begun() override {
        const bool one = parts_.size() == 1;
        if (office_.note("tests_begun", one ? part_name(parts_.front()) : std::to_string(parts_.size())))
            office_.tests->start(parts_);
    }

    screen::Staff draw() override {
        const auto seen = office_.tests->look();
        question_ = seen.question;
        screen::Staff shown;
        shown.page = "testing";
        shown.title = words::testing_title.text();
        const auto done = static_cast<int>(seen.findings.size());
        shown.progress_percent = done * 100 / std::max(1, static_cast<int>(seen.parts.size()));
        if (seen.current) {
            const auto name = diagnostics::name_of(*seen.current);
            shown.subtitle = words::testing_part.with(name);
        }
        // The newest first: the last one done is what one wants to see.
        for (auto finding = seen.findings.rbegin(); finding != seen.findings.rend(); ++finding)
            shown.rows.push_back(row_of_finding(*finding));
        if (seen.request) add_request(shown, *seen.request);
        shown.actions.push_back(action("stop", words::testing_stop));
        return shown;
    }

    void touched(const std::string& name, const std::string& text) override {
        if (name == "stop" || name == "back") return finish();
        const bool yes = name == "yes" || name == "next" || name == "point";
        if (yes) return office_.tests->answer(question_, {Answered::yes, text});
        if (name == "no") return office_.tests->answer(question_, {Answered::no, ""});
        if (name == "skip") return office_.tests->answer(question_, {Answered::skipped, ""});
    }
    [[nodiscard]] std::optional<Millis> refresh() const override { return Millis{150}; }
    void turned() override {
        if (!office_.tests->look().running) finish();
    }

private:
    static void add_request(screen::Staff& shown, const diagnostics::Request& request) {
        shown.lead = request.words;
        shown.asks = request.what;
        shown.widget = request.live ? screen::StaffWidget{request.live()} : request.widget;
        const bool glass = std::holds_alternative<screen::StaffTouchPoints>(request.widget) ||
                           std::holds_alternative<screen::StaffColours>(request.widget);
        if (glass) {
            shown.rows.clear();  // the whole glass is the test
            shown.back = "staff/skip";
            return;
        }
        if (request.judge) {
            shown.actions.push_back(main_action("yes", words::answer_yes));
            shown.actions.push_back(action("no", words::answer_no));
        } else if (!request.satisfied) {
            shown.actions.push_back(main_action("next", words::answer_done));
        }
        shown.actions.push_back(action("skip", words::answer_skip));
    }

    void finish() {
        office_.tests->stop();
        const auto seen = office_.tests->look();
        diagnosis::Report report{.began = seen.began,
                                 .ended = office_.clock->civil(),
                                 .kiosk_number = office_.config->policy.kiosk_number,
                                 .version = office_.config->policy.version,
                                 .operator_id = office_.who ? office_.who->number : "",
                                 .findings = seen.findings};
        if (report.findings.empty()) return office_.back();
        if (const auto kept = office_.kept->keep(report); !kept)
            office_.note("report_lost", kept.error().text);
        for (const auto& finding : report.findings)
            office_.note(
                "test", part_name(finding.part) + ": " + verdict_name(finding.verdict) + " " + finding.cause);
        office_.replace(report_page(office_, std::move(report)));
    }

    Office& office_;
    std::vector<Part> parts_;
    int question_ = 0;  // that is on the glass
};

class ReportPage final : public Page {
public:
    ReportPage(Office& office, diagnosis::Report report) : office_{office}, report_{std::move(report)} {
        // What is wrong stands on top.
        std::ranges::stable_sort(report_.findings, {}, [](const Finding& finding) {
            using enum diagnosis::Verdict;
            constexpr std::array order{failed, warning, needs_person, passed, not_fitted};
            return std::ranges::find(order, finding.verdict) - order.begin();
        });
    }

    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "report";
        shown.title = words::report_title.text();
        shown.subtitle =
            plain(report_.kiosk_number + "  " + report_.ended.date_time() + "  " + report_.operator_id);
        shown.lead = lead_.zh.empty() ? diagnostics::report_verdict(report_).text() : lead_;
        shown.warns = !report_.ready();
        for (const auto& finding : report_.findings) shown.rows.push_back(row_of_finding(finding));
        auto print = main_action("print", words::report_print);
        print.enabled = !printing_;
        shown.actions.push_back(std::move(print));
        shown.back = "staff/back";
        return shown;
    }

    void touched(const std::string& name, const std::string& /*text*/) override {
        if (name == "back") return office_.back();
        if (name != "print" || printing_) return;
        printing_ = true;
        office_.redraw();
        auto end = std::make_shared<device::Completion>();
        office_.run([&office = office_, end, report = report_] { *end = print_now(office, report); },
                    [this, end] { printed(*end); });
    }

private:
    static device::Completion print_now(const Office& office, const diagnosis::Report& report) {
        constexpr Millis patience{60'000};
        auto document = print_report(report, office.config->policy.language);
        if (!document) return device::Unable{DeviceTrouble::hardware, document.error().text};
        return office.station->perform(DeviceKind::receipt_printer, device::Print{std::move(*document)},
                                       patience);
    }
    void printed(const device::Completion& end) {
        printing_ = false;
        const auto* printed = std::get_if<device::Printed>(&end);
        const bool well = printed != nullptr && printed->end == device::PrintEnd::printed;
        LocalizedText why = words::print_unsure_what.text();
        DeviceStatus told{DeviceKind::receipt_printer, DeviceState::faulty};
        if (printed != nullptr) told.trouble = printed->trouble;
        if (const auto* unable = std::get_if<device::Unable>(&end)) told.trouble = unable->trouble;
        if (told.trouble != DeviceTrouble::none) why = diagnostics::cause_of(told)->what.text();
        lead_ = well ? words::report_printed.text() : words::report_not_printed.with(why);
        office_.note("report_printed", well ? "" : why.en);
        office_.redraw();
    }

    Office& office_;
    diagnosis::Report report_;
    LocalizedText lead_;
    bool printing_ = false;
};

class History final : public Page {
public:
    explicit History(Office& office) : office_{office} {}
    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "history";
        shown.title = words::history_title.text();
        const auto& reports = office_.kept->reports();
        if (reports.empty()) shown.lead = words::history_empty.text();
        for (std::size_t i = reports.size(); i-- > 0;) {
            const auto& report = reports[i];
            const auto count = [&](diagnosis::Verdict verdict) {
                return std::ranges::count(report.findings, verdict, &Finding::verdict);
            };
            const auto failed = count(diagnosis::Verdict::failed);
            const auto warnings = count(diagnosis::Verdict::warning);
            screen::StaffRow row;
            row.choice = "staff/report-" + std::to_string(i);
            row.mark = failed > 0     ? screen::StaffMark::bad
                       : warnings > 0 ? screen::StaffMark::warning
                                      : screen::StaffMark::good;
            row.label = plain(report.ended.date_time() + "  " + report.operator_id);
            row.value = words::history_row.with(failed, warnings);
            shown.rows.push_back(std::move(row));
        }
        shown.back = "staff/back";
        return shown;
    }
    void touched(const std::string& name, const std::string& /*text*/) override {
        constexpr std::string_view stem = "report-";
        if (name == "back") return office_.back();
        if (!name.starts_with(stem)) return;
        const auto index = static_cast<std::size_t>(std::stoul(name.substr(stem.size())));
        if (index < office_.kept->reports().size())
            office_.go(report_page(office_, office_.kept->reports()[index]));
    }

private:
    Office& office_;
};

}  // namespace

NextPage testing_page(Office& office, std::vector<Part> parts) {
    return std::make_unique<Testing>(office, std::move(parts));
}
NextPage report_page(Office& office, diagnosis::Report report) {
    return std::make_unique<ReportPage>(office, std::move(report));
}
NextPage history_page(Office& office) { return std::make_unique<History>(office); }

}  // namespace kiosk::app::staff
