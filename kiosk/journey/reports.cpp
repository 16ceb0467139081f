// Print laboratory and imaging reports (报告打印). One after the other: fetched, printed, and counted only
// once its paper is out, because a report that the hospital prints once must not be lost to an empty tray. A
// kiosk that dies between paper and count leaves a report that may be printed again: better one too many than
// none.
#include <algorithm>

#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

using screen::ReportPrint;
using screen::ReportRow;

ReportRow* report_row(Visit& visit, std::string_view id) {
    auto& rows = visit.reports.rows;
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.report.id == id; });
    return row == rows.end() ? nullptr : &*row;
}

bool can_print(const ReportRow& row) {
    const bool tried_well = row.print == ReportPrint::printed || row.print == ReportPrint::not_again ||
                            row.print == ReportPrint::unreadable;
    return row.report.ready && row.report.may_print && !tried_well;
}

bool has_paper(const Session& session, const Policy& policy) {
    return session.document_printer_works || (policy.reports_on_slip_paper && session.printer_works);
}

void fetch(Run& run) {
    auto& desk = run.visit().reports;
    auto* row = report_row(run.visit(), desk.queue.front());
    row->print = ReportPrint::fetching;
    desk.work = ReportDesk::Work::fetching;
    run.call(Phase::showing_reports, his::Call{his::FetchReport{row->report.id, row->report.document}},
             run.policy.query_deadline);
}

void count(Run& run) {
    const auto& desk = run.visit().reports;
    run.call(Phase::showing_reports,
             his::Call{his::CountReportPrint{desk.queue.front(), desk.print_id, run.policy.kiosk_number}},
             run.policy.query_deadline);
}

void begin_next(Run& run) {
    auto& desk = run.visit().reports;
    run.visit().tries = 0;
    if (!desk.busy()) return run.await(Phase::showing_reports);
    desk.print_id = run.policy.kiosk_number + "-R" + std::to_string(run.s.id.value) + "-" +
                    std::to_string(run.now.civil.unix_ms) + "-" + std::to_string(++desk.prints_asked);
    fetch(run);
}

// The one at work is done with.
void end_one(Run& run, ReportPrint how) {
    auto& desk = run.visit().reports;
    report_row(run.visit(), desk.queue.front())->print = how;
    desk.queue.erase(desk.queue.begin());
    begin_next(run);
}

// Nothing more will come out: what waits is not fetched at all.
void stop_for_paper(Run& run) {
    auto& desk = run.visit().reports;
    for (const auto& id : desk.queue) report_row(run.visit(), id)->print = ReportPrint::none;
    report_row(run.visit(), desk.queue.front())->print = ReportPrint::no_paper;
    desk.queue.clear();
    begin_next(run);
}

void on_fetched(Run& run, const Heard& heard) {
    his_outcome<his::ReportDocument>(heard).match(
        [&](const his::ReportDocument& document) {
            run.visit().reports.work = ReportDesk::Work::printing;
            const bool on_slip_paper = !run.s.document_printer_works;
            run.s.print = run.send(PrintReport{document.pdf, on_slip_paper}, run.policy.print_deadline);
        },
        [&](const Refused& refused) {
            const bool once = refused.reason == RefusalReason::already_printed;
            if (once) report_row(run.visit(), run.visit().reports.queue.front())->report.may_print = false;
            end_one(run, once ? ReportPrint::not_again : ReportPrint::no_answer);
        },
        [&](const Unknown&) {
            if (++run.visit().tries < run.policy.query_tries) return fetch(run);
            end_one(run, ReportPrint::no_answer);
        });
}

// The paper is in the patient's hand: whatever is answered, nothing more is asked of them.
void on_counted(Run& run, const Heard& heard) {
    his_outcome<his::CopyCounted>(heard).match(
        [&](const his::CopyCounted& counted) {
            report_row(run.visit(), run.visit().reports.queue.front())->report.prints = counted.number;
            end_one(run, ReportPrint::printed);
        },
        [&](const Refused&) { end_one(run, ReportPrint::printed); },
        [&](const Unknown&) {
            if (++run.visit().tries < run.policy.query_tries) return count(run);
            end_one(run, ReportPrint::printed);
        });
}

}  // namespace

