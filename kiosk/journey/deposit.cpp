// Deposits for a stay in hospital (住院预交金): whose stay and what is laid down for it, an amount by one key
// or by digits, and then the way of every payment. Own money alone: insurance comes in at discharge.
#include <algorithm>
#include <charconv>

#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

Bill bill_of(const Admission& admission, Fen amount) {
    FeeLine line;
    line.name = {"住院预交金", "Inpatient deposit"};
    line.amount = amount;
    Bill bill;
    bill.id = admission.id;
    bill.kind = BillKind::deposit;
    bill.visit_number = admission.inpatient_number;
    bill.department = admission.ward;
    bill.place = admission.ward;
    bill.lines = {line};
    bill.total = amount;
    return bill;
}

void pay_in(Run& run, int yuan) {
    auto& visit = run.visit();
    const auto& admission = visit.deposit.admission;
    const Fen amount{std::int64_t{100} * yuan};
    visit.payments = {{bill_of(admission, amount)}};
    visit.payment = 0;
    begin_payment(run, DepositChoice{admission.id, amount});
}

// Nothing where it is no number.
std::optional<int> whole_yuan(std::string_view typed) {
    int yuan = 0;
    const auto [end, problem] = std::from_chars(typed.data(), typed.data() + typed.size(), yuan);
    if (problem != std::errc{} || end != typed.data() + typed.size()) return {};
    return yuan;
}

bool is_allowed(const Policy& policy, std::optional<int> yuan) {
    return yuan && *yuan >= policy.deposit_least_yuan && *yuan <= policy.deposit_most_yuan;
}

}  // namespace

bool pays_in(const Visit& visit) { return visit.service == Service::deposit; }

void list_admissions(Run& run) {
    auto& visit = run.visit();
    visit.reading = screen::ReadingWhat::admissions;
    run.call(Phase::listing_admissions, his::Call{his::ListAdmissions{whose(visit)}},
             run.policy.query_deadline);
}

void on_admissions(Run& run, const Heard& heard) {
    auto& visit = run.visit();
    const auto nobody = [&] { show_notice(run, NoticeId::no_admission, ways_on(run, {})); };
    his_outcome<his::Admissions>(heard).match(
        [&](const his::Admissions& found) {
            visit.tries = 0;
            visit.payments.clear();
            if (found.rows.empty()) return nobody();
            visit.deposit = {found.rows.front(), false};
            run.await(Phase::choosing_deposit);
        },
        [&](const Refused& refused) {
            if (refused.reason == RefusalReason::patient_unknown) return nobody();
            not_answered(run, list_admissions);
        },
        [&](const Unknown&) { not_answered(run, list_admissions); });
}

void on_deposit_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "back") return back_to_services(run);
    if (chosen.name == "other") {
        run.visit().deposit.amount_wrong = false;
        return run.await(Phase::typing_deposit);
    }
    if (const auto yuan = whole_yuan(chosen.name)) pay_in(run, *yuan);
}

void on_deposit_amount_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "back") return run.await(Phase::choosing_deposit);
    const auto yuan = whole_yuan(chosen.typed);
    run.visit().deposit.amount_wrong = !is_allowed(run.policy, yuan);
    if (run.visit().deposit.amount_wrong) return run.await(Phase::typing_deposit);
    pay_in(run, *yuan);
}

void project_deposit(const Projection& at) {
    screen::Deposit deposit;
    deposit.patient = patient_line(at.s, at.now);
    deposit.admission = at.s.visit.deposit.admission;
    deposit.admission.inpatient_number = masked_tail(deposit.admission.inpatient_number);
    deposit.keys_yuan = at.policy.deposit_keys_yuan;
    for (const auto yuan : deposit.keys_yuan) at.offer("deposit/" + std::to_string(yuan));
    at.screen.content = std::move(deposit);
    at.offer("deposit/other");
    at.offer("deposit/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

void project_deposit_amount(const Projection& at) {
    at.screen.content = screen::DepositAmount{patient_line(at.s, at.now), at.policy.deposit_least_yuan,
                                              at.policy.deposit_most_yuan, at.s.visit.deposit.amount_wrong};
    at.offer("deposit_amount/pay");
    at.offer("deposit_amount/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

}  // namespace kiosk::journey
