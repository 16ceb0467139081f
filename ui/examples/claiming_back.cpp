// Insurance could not be reached, and the patient pays first.
#include "ui/examples/collector.h"
#include "ui/examples/people.h"

namespace kiosk::ui::example {

void add_claiming_back(Collector& c) {
    using namespace screen;
    const std::vector<std::string> ids{"check/confirm", "check/back", "common/exit"};
    Check check;
    check.patient = patient();
    check.visit = visit();
    check.split = Split::all_own(Fen{2'500});
    check.insured = check.account_choice = false;
    check.insurance_missed = true;
    c.add("check-insurance-missed", check, ids, 4);
    check.bills = bills();
    check.split = Split::all_own({});
    for (const auto& bill : check.bills) check.split.total += bill.total;
    check.split.own = check.split.total;
    check.paper = Paper::low;
    // Its fee lines stand at the platform, which may be asked once more.
    check.self_pay_chosen = true;
    c.add("check-bills-insurance-missed", check,
          {"check/confirm", "check/self_pay", "check/back", "common/exit"}, 3);
    Done done;
    done.patient = patient();
    done.visit = visit();
    done.split = Split::all_own(Fen{2'500});
    done.insured = false;
    done.insurance_missed = true;
    done.money = {InsuranceMoney::not_used, OwnMoney::taken, done.split.own};
    done.queue_number = "A027";
    done.people_ahead = 5;
    done.hint = {"请先到分诊台签到", "Check in at the triage desk first"};
    done.trace_number = "K001-20261123-0042";
    done.slip = SlipState::printed;
    done.card_inside = true;
    c.deadline(c.add("done-insurance-missed", done, {"done/finish"}), 20);
    done.bills = {bills()[0], bills()[2]};
    done.queue_number.clear();
    done.split = Split::all_own(bills()[0].total + bills()[2].total);
    done.money.own_amount = done.split.own;
    c.deadline(c.add("done-bills-insurance-missed", done, {"done/finish"}), 20);
}

}  // namespace kiosk::ui::example
