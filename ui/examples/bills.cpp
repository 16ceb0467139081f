// Paying bills: none, one, many, details.
#include "ui/examples/collector.h"
#include "ui/examples/people.h"

namespace kiosk::ui::example {
namespace {

// As ticked; `left_out`: the last is not.
screen::Bills bills_screen(bool left_out) {
    screen::Bills shown;
    shown.patient = patient();
    for (const auto& one : bills()) shown.rows.push_back({one, true});
    shown.rows.back().ticked = !left_out;
    for (const auto& row : shown.rows)
        if (row.ticked) shown.total += row.bill.total;
    shown.payments = left_out ? 1 : 2;
    return shown;
}

}  // namespace

void add_bills(Collector& c) {
    using namespace screen;
    std::vector<std::string> ids{"bills/pay", "bills/back", "common/exit"};
    for (const auto& one : bills()) {
        ids.push_back("bills/tick-" + one.id);
        ids.push_back("bills/details-" + one.id);
    }
    c.steps = 3;
    c.add("bills", bills_screen(true), ids, 2);
    c.add("bills-two-payments", bills_screen(false), ids, 2);
    auto none = bills_screen(true);
    for (auto& row : none.rows) row.ticked = false;
    none.total = {};
    auto& nothing = c.add("bills-none-ticked", none, ids, 2);
    for (auto& choice : nothing.choices) choice.enabled = choice.id != "bills/pay";
    c.add("details", BillDetails{bills()[2]}, {"details/back", "common/exit"}, 2);
    Check check;
    check.patient = patient();
    check.visit = visit();
    check.bills = {bills()[0], bills()[1], bills()[2]};
    check.count = {1, 2};
    check.split = split();
    c.add("check-bills", check,
          {"check/confirm", "check/account", "check/self_pay", "check/back", "common/exit"}, 3);
    Done done;
    done.patient = patient();
    done.visit = visit();
    done.bills = check.bills;
    done.visit.place = check.bills.back().place;
    done.split = split();
    done.money = money(InsuranceMoney::settled, OwnMoney::taken);
    done.queue_number = "Y008";
    done.people_ahead = 2;
    done.trace_number = "K001-20261123-0043";
    done.slip = SlipState::printed;
    c.deadline(c.add("done-bills", done, {"done/finish"}), 20);
    done.count = {1, 2};
    done.bills = {bills()[1]};
    done.queue_number.clear();
    done.card_inside = true;
    c.add("done-bills-next", done, {"done/finish", "done/next"});
    c.steps = 4;
}

}  // namespace kiosk::ui::example
