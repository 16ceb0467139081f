// Deposits for a stay.
#include "ui/examples/collector.h"
#include "ui/examples/people.h"

namespace kiosk::ui::example {

void add_deposits(Collector& c) {
    using namespace screen;
    Deposit deposit{patient(), {}, {1000, 2000, 5000}};
    auto& stay = deposit.admission;
    stay.inpatient_number = "*0017";
    stay.ward = {"心血管内科病区", "Cardiology ward"};
    stay.bed = {"12 床", "Bed 12"};
    stay.admitted_at = CivilTime::parse("2026-11-20 14:10:00").value_or(CivilTime{});
    stay.deposited = Fen{200'000};
    stay.charged = Fen{138'640};
    const std::vector<std::string> ids{"deposit/1000",  "deposit/2000", "deposit/5000",
                                       "deposit/other", "deposit/back", "common/exit"};
    c.add("deposit", deposit, ids);
    stay.charged = Fen{231'005};
    c.add("deposit-overdrawn", deposit, ids);
    const std::vector<std::string> typed{"deposit_amount/pay", "deposit_amount/back", "common/exit"};
    c.add("deposit-amount", DepositAmount{patient(), 100, 50'000, false}, typed);
    c.add("deposit-amount-wrong", DepositAmount{patient(), 100, 50'000, true}, typed);

    Bill bill;
    bill.kind = BillKind::deposit;
    bill.place = stay.ward;
    bill.lines = {FeeLine{.name = {"住院预交金", "Inpatient deposit"}, .amount = Fen{200'000}}};
    bill.total = Fen{200'000};
    Check check;
    check.patient = patient();
    check.bills = {bill};
    check.split = Split::all_own(bill.total);
    check.insured = false;
    check.account_choice = false;
    c.add("deposit-check", check, {"check/confirm", "check/back", "common/exit"});
    Done done;
    done.patient = patient();
    done.visit.department = stay.ward;
    done.visit.place = stay.ward;
    done.bills = {bill};
    done.split = check.split;
    done.insured = false;
    done.money = {InsuranceMoney::not_used, OwnMoney::taken, bill.total};
    done.deposited = Fen{400'000};
    done.hint = {"已记入住院账户，请回病区", "Noted for the stay. Please go back to the ward"};
    done.trace_number = "K001-20261123-0031";
    done.slip = SlipState::printed;
    c.add("deposit-done", done, {"done/finish"});
}

}  // namespace kiosk::ui::example
