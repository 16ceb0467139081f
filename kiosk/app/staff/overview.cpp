// The overview: one row for each part with its state as colour, icon and word, and the ways to everything
// else.
#include <algorithm>

#include "kiosk/app/staff/pages.h"

namespace kiosk::app::staff {
namespace {

using diagnosis::Part;
using screen::StaffMark;

const words::Phrase& state_words(DeviceState state) {
    switch (state) {
        case DeviceState::absent:
            return words::state_absent;
        case DeviceState::opening:
            return words::state_opening;
        case DeviceState::ready:
            return words::state_ready;
        case DeviceState::busy:
            return words::state_busy;
        case DeviceState::faulty:
            return words::state_faulty;
    }
    return words::state_faulty;
}

StaffMark mark_of_device(const DeviceStatus& status) {
    const auto* cause = diagnostics::cause_of(status);
    if (status.state == DeviceState::opening && status.trouble == DeviceTrouble::none) return StaffMark::busy;
    if (cause != nullptr) {
        const bool serves = cause->verdict == diagnosis::Verdict::warning && status.usable();
        return serves ? StaffMark::warning : StaffMark::bad;
    }
    return status.state == DeviceState::busy ? StaffMark::busy : StaffMark::good;
}

bool wants_attention(const screen::StaffRow& row) {
    return row.mark == StaffMark::bad || row.mark == StaffMark::warning;
}

class Overview final : public Page {
public:
    explicit Overview(Office& office) : office_{office} {}

    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "overview";
        shown.title = words::overview_title.text();
        shown.rows = rows();
        const auto faults = std::ranges::count_if(shown.rows, wants_attention);
        const bool closed = office_.kept->out_of_service();
        shown.lead = closed        ? words::overview_closed.text()
                     : faults == 0 ? words::overview_good.text()
                                   : words::overview_faults.with(faults);
        shown.warns = closed || faults > 0;
        shown.actions = {main_action("run_all", words::run_all),
                         closed ? action("into_service", words::put_into_service)
                                : grave_action("out_of_service", words::take_out_of_service)};
        return shown;
    }

    void touched(const std::string& name, const std::string& /*text*/) override {
        constexpr std::string_view part_stem = "part-";
        if (name.starts_with(part_stem)) {
            const auto* part = diagnosis::part_of(name.substr(part_stem.size()));
            if (part != nullptr) office_.go(part_page(office_, *part));
        } else if (name == "run_all")
            office_.go(testing_page(office_, diagnostics::all_parts()));
        else if (name == "out_of_service" || name == "into_service") {
            if (!office_.note(name)) return;
            const auto set = office_.kept->set_out_of_service(name == "out_of_service");
            if (!set) office_.note(name, "failed: " + set.error().text);
            office_.redraw();
        } else if (name == "history")
            office_.go(history_page(office_));
        else if (name == "statistics")
            office_.go(statistics_page(office_));
        else if (name == "power")
            office_.go(power_page(office_));
        else if (office_.engineer())
            manage(name);
    }
    [[nodiscard]] std::optional<Millis> refresh() const override { return Millis{2'000}; }

private:
    [[nodiscard]] std::vector<screen::StaffRow> rows() const;
    [[nodiscard]] std::vector<screen::StaffRow> ways() const;
    void manage(const std::string& name) {
        if (name == "money") return office_.go(money_page(office_));
        if (name == "logs") return office_.go(logs_page(office_));
        if (name == "audit") return office_.go(audit_page(office_));
        if (name == "settings") return office_.go(settings_page(office_));
        if (name == "update") return office_.go(update_page(office_));
    }
    Office& office_;
};

std::vector<screen::StaffRow> Overview::rows() const {
    using enum Part;
    std::vector<screen::StaffRow> rows{heading(words::heading_devices)};
    const auto add = [&](std::initializer_list<Part> parts) {
        for (const auto part : parts) {
            const auto kind = diagnostics::device_of(part);
            if (!kind || office_.station->fitted(*kind)) rows.push_back(row_of(office_, part));
        }
    };
    add({card_reader, id_card_reader, code_scanner, receipt_printer, document_printer, pin_pad, card_terminal,
         face_camera, touch, display, audio});
    rows.push_back(heading(words::heading_services));
    add({network, platform, his, acquirer, certificate, clock});
    rows.push_back(heading(words::heading_computer));
    add({disk, memory, temperature, journal});
    for (auto& row : ways()) rows.push_back(std::move(row));
    return rows;
}

std::vector<screen::StaffRow> Overview::ways() const {
    std::vector<screen::StaffRow> rows{heading(words::heading_manage)};
    rows.push_back(
        way("history", words::history_title, plain(std::to_string(office_.kept->reports().size()))));
    rows.push_back(way("statistics", words::statistics_title));
    if (office_.engineer()) {
        const auto open = office_.host->list_open_cases().size();
        auto money = way("money", words::money_title, plain(std::to_string(open)));
        if (open > 0) money.mark = StaffMark::warning;
        rows.push_back(std::move(money));
        rows.push_back(way("logs", words::logs_title));
        rows.push_back(way("audit", words::audit_title));
        rows.push_back(way("settings", words::settings_title));
        rows.push_back(way("update", words::update_title, plain(office_.config->policy.version)));
    }
    rows.push_back(way("power", words::power_title));
    const auto minutes =
        std::chrono::duration_cast<std::chrono::minutes>(office_.station->surroundings().sensors->uptime())
            .count();
    rows.push_back(fact(words::uptime, words::hours_minutes.with(minutes / 60, minutes % 60)));
    return rows;
}

}  // namespace

StaffMark mark_of(diagnosis::Verdict verdict) {
    switch (verdict) {
        case diagnosis::Verdict::passed:
            return StaffMark::good;
        case diagnosis::Verdict::warning:
            return StaffMark::warning;
        case diagnosis::Verdict::failed:
            return StaffMark::bad;
        case diagnosis::Verdict::not_fitted:
            return StaffMark::none;
        case diagnosis::Verdict::needs_person:
            return StaffMark::person;
    }
    return StaffMark::unknown;
}

screen::StaffRow row_of(const Office& office, Part part) {
    auto row = way("part-" + part_name(part), diagnostics::name_of(part));
    const auto last = office.kept->last_finding(part);
    if (const auto kind = diagnostics::device_of(part)) {
        const auto status = office.station->status(*kind);
        const auto* cause = diagnostics::cause_of(status);
        row.mark = mark_of_device(status);
        row.value = state_words(status.state).text();
        if (cause != nullptr) row.note = cause->what.text();
    } else if (last.finding == nullptr) {
        row.mark = StaffMark::unknown;
        row.value = words::not_tested.text();
    } else {
        row.mark = mark_of(last.finding->verdict);
        row.value = diagnostics::name_of(last.finding->verdict).text();
        if (last.finding->verdict != diagnosis::Verdict::passed) row.note = last.finding->what;
    }
    return row;
}

NextPage overview_page(Office& office) { return std::make_unique<Overview>(office); }

}  // namespace kiosk::app::staff
