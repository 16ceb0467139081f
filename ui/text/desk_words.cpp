// What a row says of a report, a prescription or a list, in few words.
#include "ui/text/desk_words.h"

#include "ui/text/words.h"

namespace kiosk::ui {

std::string short_time(CivilTime at) { return at.date_time().substr(5, 11); }

const Phrase& report_kind_words(ReportKind kind) {
    switch (kind) {
        case ReportKind::laboratory:
            return words::laboratory_report;
        case ReportKind::imaging:
            return words::imaging_report;
        case ReportKind::other:
            return words::other_report;
    }
    return words::other_report;
}

std::string report_state_words(const screen::ReportRow& row, Language language) {
    using screen::ReportPrint;
    switch (row.print) {
        case ReportPrint::waiting:
            return words::report_waiting.in(language);
        case ReportPrint::fetching:
            return words::report_printing.in(language);
        case ReportPrint::printed:
            return words::report_printed.in(language);
        case ReportPrint::not_again:
            return words::report_not_again.in(language);
        case ReportPrint::unreadable:
            return words::report_unreadable.in(language);
        case ReportPrint::no_answer:
            return words::report_no_answer.in(language);
        case ReportPrint::no_paper:
            return words::report_no_paper.in(language);
        case ReportPrint::none:
            break;
    }
    if (row.report.at.unix_ms == 0 && !row.report.ready) return words::report_not_ready.in(language);
    const auto when = short_time(row.report.at);
    return (row.report.ready ? words::report_ready_at : words::report_expected_at).in(language, when);
}

const Phrase& prescription_state_words(PrescriptionState state) {
    switch (state) {
        case PrescriptionState::unpaid:
            return words::drugs_unpaid;
        case PrescriptionState::paid:
            return words::drugs_paid;
        case PrescriptionState::waiting:
            return words::drugs_waiting;
        case PrescriptionState::ready:
            return words::drugs_ready;
        case PrescriptionState::collected:
            return words::drugs_collected;
    }
    return words::drugs_unpaid;
}

std::string drugs_words(const Prescription& prescription, Language language) {
    const auto count = prescription.drugs.size();
    const auto first = in(prescription.drugs.front().name, language);
    if (count == 1) return first;
    return words::first_of_drugs.in(language, first, count, count - 1);
}

std::string reports_words(int reports, Language language) {
    return words::count_reports.in(language, reports);
}

}  // namespace kiosk::ui
