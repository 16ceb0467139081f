// Reasons of counterparties turned into notices for patients; the compiler asks for each new reason.
#include "kiosk/domain/notice.h"

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

std::string_view notice_name(NoticeId id) {
    switch (id) {
        case NoticeId::card_unread:
            return "card_unread";
        case NoticeId::card_foreign:
            return "card_foreign";
        case NoticeId::card_locked:
            return "card_locked";
        case NoticeId::card_pulled:
            return "card_pulled";
        case NoticeId::card_reader_broken:
            return "card_reader_broken";
        case NoticeId::code_expired:
            return "code_expired";
        case NoticeId::code_wrong_kind:
            return "code_wrong_kind";
        case NoticeId::code_unknown:
            return "code_unknown";
        case NoticeId::code_not_activated:
            return "code_not_activated";
        case NoticeId::patient_unknown:
            return "patient_unknown";
        case NoticeId::not_insured:
            return "not_insured";
        case NoticeId::waiting_period:
            return "waiting_period";
        case NoticeId::coverage_paused:
            return "coverage_paused";
        case NoticeId::coverage_ended:
            return "coverage_ended";
        case NoticeId::inpatient_now:
            return "inpatient_now";
        case NoticeId::no_filing:
            return "no_filing";
        case NoticeId::card_lost:
            return "card_lost";
        case NoticeId::insurance_refused:
            return "insurance_refused";
        case NoticeId::slot_taken:
            return "slot_taken";
        case NoticeId::hold_expired:
            return "hold_expired";
        case NoticeId::no_sessions_today:
            return "no_sessions_today";
        case NoticeId::his_refused:
            return "his_refused";
        case NoticeId::show_code_again:
            return "show_code_again";
        case NoticeId::other_person:
            return "other_person";
        case NoticeId::password_wrong:
            return "password_wrong";
        case NoticeId::password_blocked:
            return "password_blocked";
        case NoticeId::payment_declined:
            return "payment_declined";
        case NoticeId::payment_given_up:
            return "payment_given_up";
        case NoticeId::payment_code_invalid:
            return "payment_code_invalid";
        case NoticeId::unsure:
            return "unsure";
        case NoticeId::amount_changed:
            return "amount_changed";
        case NoticeId::cancelled_by_patient:
            return "cancelled_by_patient";
        case NoticeId::settlement_refused:
            return "settlement_refused";
        case NoticeId::paper_out_before:
            return "paper_out_before";
        case NoticeId::print_failed:
            return "print_failed";
        case NoticeId::insurance_down:
            return "insurance_down";
        case NoticeId::his_down:
            return "his_down";
        case NoticeId::payment_down:
            return "payment_down";
        case NoticeId::journal_down:
            return "journal_down";
        case NoticeId::too_many_open:
            return "too_many_open";
        case NoticeId::unexpected:
            return "unexpected";
    }
    return "unexpected";
}

std::string words_for_patient(const Refused& refused) {
    return refused.reason == RefusalReason::waiting_period ? refused.text : std::string{};
}

}  // namespace kiosk
