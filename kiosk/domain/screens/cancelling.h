// A registration is given up.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/cancellation.h"
#include "kiosk/domain/money_state.h"
#include "kiosk/domain/screens/lines.h"
#include "kiosk/domain/split.h"

namespace kiosk::screen {

// A registration that the patient may want to give up.
struct CancellableRow {
    std::string trace_number;
    VisitLine visit;
    Split split;
    std::string queue_number;
    Cancelling cancelling = Cancelling::never;
    friend bool operator==(const CancellableRow&, const CancellableRow&) = default;
};
// Choices: cancellable/<trace number> for those that can be cancelled; cancellable/back.
struct Cancellable {
    PatientLine patient;
    std::vector<CancellableRow> rows;
    friend bool operator==(const Cancellable&, const Cancellable&) = default;
};
// One look before it is given up: what, and which money goes back where. Choices: cancel_check/confirm,
// cancel_check/back.
struct CancelCheck {
    PatientLine patient;
    CancellableRow row;
    bool insured = true;     // insurance paid its part
    bool at_window = false;  // the own part was never collected
    std::string payer;       // to which the own part returns
    friend bool operator==(const CancelCheck&, const CancelCheck&) = default;
};
// Given up; what came back and what is on its way. Choices: cancelled/finish.
struct Cancelled {
    PatientLine patient;
    CancellableRow row;
    MoneyState money;
    std::string payer;
    std::string trace_number;  // of the cancellation
    bool at_rest = true;       // nothing is left to come back
    SlipState slip = SlipState::printing;
    bool card_inside = false;
    friend bool operator==(const Cancelled&, const Cancelled&) = default;
};

}  // namespace kiosk::screen