int reports_ready(const Visit& visit) {
    const auto& rows = visit.reports.rows;
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), can_print));
}

void list_reports(Run& run) {
    run.visit().reading = screen::ReadingWhat::reports;
    run.call(Phase::listing_reports, his::Call{his::ListReports{whose(run.visit())}},
             run.policy.query_deadline);
}

void on_reports(Run& run, const Heard& heard) {
    auto& visit = run.visit();
    visit.reports = {};
    visit.reports.asked = true;
    // Only the menu asked: it says nothing of reports then.
    const auto not_heard = [&] { visit.service ? not_answered(run, list_reports) : choose_service(run); };
    his_outcome<his::Reports>(heard).match(
        [&](const his::Reports& found) {
            visit.tries = 0;
            for (const auto& report : found.rows) {
                // Somebody has printed it, here or at a window.
                const bool used_up = report.ready && !report.may_print;
                visit.reports.rows.push_back(
                    {report, false, used_up ? ReportPrint::not_again : ReportPrint::none});
            }
            if (!visit.service) return choose_service(run);
            if (found.rows.empty()) return show_notice(run, NoticeId::no_reports, ways_on(run, {}));
            run.await(Phase::showing_reports);
        },
        [&](const Refused&) { not_heard(); }, [&](const Unknown&) { not_heard(); });
}

void on_reports_touch(Run& run, const Chosen& chosen) {
    constexpr std::string_view open = "open-";
    constexpr std::string_view print = "print-";
    auto& visit = run.visit();
    if (chosen.name.starts_with(open)) {
        auto* row = report_row(visit, std::string_view{chosen.name}.substr(open.size()));
        if (row != nullptr) row->open = !row->open;
        return run.await(Phase::showing_reports);
    }
    if (chosen.name == "back") return back_to_services(run);
    for (auto& row : visit.reports.rows) {
        const bool wanted = chosen.name == "print_all" || chosen.name == std::string{print} + row.report.id;
        if (!wanted || !can_print(row)) continue;
        row.print = ReportPrint::waiting;
        visit.reports.queue.push_back(row.report.id);
    }
    begin_next(run);
}

void on_report_answer(Run& run, const Heard& heard) {
    if (!run.visit().reports.busy()) return;
    run.visit().reports.work == ReportDesk::Work::counting ? on_counted(run, heard) : on_fetched(run, heard);
}

// A document that cannot be drawn comes back without any trouble of the printer. An uncertain end is no
// paper.
void on_report_printed(Run& run, const Heard& heard) {
    auto& desk = run.visit().reports;
    if (!desk.busy()) return;
    const auto* completion = heard ? std::get_if<device::Completion>(&*heard) : nullptr;
    const auto* printed = completion != nullptr ? std::get_if<device::Printed>(completion) : nullptr;
    const auto* unable = completion != nullptr ? std::get_if<device::Unable>(completion) : nullptr;
    if (unable != nullptr && unable->trouble == DeviceTrouble::none)
        return end_one(run, ReportPrint::unreadable);
    if (printed == nullptr || printed->end != device::PrintEnd::printed) return stop_for_paper(run);
    desk.work = ReportDesk::Work::counting;
    run.visit().tries = 0;
    count(run);
}

void project_reports(const Projection& at) {
    const auto& desk = at.s.visit.reports;
    screen::Reports reports;
    reports.patient = patient_line(at.s, at.now);
    reports.rows = desk.rows;
    reports.paper = has_paper(at.s, at.policy);
    reports.busy = desk.busy();
    const bool can = reports.paper && !reports.busy;
    for (const auto& row : desk.rows) {
        at.offer("reports/open-" + row.report.id, !reports.busy);
        if (can_print(row)) at.offer("reports/print-" + row.report.id, can);
    }
    if (reports_ready(at.s.visit) > 0) at.offer("reports/print_all", can);
    at.screen.content = std::move(reports);
    at.offer("reports/back", !desk.busy());
    // A paper on its way is waited for: it must be counted.
    at.offer("common/exit", !desk.busy());
    at.offer("common/help");
}

}  // namespace kiosk::journey
