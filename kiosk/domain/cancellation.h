// A registration that is given up after it was paid (退号): all that its money's way back needs, as the HIS
// told it. Whichever kiosk registered it, any kiosk may cancel it.
#pragma once

#include <string>

#include "kiosk/domain/acquirer_calls.h"
#include "kiosk/domain/split.h"

namespace kiosk {

// Whether the hospital lets a registration be cancelled at a kiosk, and why not.
enum class Cancelling {
    never,      // nothing is said of it, or it is not booked
    possible,   // now
    too_late,   // its session is over, or begins too soon
    seen,       // the doctor has seen the patient
    at_window,  // the own part was collected there and goes back there
};

// By which handles a registration's money moved.
struct MoneyHandles {
    std::string visit_number;     // ipt_otp_no
    std::string mdtrt_id;         // empty: self-paid
    acquirer::OrderNumber order;  // empty: nothing was collected at a kiosk
    acquirer::Method method = acquirer::Method::wallet_code;
    std::string transaction_number;  // the acquirer's
    friend bool operator==(const MoneyHandles&, const MoneyHandles&) = default;
};

struct Cancellation {
    CaseId registered_as;  // the case that registered: name of the hold, the charge batch and the orders
    std::string hold_id;
    std::string setl_id;  // empty: self-paid
    std::string payer;    // "微信支付", as on the slip
    Split split;
    bool at_window = false;  // the own part was never collected
    MoneyHandles money;
    friend bool operator==(const Cancellation&, const Cancellation&) = default;
};

}  // namespace kiosk
