// What many screens have in common: who it is, a line of help, the slip.
#pragma once

#include <string>

namespace kiosk {

// A small line of help on a screen that goes on listening; nothing has to be touched.
enum class Hint {
    none,
    code_unread,
    code_wrong_kind,
    code_of_electronic_card,  // 电子社保卡: another issuer's code
    code_expired,
    card_turn_over,
    payment_code_invalid,
    payment_code_wrong_kind,
    payment_declined,  // try another code or another way
    payment_given_up   // the payer did not finish in time; nothing was taken
};

struct PatientLine {  // already masked
    std::string name;
    std::string id_number;
    std::string gender;  // 1 male, 2 female, else unknown
    int age_years = -1;  // -1 unknown
    bool insured = true;
    friend bool operator==(const PatientLine&, const PatientLine&) = default;
};

namespace screen {

enum class SlipState { printing, printed, failed, none };

}  // namespace screen
}  // namespace kiosk
