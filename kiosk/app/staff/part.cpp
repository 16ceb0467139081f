// The page of one part: how it is now, what it has done, what went wrong last and when, its last test with
// what to do, and the buttons that prove it.
#include <fmt/format.h>

#include "kiosk/app/staff/pages.h"

namespace kiosk::app::staff {
namespace {

using diagnosis::Part;

LocalizedText moment(std::int64_t unix_ms) {
    if (unix_ms == 0) return words::never.text();
    return plain(CivilTime{unix_ms}.date_time());
}

class PartPage final : public Page {
public:
    PartPage(Office& office, Part part) : office_{office}, part_{part} {}

    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "part";
        shown.title = diagnostics::name_of(part_).text();
        shown.lead = lead_;
        auto state = row_of(office_, part_);
        state.label = words::live_state.text();
        state.choice.clear();
        shown.rows.push_back(std::move(state));
        add_advice(shown.rows);
        add_last_test(shown.rows);
        if (const auto kind = diagnostics::device_of(part_)) add_device(shown.rows, *kind);
        shown.actions.push_back(main_action("test", words::run_test));
        if (part_ == Part::code_scanner || part_ == Part::face_camera)
            shown.actions.push_back(action("live", words::live_picture));
        if (part_ == Part::touch) shown.actions.push_back(action("drawing", words::drawing));
        if (part_ == Part::receipt_printer) shown.actions.push_back(action("paper", words::paper_replaced));
        shown.back = "staff/back";
        return shown;
    }

    void touched(const std::string& name, const std::string& /*text*/) override {
        if (name == "back") return office_.back();
        if (name == "test") return office_.go(testing_page(office_, {part_}));
        if (name == "live") return office_.go(live_page(office_, part_));
        if (name == "drawing") return office_.go(drawing_page(office_));
        if (name != "paper") return;
        if (!office_.note("paper_replaced")) return;
        const auto noted = office_.kept->paper_replaced(office_.clock->civil());
        if (!noted) office_.note("paper_replaced", "failed: " + noted.error().text);
        lead_ = words::paper_noted.text();
        office_.redraw();
    }
    [[nodiscard]] std::optional<Millis> refresh() const override { return Millis{1'000}; }

private:
    // What the device itself says is newer than any test.
    void add_advice(std::vector<screen::StaffRow>& rows) const {
        const auto kind = diagnostics::device_of(part_);
        const auto* cause = kind ? diagnostics::cause_of(office_.station->status(*kind)) : nullptr;
        LocalizedText advice;
        if (cause != nullptr) advice = cause->advice.text();
        if (!kind)
            if (const auto last = office_.kept->last_finding(part_); last.finding != nullptr)
                advice = last.finding->advice;
        if (advice.zh.empty()) return;
        auto row = fact(words::what_to_do, {});
        row.mark = screen::StaffMark::person;
        row.note = advice;
        rows.push_back(std::move(row));
        const auto& numbers = office_.config->diagnostics.part_numbers;
        if (const auto number = numbers.find(part_); number != numbers.end())
            rows.push_back(fact(words::report_spare, plain(number->second)));
    }

    void add_last_test(std::vector<screen::StaffRow>& rows) const {
        const auto last = office_.kept->last_finding(part_);
        if (last.finding == nullptr) return rows.push_back(fact(words::last_test, words::never.text()));
        auto row = fact(words::last_test, diagnostics::name_of(last.finding->verdict).text());
        row.mark = mark_of(last.finding->verdict);
        row.note = plain(fmt::format("{}  {}", last.at.date_time(), last.finding->detail));
        rows.push_back(std::move(row));
    }

    void add_device(std::vector<screen::StaffRow>& rows, DeviceKind kind) const {
        const auto counts = office_.station->statistics(kind);
        rows.push_back(
            fact(words::counters, plain(fmt::format("{} / {} / {} / {}", counts.commands, counts.failures,
                                                    counts.losses, counts.restarts))));
        rows.push_back(fact(words::last_success, moment(counts.last_success_unix_ms)));
        const auto trouble = office_.station->last_trouble(kind);
        auto last = fact(words::last_trouble,
                         trouble ? plain(trouble->at.date_time()) : words::none_since_start.text());
        if (trouble)
            if (const auto* cause = diagnostics::cause_of(trouble->status)) last.note = cause->what.text();
        rows.push_back(std::move(last));
        const auto detail = office_.station->status(kind).detail;
        if (!detail.empty()) rows.push_back(fact(words::model_detail, plain(detail)));
        if (part_ == Part::receipt_printer)
            rows.push_back(fact(words::paper_since, plain(std::to_string(office_.kept->roll().slips))));
    }

    Office& office_;
    Part part_;
    LocalizedText lead_;
};

}  // namespace

NextPage part_page(Office& office, Part part) { return std::make_unique<PartPage>(office, part); }

}  // namespace kiosk::app::staff
