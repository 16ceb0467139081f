// Electronic invoices (电子票据) and the list of charges (费用清单), both of the last months: seen, and
// printed as often as somebody needs them. Charges are shown day by day, the latest first.
#include <algorithm>

#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

constexpr Millis day_long{24 * 3600 * 1000};

std::string from_day(const Run& run) { return (run.now.civil + day_long * -run.policy.invoice_days).date(); }

const EInvoice* shown_one(const Visit& visit) {
    const auto& rows = visit.invoices.rows;
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const EInvoice& one) { return one.number == visit.invoices.shown; });
    return row == rows.end() ? nullptr : &*row;
}

// Days that have charges, in their order.
std::vector<std::string> days_of(const Visit& visit) {
    std::vector<std::string> days;
    for (const auto& charge : visit.invoices.charges) days.push_back(charge.at.date());
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

// The day beside the one shown; empty where there is none.
std::string neighbour(const Visit& visit, int by) {
    const auto days = days_of(visit);
    const auto at = std::find(days.begin(), days.end(), visit.invoices.day) - days.begin() + by;
    return at < 0 || at >= std::ssize(days) ? std::string{} : days[static_cast<std::size_t>(at)];
}

std::vector<Charge> charges_of_day(const Visit& visit) {
    std::vector<Charge> charges;
    for (const auto& charge : visit.invoices.charges)
        if (charge.at.date() == visit.invoices.day) charges.push_back(charge);
    return charges;
}

void list_costs(Run& run) {
    run.visit().reading = screen::ReadingWhat::costs;
    run.call(Phase::listing_costs, his::Call{his::ListCosts{whose(run.visit()), from_day(run)}},
             run.policy.query_deadline);
}

void show_day(Run& run, std::string day) {
    if (!day.empty()) run.visit().invoices.day = std::move(day);
    run.visit().slip = screen::SlipState::none;
    run.await(Phase::showing_costs);
}

}  // namespace

void list_invoices(Run& run) {
    run.visit().reading = screen::ReadingWhat::invoices;
    run.call(Phase::listing_invoices, his::Call{his::ListInvoices{whose(run.visit()), from_day(run)}},
             run.policy.query_deadline);
}

// Without any the screen is shown all the same: charges can be listed before there is an invoice.
void on_invoices(Run& run, const Heard& heard) {
    his_outcome<his::Invoices>(heard).match(
        [&](const his::Invoices& found) {
            run.visit().tries = 0;
            run.visit().invoices.rows = found.rows;
            run.await(Phase::choosing_invoice);
        },
        [&](const Refused&) { not_answered(run, list_invoices); },
        [&](const Unknown&) { not_answered(run, list_invoices); });
}

void on_invoices_touch(Run& run, const Chosen& chosen) {
    constexpr std::string_view open = "open-";
    if (chosen.name.starts_with(open)) {
        run.visit().invoices.shown = chosen.name.substr(open.size());
        run.visit().slip = screen::SlipState::none;
        return run.await(Phase::showing_invoice);
    }
    run.visit().tries = 0;
    chosen.name == "costs" ? list_costs(run) : back_to_services(run);
}

void on_invoice_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "back") return run.await(Phase::choosing_invoice);
    auto slip = blank_slip(run, SlipKind::invoice);
    slip.invoice = *shown_one(run.visit());
    send_slip(run, std::move(slip));
    run.await(Phase::showing_invoice);
}

void on_costs(Run& run, const Heard& heard) {
    his_outcome<his::Costs>(heard).match(
        [&](const his::Costs& found) {
            run.visit().tries = 0;
            run.visit().invoices.charges = found.rows;
            if (found.rows.empty()) return show_notice(run, NoticeId::no_costs, ways_on(run, {}));
            show_day(run, days_of(run.visit()).back());
        },
        [&](const Refused&) { not_answered(run, list_costs); },
        [&](const Unknown&) { not_answered(run, list_costs); });
}

void on_costs_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "earlier") return show_day(run, neighbour(run.visit(), -1));
    if (chosen.name == "later") return show_day(run, neighbour(run.visit(), 1));
    if (chosen.name == "back") return run.await(Phase::choosing_invoice);
    auto slip = blank_slip(run, SlipKind::cost_list);
    slip.charges = charges_of_day(run.visit());
    send_slip(run, std::move(slip));
    run.await(Phase::showing_costs);
}

void project_invoices(const Projection& at) {
    const auto& rows = at.s.visit.invoices.rows;
    at.screen.content = screen::Invoices{patient_line(at.s, at.now), rows};
    for (const auto& one : rows) at.offer("invoices/open-" + one.number);
    at.offer("invoices/costs");
    at.offer("invoices/back");
    at.offer_exit_and_help();
}

void project_invoice(const Projection& at) {
    const auto& visit = at.s.visit;
    const bool still = visit.slip != screen::SlipState::printing;
    screen::InvoiceShown shown{{}, at.s.printer_works, visit.slip};
    if (const auto* one = shown_one(visit)) shown.invoice = *one;
    at.screen.content = std::move(shown);
    at.offer("invoice/print", at.s.printer_works && still);
    at.offer("invoice/back", still);
    at.offer_exit_and_help();
}

void project_costs(const Projection& at) {
    const auto& visit = at.s.visit;
    const bool still = visit.slip != screen::SlipState::printing;
    screen::Costs costs{patient_line(at.s, at.now), visit.invoices.day, charges_of_day(visit), {},
                        at.s.printer_works,         visit.slip};
    for (const auto& charge : costs.rows) costs.total += charge.line.amount;
    at.screen.content = std::move(costs);
    at.offer("costs/earlier", still && !neighbour(visit, -1).empty());
    at.offer("costs/later", still && !neighbour(visit, 1).empty());
    at.offer("costs/print", at.s.printer_works && still);
    at.offer("costs/back", still);
    at.offer_exit_and_help();
}

}  // namespace kiosk::journey
