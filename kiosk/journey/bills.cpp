// Pay outpatient bills (门诊缴费): all are ticked, any may be left out, each shows its lines. Bills of one
// visit and kind of care are one settlement; where the patient ticked more, one payment follows the other.
#include <algorithm>

#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

screen::BillRow* bill_row(Visit& visit, std::string_view id) {
    const auto row = std::find_if(visit.bills.begin(), visit.bills.end(),
                                  [&](const screen::BillRow& one) { return one.bill.id == id; });
    return row == visit.bills.end() ? nullptr : &*row;
}

// In the order in which the first bill of each was written.
std::vector<Payment> payments_of(const Visit& visit) {
    std::vector<Payment> payments;
    for (const auto& row : visit.bills) {
        if (!row.ticked) continue;
        const auto same = std::find_if(payments.begin(), payments.end(), [&](const Payment& payment) {
            return settle_together(payment.front(), row.bill);
        });
        if (same == payments.end())
            payments.push_back({row.bill});
        else
            same->push_back(row.bill);
    }
    return payments;
}

BillChoice choice_of(const Payment& payment) {
    BillChoice choice;
    for (const auto& bill : payment) {
        choice.ids.push_back(bill.id);
        choice.total += bill.total;
    }
    return choice;
}

void open_payment(Run& run) {
    const auto& visit = run.visit();
    begin_payment(run, choice_of(visit.payments.at(visit.payment)));
}

}  // namespace

void begin_payment(Run& run, Purchase purchase) {
    auto& visit = run.visit();
    visit.session = {};
    visit.registered.reset();
    visit.case_open = true;
    visit.use_account = true;
    visit.reading = screen::ReadingWhat::preparing;
    run.await(Phase::opening_case);
    run.tell(to_case::Open{std::move(purchase), visit.patient, visit.credential});
}

void list_bills(Run& run) {
    auto& visit = run.visit();
    visit.reading = screen::ReadingWhat::bills;
    run.call(Phase::listing_bills, his::Call{his::ListBills{whose(visit)}}, run.policy.query_deadline);
}

void on_bills(Run& run, const Heard& heard) {
    auto& visit = run.visit();
    visit.bills.clear();
    const auto not_heard = [&] {
        if (!visit.service) return ask_what_is_due(run);  // the menu says nothing of bills then
        not_answered(run, list_bills);
    };
    his_outcome<his::Bills>(heard).match(
        [&](const his::Bills& found) {
            visit.tries = 0;
            for (const auto& bill : found.rows) visit.bills.push_back({bill, true});
            if (!visit.service) return ask_what_is_due(run);
            if (visit.bills.empty()) return show_notice(run, NoticeId::no_bills, ways_on(run, {}));
            run.await(Phase::choosing_bills);
        },
        [&](const Refused& refused) {
            if (refused.reason != RefusalReason::patient_unknown) return not_heard();
            if (!visit.service) return choose_service(run);
            show_no_file(run);
        },
        [&](const Unknown&) { not_heard(); });
}

void on_bills_touch(Run& run, const Chosen& chosen) {
    constexpr std::string_view tick = "tick-";
    constexpr std::string_view details = "details-";
    auto& visit = run.visit();
    if (chosen.name.starts_with(tick)) {
        auto* row = bill_row(visit, std::string_view{chosen.name}.substr(tick.size()));
        if (row != nullptr) row->ticked = !row->ticked;
        return run.await(Phase::choosing_bills);
    }
    if (chosen.name.starts_with(details)) {
        visit.details_of = chosen.name.substr(details.size());
        return run.await(Phase::showing_details);
    }
    if (chosen.name == "back") return back_to_services(run);
    visit.payments = payments_of(visit);
    visit.payment = 0;
    open_payment(run);
}

void on_details_touch(Run& run, const Chosen&) { run.await(Phase::choosing_bills); }

Payment bills_under_way(const Visit& visit) {
    return visit.payments.empty() ? Payment{} : visit.payments.at(visit.payment);
}

bool payment_follows(const Visit& visit) { return visit.payment + 1 < visit.payments.size(); }

void pay_next(Run& run) {
    ++run.visit().payment;
    open_payment(run);
}

void project_bills(const Projection& at) {
    const auto& visit = at.s.visit;
    screen::Bills bills;
    bills.patient = patient_line(at.s, at.now);
    bills.rows = visit.bills;
    bills.payments = static_cast<int>(payments_of(visit).size());
    const bool some = bills.payments > 0;
    for (const auto& row : visit.bills) {
        if (row.ticked) bills.total += row.bill.total;
        at.offer("bills/tick-" + row.bill.id);
        at.offer("bills/details-" + row.bill.id);
    }
    at.screen.content = std::move(bills);
    at.offer("bills/pay", some);
    at.offer("bills/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

void project_details(const Projection& at) {
    const auto& visit = at.s.visit;
    screen::BillDetails details;
    for (const auto& row : visit.bills)
        if (row.bill.id == visit.details_of) details.bill = row.bill;
    at.screen.content = std::move(details);
    at.offer("details/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

}  // namespace kiosk::journey
