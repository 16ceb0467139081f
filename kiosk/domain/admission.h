// A stay in hospital, and the money that is laid down for it in advance (住院预交金). Insurance comes in when
// the patient is discharged; what is then left of the deposit is paid back, what is missing is asked for.
#pragma once

#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/fen.h"
#include "kiosk/base/text.h"

namespace kiosk {

struct Admission {
    std::string id;                // at the HIS
    std::string inpatient_number;  // 住院号
    LocalizedText ward;
    LocalizedText bed;  // may be empty: none given yet
    CivilTime admitted_at;
    Fen deposited;  // so far
    Fen charged;    // so far, before insurance
    friend bool operator==(const Admission&, const Admission&) = default;
};

// What is paid in for a stay now.
struct DepositChoice {
    std::string admission_id;
    Fen amount;
    friend bool operator==(const DepositChoice&, const DepositChoice&) = default;
};

}  // namespace kiosk
