// Reasons of counterparties turned into notices for patients; the compiler asks for each new reason.
#include "kiosk/domain/notice.h"

#include <array>

#include "kiosk/domain/refusal_notice.h"

namespace kiosk {

NoticeId notice_of(RefusalReason reason, NoticeId otherwise) {
    switch (reason) {
        case RefusalReason::not_insured:
            return NoticeId::not_insured;
        case RefusalReason::waiting_period:
            return NoticeId::waiting_period;
        case RefusalReason::coverage_paused:
            return NoticeId::coverage_paused;
        case RefusalReason::coverage_ended:
            return NoticeId::coverage_ended;
        case RefusalReason::inpatient_now:
            return NoticeId::inpatient_now;
        case RefusalReason::no_filing:
            return NoticeId::no_filing;
        case RefusalReason::not_activated:
            return NoticeId::code_not_activated;
        case RefusalReason::code_expired:
            return NoticeId::code_expired;
        case RefusalReason::code_wrong_kind:
            return NoticeId::code_wrong_kind;
        case RefusalReason::code_unknown:
            return NoticeId::code_unknown;
        case RefusalReason::card_lost:
            return NoticeId::card_lost;
        case RefusalReason::token_rejected:
            return NoticeId::show_code_again;
        case RefusalReason::password_wrong:
            return NoticeId::password_wrong;
        case RefusalReason::password_blocked:
            return NoticeId::password_blocked;
        case RefusalReason::money_in_doubt:
            return NoticeId::in_doubt_elsewhere;
        case RefusalReason::slot_taken:
            return NoticeId::slot_taken;
        case RefusalReason::hold_expired:
            return NoticeId::hold_expired;
        case RefusalReason::patient_unknown:
            return NoticeId::patient_unknown;
        case RefusalReason::payment_declined:
            return NoticeId::payment_declined;
        case RefusalReason::payment_abandoned:
            return NoticeId::payment_given_up;
        case RefusalReason::payment_code_invalid:
            return NoticeId::payment_code_invalid;
        case RefusalReason::business:
        case RefusalReason::not_sent:
        case RefusalReason::duplicate:
        case RefusalReason::already_undone:
        case RefusalReason::nothing_to_undo:
        case RefusalReason::changed_meanwhile:
        case RefusalReason::refund_refused:
        case RefusalReason::sign_in_needed:
            return otherwise;
    }
    return otherwise;
}

namespace {

// In the order of NoticeId; the assertion below notices a name too many or too few.
constexpr std::array notice_names{"card_unread",
                                  "card_foreign",
                                  "card_locked",
                                  "card_pulled",
                                  "card_bank",
                                  "card_expired",
                                  "card_counterfeit",
                                  "card_issuer_down",
                                  "id_card_unread",
                                  "card_reader_broken",
                                  "code_expired",
                                  "code_wrong_kind",
                                  "code_unknown",
                                  "code_not_activated",
                                  "patient_unknown",
                                  "slip_unknown",
                                  "not_insured",
                                  "waiting_period",
                                  "coverage_paused",
                                  "coverage_ended",
                                  "inpatient_now",
                                  "no_filing",
                                  "card_lost",
                                  "insurance_refused",
                                  "slot_taken",
                                  "hold_expired",
                                  "no_sessions_today",
                                  "his_refused",
                                  "service_closed",
                                  "no_bills",
                                  "bill_taken",
                                  "bill_refused",
                                  "show_code_again",
                                  "other_person",
                                  "password_wrong",
                                  "password_blocked",
                                  "password_not_entered",
                                  "pin_pad_broken",
                                  "payment_declined",
                                  "payment_given_up",
                                  "payment_code_invalid",
                                  "unsure",
                                  "in_doubt_elsewhere",
                                  "amount_changed",
                                  "cancelled_by_patient",
                                  "settlement_refused",
                                  "paper_out_before",
                                  "print_failed",
                                  "insurance_down",
                                  "his_down",
                                  "payment_down",
                                  "journal_down",
                                  "too_many_open",
                                  "unexpected"};
static_assert(notice_names.size() == static_cast<std::size_t>(NoticeId::unexpected) + 1);

}  // namespace

std::string_view notice_name(NoticeId id) { return notice_names[static_cast<std::size_t>(id)]; }

std::string words_for_patient(const Refused& refused) {
    return refused.reason == RefusalReason::waiting_period ? refused.text : std::string{};
}

}  // namespace kiosk
