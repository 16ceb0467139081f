// Everything that can stand between a patient and the slip, as a closed list: each has its words in both
// languages (ui/text) and says what to do next.
#pragma once

#include <string_view>

namespace kiosk {

enum class NoticeId {
    // what was shown cannot be used
    card_unread,
    card_foreign,
    card_locked,
    card_pulled,
    card_bank,         // a bank card: never read here
    card_expired,      // its own date has passed
    card_counterfeit,  // the chip could not prove itself
    card_issuer_down,  // its issuer must speak first and cannot be reached
    id_card_unread,
    card_reader_broken,
    code_expired,
    code_wrong_kind,
    code_unknown,
    code_not_activated,
    patient_unknown,  // no file under this visit card, booking code or passport
    slip_unknown,     // the slip's code has expired or nobody knows it
    // insurance says no
    not_insured,
    waiting_period,
    coverage_paused,
    coverage_ended,
    inpatient_now,
    no_filing,
    card_lost,
    insurance_refused,  // a clear no whose words only staff can use
    // numbers
    slot_taken,
    hold_expired,
    no_sessions_today,
    his_refused,
    // the menu
    service_closed,  // not at this hour
    // bills
    no_bills,      // nothing is to be paid
    bill_taken,    // paid meanwhile, or being paid elsewhere
    bill_refused,  // the HIS does not let it be paid here
    // credentials during settlement
    show_code_again,
    other_person,
    password_wrong,
    password_blocked,
    password_not_entered,  // the PIN pad waited in vain
    pin_pad_broken,
    // own money
    payment_declined,
    payment_given_up,
    payment_code_invalid,
    // money in doubt or on its way back
    unsure,
    in_doubt_elsewhere,  // the same bill is being checked: do not pay again
    amount_changed,
    cancelled_by_patient,
    settlement_refused,
    // paper
    paper_out_before,
    print_failed,
    // the world
    insurance_down,
    his_down,
    payment_down,
    journal_down,
    too_many_open,
    unexpected,
};

// "card_unread": for catalogues, pictures, journeys and logs.
[[nodiscard]] std::string_view notice_name(NoticeId id);

}  // namespace kiosk
