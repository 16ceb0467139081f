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
    // a file of the hospital, and who answers for a child
    file_exists,     // there is one already
    no_file,         // there is none yet: one can be opened here
    guardian_unfit,  // not of age, or the patient
    file_refused,    // the HIS opens none for this person
    // insured, but something must be done first
    code_frozen,
    coverage_frozen,
    wrong_place,
    card_not_activated,
    account_not_activated,
    disease_not_filed,     // the chronic disease that a bill is of
    face_not_verified,     // the face check in the e-code's app did not pass
    electronic_card_down,  // nobody can verify it now
    e_code_down,           // nobody can decode it now; a card still says who one is
    password_forgotten,
    insurance_refused,    // a clear no whose words only staff can use
    insurance_not_asked,  // what was shown is the hospital's own: insurance knows nobody by it
    // numbers
    slot_taken,
    hold_expired,
    no_sessions_today,
    no_numbers_ahead,  // nothing can be booked in the coming days
    booked_already,    // for the same department and day
    booking_unsure,    // whether it was booked is not known; nothing is paid
    booking_taken,     // collected already, or just now elsewhere
    session_stopped,   // the doctor does not come
    too_early,         // to collect or to check in
    too_late,
    no_appointments,  // nothing booked or registered for
    his_refused,
    // the menu
    service_closed,  // not at this hour
    // bills
    no_bills,      // nothing is to be paid
    bill_taken,    // paid meanwhile, or being paid elsewhere
    bill_refused,  // the HIS does not let it be paid here
    // deposits
    no_admission,     // no stay is going on
    deposit_refused,  // the stay takes none (any more)
    // cancelling a registration
    nothing_to_cancel,       // there is none today
    cancel_needs_insurance,  // insurance paid for it: its person must show code or card
    cancel_refused,          // the HIS did not let it go
    cancel_unsure,           // nobody knows yet whether it did
    // reports, drugs, invoices
    no_reports,
    no_prescriptions,
    pharmacy_refused,  // the pharmacy does not take this prescription here
    no_costs,
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
