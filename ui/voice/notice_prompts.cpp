// One sentence for each kind of situation instead of one for each notice: what is heard calms and leads to
// the screen, which names the case and the way out.
#include <array>

#include "ui/voice/prompts.h"

namespace kiosk::ui {
namespace {

using enum NoticeId;

struct NoticeKind {
    NoticeId id;
    const char* prompt;
};

// In the order of NoticeId.
constexpr std::array notice_kinds{
    NoticeKind{card_unread, "notice_card"},
    NoticeKind{card_foreign, "notice_card"},
    NoticeKind{card_locked, "notice_card"},
    NoticeKind{card_pulled, "notice_card"},
    NoticeKind{card_bank, "notice_card"},
    NoticeKind{card_expired, "notice_card"},
    NoticeKind{card_counterfeit, "notice_card"},
    NoticeKind{card_issuer_down, "notice_card"},
    NoticeKind{id_card_unread, "notice_card"},
    NoticeKind{card_reader_broken, "notice_card"},
    NoticeKind{code_expired, "notice_code"},
    NoticeKind{code_wrong_kind, "notice_code"},
    NoticeKind{code_unknown, "notice_code"},
    NoticeKind{code_not_activated, "notice_code"},
    NoticeKind{patient_unknown, "notice_file"},
    NoticeKind{slip_unknown, "notice_code"},
    NoticeKind{not_insured, "notice_insurance"},
    NoticeKind{waiting_period, "notice_insurance"},
    NoticeKind{coverage_paused, "notice_insurance"},
    NoticeKind{coverage_ended, "notice_insurance"},
    NoticeKind{inpatient_now, "notice_insurance"},
    NoticeKind{no_filing, "notice_insurance"},
    NoticeKind{card_lost, "notice_card"},
    NoticeKind{file_exists, "notice_file"},
    NoticeKind{no_file, "notice_file"},
    NoticeKind{guardian_unfit, "notice_file"},
    NoticeKind{file_refused, "notice_file"},
    NoticeKind{code_frozen, "notice_code"},
    NoticeKind{coverage_frozen, "notice_insurance"},
    NoticeKind{wrong_place, "notice_insurance"},
    NoticeKind{card_not_activated, "notice_card"},
    NoticeKind{account_not_activated, "notice_insurance"},
    NoticeKind{disease_not_filed, "notice_insurance"},
    NoticeKind{face_not_verified, "notice_insurance"},
    NoticeKind{electronic_card_down, "notice_code"},
    NoticeKind{e_code_down, "notice_code"},
    NoticeKind{password_forgotten, "notice_password"},
    NoticeKind{insurance_refused, "notice_insurance"},
    NoticeKind{insurance_not_asked, "notice_insurance"},
    NoticeKind{slot_taken, "notice_number"},
    NoticeKind{hold_expired, "notice_number"},
    NoticeKind{no_sessions_today, "notice_number"},
    NoticeKind{no_numbers_ahead, "notice_number"},
    NoticeKind{booked_already, "notice_number"},
    NoticeKind{booking_unsure, "notice_not_yet_known"},
    NoticeKind{booking_taken, "notice_number"},
    NoticeKind{session_stopped, "notice_number"},
    NoticeKind{too_early, "notice_number"},
    NoticeKind{too_late, "notice_number"},
    NoticeKind{no_appointments, "notice_nothing_found"},
    NoticeKind{his_refused, "notice_number"},
    NoticeKind{service_closed, "notice_not_here"},
    NoticeKind{no_bills, "notice_nothing_found"},
    NoticeKind{bill_taken, "notice_not_here"},
    NoticeKind{bill_refused, "notice_not_here"},
    NoticeKind{no_admission, "notice_nothing_found"},
    NoticeKind{deposit_refused, "notice_not_here"},
    NoticeKind{nothing_to_cancel, "notice_nothing_found"},
    NoticeKind{cancel_needs_insurance, "notice_insurance"},
    NoticeKind{cancel_refused, "notice_not_here"},
    NoticeKind{cancel_unsure, "notice_not_yet_known"},
    NoticeKind{no_reports, "notice_nothing_found"},
    NoticeKind{no_prescriptions, "notice_nothing_found"},
    NoticeKind{pharmacy_refused, "notice_not_here"},
    NoticeKind{no_costs, "notice_nothing_found"},
    NoticeKind{show_code_again, "notice_code"},
    NoticeKind{other_person, "notice_code"},
    NoticeKind{password_wrong, "notice_password"},
    NoticeKind{password_blocked, "notice_password"},
    NoticeKind{password_not_entered, "notice_password"},
    NoticeKind{pin_pad_broken, "notice_password"},
    NoticeKind{payment_declined, "notice_payment"},
    NoticeKind{payment_given_up, "notice_payment"},
    NoticeKind{payment_code_invalid, "notice_payment"},
    NoticeKind{unsure, "notice_checking"},
    NoticeKind{in_doubt_elsewhere, "notice_checking"},
    NoticeKind{amount_changed, "notice_stopped"},
    NoticeKind{cancelled_by_patient, "notice_stopped"},
    NoticeKind{settlement_refused, "notice_insurance"},
    NoticeKind{paper_out_before, "notice_no_slip"},
    NoticeKind{print_failed, "notice_no_slip"},
    NoticeKind{insurance_down, "notice_not_reached"},
    NoticeKind{his_down, "notice_not_reached"},
    NoticeKind{payment_down, "notice_not_reached"},
    NoticeKind{journal_down, "notice_out_of_service"},
    NoticeKind{too_many_open, "notice_out_of_service"},
    NoticeKind{unexpected, "notice_unexpected"},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < notice_kinds.size(); ++i)
        if (static_cast<std::size_t>(notice_kinds[i].id) != i) return false;
    return notice_kinds.size() == static_cast<std::size_t>(unexpected) + 1;
}
static_assert(in_order(), "a notice has no sentence, or the order of the table is not that of NoticeId");

}  // namespace

const char* notice_prompt(NoticeId id) { return notice_kinds.at(static_cast<std::size_t>(id)).prompt; }

const char* hint_prompt(Hint hint) {
    switch (hint) {
        case Hint::none:
            return nullptr;
        case Hint::code_unread:
            return "code_unread";
        case Hint::code_wrong_kind:
            return "code_wrong_kind";
        case Hint::code_of_electronic_card:
            return "code_of_electronic_card";
        case Hint::code_expired:
            return "code_expired";
        case Hint::card_turn_over:
            return "card_turn_over";
        case Hint::payment_code_invalid:
            return "payment_code_invalid";
        case Hint::payment_code_wrong_kind:
            return "payment_code_wrong_kind";
        case Hint::payment_declined:
            return "payment_declined";
        case Hint::payment_given_up:
            return "payment_given_up";
    }
    return nullptr;
}

}  // namespace kiosk::ui
