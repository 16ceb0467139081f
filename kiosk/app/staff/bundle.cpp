// Version and state, the newest log lines, the history of tests, what staff did, the figures, the open cases
// by trace number. The configuration is told by its keys: their values may hold addresses and accounts.
#include "kiosk/app/staff/bundle.h"

#include <fmt/format.h>

#include "kiosk/base/log.h"
#include "kiosk/diagnostics/report.h"

namespace kiosk::app::staff {
namespace {

std::string log_text() {
    std::string text;
    for (const auto& line : log::recent())
        text += fmt::format("{} {:<7} {:<10} {}\n", line.at.date_time(), log::name_of(line.level), line.room,
                            services::masked(line.text));
    return text;
}

std::string audit_text(const Office& office) {
    std::string text;
    const auto read = office.audit->each([&](const services::AuditEntry& entry) {
        text += fmt::format("{} {} {} {} {}\n", entry.sequence, entry.at.date_time(), entry.who, entry.action,
                            services::masked(entry.detail));
    });
    return read ? text : text + read.error().text + "\n";
}

std::string state_text(const Office& office) {
    std::string text = fmt::format("kiosk {}\nversion {}\nmade {}\n", office.config->policy.kiosk_number,
                                   office.config->policy.version, office.clock->civil().date_time());
    for (const auto part : diagnostics::all_parts()) {
        const auto kind = diagnostics::device_of(part);
        if (!kind || !office.station->fitted(*kind)) continue;
        const auto status = office.station->status(*kind);
        const auto* cause = diagnostics::cause_of(status);
        const auto counts = office.station->statistics(*kind);
        text += fmt::format("{} {} {} commands {} failures {} losses {} restarts {}\n", part_name(part),
                            cause == nullptr ? "good" : cause->id, services::masked(status.detail),
                            counts.commands, counts.failures, counts.losses, counts.restarts);
    }
    for (const auto& open : office.host->list_open_cases())
        text += fmt::format("case {} {} since {}\n", open.id.value, open.state, open.opened_at.date_time());
    return text;
}

std::string metrics_text(const Office& office) {
    std::string text;
    if (!office.metrics) return text;
    for (const auto& family : office.metrics())
        for (const auto& sample : family.samples) {
            text += family.name;
            for (const auto& [name, value] : sample.labels) text += fmt::format(" {}={}", name, value);
            text += fmt::format(" {}\n", sample.value);
        }
    return text;
}

}  // namespace

std::vector<services::SupportFile> support_files(const Office& office) {
    Json reports = Json::array();
    for (const auto& report : office.kept->reports()) reports.push_back(diagnostics::report_json(report));
    std::string keys;
    for (const auto& key : all_keys()) keys += key.key + "\n";
    return {{"state.txt", state_text(office), false},
            {"log.txt", log_text(), true},
            {"audit.txt", audit_text(office), true},
            {"readiness.json", reports.dump(1, ' ', false, Json::error_handler_t::replace), false},
            {"metrics.txt", metrics_text(office), false},
            {"configuration_keys.txt", keys, false}};
}

std::string bundle_name(const Office& office) {
    const auto made = office.clock->civil().compact();
    return fmt::format("kiosk-{}-{}-{}.zip.cms", office.config->policy.kiosk_number, made.substr(0, 8),
                       made.substr(8));
}

}  // namespace kiosk::app::staff
