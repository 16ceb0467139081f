// Leg states turned into the words' raw material: where the money is, in a patient's terms.
#include "kiosk/base/mutant.h"
#include "kiosk/money/case.h"

namespace kiosk::money {
namespace {

InsuranceMoney insurance_money(const Case& c) {
    if (!c.pays_by_insurance()) return InsuranceMoney::not_used;
    switch (c.leg(Leg::insurance)) {
        case LegStatus::none:
        case LegStatus::refused:
            return InsuranceMoney::not_settled;
        case LegStatus::sent:
            return InsuranceMoney::settling;
        case LegStatus::done:
            return c.aborted ? InsuranceMoney::being_cancelled : InsuranceMoney::settled;
        case LegStatus::undo_sent:
            return InsuranceMoney::being_cancelled;
        case LegStatus::unknown:
        case LegStatus::undo_accepted:
            return is_mutant("untrue_money_sentence") ? InsuranceMoney::not_settled : InsuranceMoney::unknown;
        case LegStatus::undone:
            return InsuranceMoney::cancelled;
    }
    return InsuranceMoney::unknown;
}

OwnMoney own_money(const Case& c) {
    if (!c.split.own.is_positive()) return OwnMoney::nothing_due;
    if (c.at_window) return c.aborted ? OwnMoney::not_taken : OwnMoney::due_at_window;
    const bool was_paid = !c.payment.transaction_number.empty();
    switch (c.leg(Leg::own)) {
        case LegStatus::none:
        case LegStatus::refused:
            return OwnMoney::not_taken;
        case LegStatus::sent:
            return OwnMoney::taking;
        case LegStatus::done:
            return c.aborted ? OwnMoney::being_returned : OwnMoney::taken;
        case LegStatus::unknown:
        case LegStatus::undo_sent:
        case LegStatus::undo_accepted:
            return OwnMoney::unknown;
        // A reversed order that nobody ever saw paid took nothing, or gave it back at once.
        case LegStatus::undone:
            return was_paid ? OwnMoney::returned : OwnMoney::not_taken;
    }
    return OwnMoney::unknown;
}

}  // namespace

MoneyState money_state(const Case& state) {
    return {insurance_money(state), own_money(state), state.split.own};
}

}  // namespace kiosk::money
