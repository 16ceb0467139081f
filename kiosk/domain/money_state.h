// Where the money of a case is, in the only terms a patient needs. Every sentence about money on a screen or
// slip is made from this and never from fixed text, because a fixed text is untrue in one of the two money
// orders.
#pragma once

#include "kiosk/base/fen.h"

namespace kiosk {

enum class InsuranceMoney { not_used, not_settled, settling, settled, being_cancelled, cancelled, unknown };
enum class OwnMoney {
    nothing_due,
    not_taken,
    taking,
    taken,
    being_returned,
    returned,
    unknown,
    due_at_window
};

struct MoneyState {
    InsuranceMoney insurance = InsuranceMoney::not_used;
    OwnMoney own = OwnMoney::nothing_due;
    Fen own_amount;
    friend bool operator==(const MoneyState&, const MoneyState&) = default;
};

}  // namespace kiosk
