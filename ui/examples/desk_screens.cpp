// Reports, drugs, invoices and the charges of a day.
#include "ui/examples/collector.h"
#include "ui/examples/desks.h"
#include "ui/examples/people.h"

namespace kiosk::ui::example {
namespace {

void add_reports(Collector& c) {
    using namespace screen;
    const auto add = [&](const char* name, const Reports& shown) {
        std::vector<std::string> ids{"reports/back", "common/exit"};
        bool some = false;
        for (const auto& row : shown.rows) {
            ids.push_back("reports/open-" + row.report.id);
            const bool can = row.report.ready && row.report.may_print && row.print == ReportPrint::none;
            some = some || can;
            if (can) ids.push_back("reports/print-" + row.report.id);
        }
        if (some) ids.emplace_back("reports/print_all");
        auto& made = c.add(name, shown, std::move(ids));
        const bool still = !shown.busy && shown.paper;
        for (auto& choice : made.choices)
            if (choice.id.starts_with("reports/print")) choice.enabled = still;
    };
    Reports shown{patient(), reports(), true, false};
    add("reports", shown);
    shown.paper = false;
    add("reports-no-paper", shown);
    shown.paper = true;
    shown.busy = true;
    shown.rows[0].print = ReportPrint::printed;
    shown.rows[1].print = ReportPrint::fetching;
    add("reports-printing", shown);
    shown.busy = false;
    shown.rows[0].print = ReportPrint::not_again;
    shown.rows[1].print = ReportPrint::unreadable;
    shown.rows[2].print = ReportPrint::no_paper;
    add("reports-troubles", shown);
}

void add_pharmacy(Collector& c) {
    using namespace screen;
    Prescriptions shown{patient(), prescriptions(), true};
    std::vector<std::string> ids{"prescriptions/back", "prescriptions/pay", "common/exit"};
    for (const auto& one : shown.rows)
        if (one.state != PrescriptionState::unpaid && one.state != PrescriptionState::collected)
            ids.push_back("prescriptions/checkin-" + one.number);
    c.add("prescriptions", shown, ids);
    PharmacyQueued queued{patient(), shown.rows[1], SlipState::printed, false};
    c.add("queued", queued, {"queued/finish"});
    queued.slip = SlipState::failed;
    queued.card_inside = true;
    c.add("queued-no-slip", queued, {"queued/finish", "queued/back"});
}

void add_invoices(Collector& c) {
    using namespace screen;
    const Invoices shown{patient(), invoices()};
    std::vector<std::string> ids{"invoices/costs", "invoices/back", "common/exit"};
    for (const auto& one : shown.rows) ids.push_back("invoices/open-" + one.number);
    c.add("invoices", shown, ids);
    c.add("invoices-none", Invoices{patient(), {}}, {"invoices/costs", "invoices/back", "common/exit"});
    const std::vector<std::string> one{"invoice/print", "invoice/back", "common/exit"};
    c.add("invoice", InvoiceShown{invoices()[0], true, SlipState::none}, one);
    c.add("invoice-printed", InvoiceShown{invoices()[0], true, SlipState::printed}, one);
    Costs costs{patient(), "2026-11-23", charges(), {}, true, SlipState::none};
    for (const auto& charge : costs.rows) costs.total += charge.line.amount;
    const std::vector<std::string> day{"costs/earlier", "costs/later", "costs/print", "costs/back",
                                       "common/exit"};
    auto& latest = c.add("costs", costs, day);
    for (auto& choice : latest.choices) choice.enabled = choice.id != "costs/later";
    costs.slip = SlipState::failed;
    c.add("costs-not-printed", costs, day);
}

}  // namespace

void add_desks(Collector& c) {
    add_reports(c);
    add_pharmacy(c);
    add_invoices(c);
}

}  // namespace kiosk::ui::example
