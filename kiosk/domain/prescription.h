// Drugs that a doctor prescribed, from the unpaid prescription to the collected bag (取药).
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/text.h"

namespace kiosk {

enum class PrescriptionState {
    unpaid,
    paid,     // nobody has checked in for it yet
    waiting,  // checked in, being prepared
    ready,    // lies at its window
    collected
};

struct DrugLine {
    LocalizedText name;
    LocalizedText dose;      // in the hospital's words: "每次 1 粒，每日 3 次"
    LocalizedText quantity;  // "2 盒"
    friend bool operator==(const DrugLine&, const DrugLine&) = default;
};

struct Prescription {
    std::string number;        // 处方号
    std::string visit_number;  // ipt_otp_no
    CivilTime written_at;
    LocalizedText department;
    LocalizedText doctor;
    LocalizedText window;  // where it is handed out
    std::vector<DrugLine> drugs;
    PrescriptionState state = PrescriptionState::unpaid;
    std::string queue_number;  // once somebody has checked in
    int people_ahead = 0;
    friend bool operator==(const Prescription&, const Prescription&) = default;
};

}  // namespace kiosk
