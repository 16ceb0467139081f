// Small files, each replaced as a whole.
#include "kiosk/app/staff/keepsakes.h"

#include <filesystem>
#include <fstream>

#include "kiosk/diagnostics/report.h"

namespace kiosk::app::staff {
namespace fs = std::filesystem;

namespace {

Result<void> write_whole(const std::string& file, const std::string& text) {
    const auto fresh = file + ".new";
    if (!(std::ofstream{fresh} << text << std::flush))
        return fail(ErrorKind::unavailable, "the file " + file + " cannot be written");
    std::error_code error;
    fs::rename(fresh, file, error);
    if (error) return fail(ErrorKind::unavailable, "the file " + file + ": " + error.message());
    return {};
}

}  // namespace

Keepsakes::Keepsakes(std::string folder) : folder_{std::move(folder)} {
    out_of_service_ = fs::exists(file("out_of_service"));
    std::ifstream{file("roll")} >> roll_.since.unix_ms >> roll_.slips;
    if (auto read = diagnostics::read_history(file("readiness.jsonl"))) reports_ = std::move(*read);
}

Result<void> Keepsakes::set_out_of_service(bool out) {
    if (out) {
        TRY_VOID(write_whole(file("out_of_service"), "taken out by staff\n"));
    } else {
        std::error_code error;
        fs::remove(file("out_of_service"), error);
        if (error) return fail(ErrorKind::unavailable, "the mark cannot be removed: " + error.message());
    }
    out_of_service_ = out;
    return {};
}

Result<void> Keepsakes::write_roll() const {
    return write_whole(file("roll"), std::to_string(roll_.since.unix_ms) + " " + std::to_string(roll_.slips));
}

// A count that is lost with the power costs nothing: it is an estimate for the next visit.
void Keepsakes::slip_printed() {
    ++roll_.slips;
    static_cast<void>(write_roll());
}

Result<void> Keepsakes::paper_replaced(CivilTime now) {
    roll_ = {now, 0};
    return write_roll();
}

Result<void> Keepsakes::keep(const diagnosis::Report& report) {
    reports_.push_back(report);
    if (reports_.size() > diagnostics::reports_kept) reports_.erase(reports_.begin());
    return diagnostics::add_to_history(file("readiness.jsonl"), report);
}

Keepsakes::LastFinding Keepsakes::last_finding(diagnosis::Part part) const {
    for (auto report = reports_.rbegin(); report != reports_.rend(); ++report)
        for (const auto& finding : report->findings)
            if (finding.part == part) return {&finding, report->ended};
    return {};
}

}  // namespace kiosk::app::staff
