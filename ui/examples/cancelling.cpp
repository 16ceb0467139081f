// A registration is given up.
#include "ui/examples/collector.h"
#include "ui/examples/people.h"

namespace kiosk::ui::example {

void add_cancelling(Collector& c) {
    using namespace screen;
    c.steps = 3;
    const CancellableRow row{"K001-20261123-0042", visit(), split(), "A027", Cancelling::possible};
    auto seen = row;
    seen.trace_number = "K001-20261123-0017";
    seen.cancelling = Cancelling::seen;
    auto& list = c.add("cancellable", Cancellable{patient(), {row, seen}},
                       {"cancellable/" + row.trace_number, "cancellable/" + seen.trace_number,
                        "cancellable/back", "common/exit"},
                       2);
    list.choices[1].enabled = false;
    const std::vector<std::string> ids{"cancel_check/confirm", "cancel_check/back", "common/exit"};
    c.add("cancel_check", CancelCheck{patient(), row, true, false, "微信支付"}, ids, 3);
    auto alone = row;
    alone.split = Split::all_own(Fen{2'500});
    c.add("cancel_check-self-paid", CancelCheck{patient(), alone, false, true, ""}, ids, 3);
    c.add("processing-giving-back",
          Processing{{{WorkStep::booking, WorkState::done},
                      {WorkStep::insurance, WorkState::running},
                      {WorkStep::payment, WorkState::waiting}},
                     true,
                     true},
          {}, 3);
    Cancelled cancelled{patient(),
                        row,
                        money(InsuranceMoney::cancelled, OwnMoney::returned),
                        "微信支付",
                        "K001-20261123-0051",
                        true,
                        SlipState::printed,
                        true};
    c.deadline(c.add("cancelled", cancelled, {"cancelled/finish"}), 20);
    cancelled.money = money(InsuranceMoney::cancelled, OwnMoney::being_returned);
    cancelled.at_rest = false;
    cancelled.slip = SlipState::failed;
    cancelled.card_inside = false;
    c.deadline(c.add("cancelled-on-its-way", cancelled, {"cancelled/finish"}), 20);
}

}  // namespace kiosk::ui::example
