// Reasons of counterparties turned into notices for patients; an assertion asks for each new reason.
#include "kiosk/domain/notice.h"

#include <array>

#include "kiosk/domain/refusal_notice.h"

namespace kiosk {

namespace {

struct Explained {
    RefusalReason reason;
    NoticeId notice;
};
constexpr std::array explained{
    Explained{RefusalReason::not_insured, NoticeId::not_insured},
    Explained{RefusalReason::waiting_period, NoticeId::waiting_period},
    Explained{RefusalReason::coverage_paused, NoticeId::coverage_paused},
    Explained{RefusalReason::coverage_ended, NoticeId::coverage_ended},
    Explained{RefusalReason::inpatient_now, NoticeId::inpatient_now},
    Explained{RefusalReason::no_filing, NoticeId::no_filing},
    Explained{RefusalReason::not_activated, NoticeId::code_not_activated},
    Explained{RefusalReason::code_expired, NoticeId::code_expired},
    Explained{RefusalReason::code_wrong_kind, NoticeId::code_wrong_kind},
    Explained{RefusalReason::code_unknown, NoticeId::code_unknown},
    Explained{RefusalReason::card_lost, NoticeId::card_lost},
    Explained{RefusalReason::code_frozen, NoticeId::code_frozen},
    Explained{RefusalReason::coverage_frozen, NoticeId::coverage_frozen},
    Explained{RefusalReason::wrong_place, NoticeId::wrong_place},
    Explained{RefusalReason::card_not_activated, NoticeId::card_not_activated},
    Explained{RefusalReason::account_not_activated, NoticeId::account_not_activated},
    Explained{RefusalReason::token_rejected, NoticeId::show_code_again},
    Explained{RefusalReason::password_wrong, NoticeId::password_wrong},
    Explained{RefusalReason::password_blocked, NoticeId::password_blocked},
    Explained{RefusalReason::money_in_doubt, NoticeId::in_doubt_elsewhere},
    Explained{RefusalReason::slot_taken, NoticeId::slot_taken},
    Explained{RefusalReason::hold_expired, NoticeId::hold_expired},
    Explained{RefusalReason::session_stopped, NoticeId::session_stopped},
    Explained{RefusalReason::booked_already, NoticeId::booked_already},
    Explained{RefusalReason::too_early, NoticeId::too_early},
    Explained{RefusalReason::too_late, NoticeId::too_late},
    Explained{RefusalReason::patient_unknown, NoticeId::patient_unknown},
    Explained{RefusalReason::disease_not_filed, NoticeId::disease_not_filed},
    Explained{RefusalReason::face_not_verified, NoticeId::face_not_verified},
    Explained{RefusalReason::payment_declined, NoticeId::payment_declined},
    Explained{RefusalReason::payment_abandoned, NoticeId::payment_given_up},
    Explained{RefusalReason::payment_code_invalid, NoticeId::payment_code_invalid},
};
// Between machines: to a patient the reason alone says nothing.
constexpr std::array between_machines{
    RefusalReason::business,          RefusalReason::not_sent,        RefusalReason::duplicate,
    RefusalReason::already_undone,    RefusalReason::nothing_to_undo, RefusalReason::visit_in_use,
    RefusalReason::changed_meanwhile, RefusalReason::refund_refused,  RefusalReason::sign_in_needed,
    RefusalReason::already_printed,
};

constexpr bool each_once() {
    for (int i = 0; i <= static_cast<int>(RefusalReason::face_not_verified); ++i) {
        int count = 0;
        for (const auto& row : explained) count += static_cast<int>(row.reason) == i ? 1 : 0;
        for (const auto reason : between_machines) count += static_cast<int>(reason) == i ? 1 : 0;
        if (count != 1) return false;
    }
    return true;
}
static_assert(each_once(), "a reason without a notice, or with two");

}  // namespace

NoticeId notice_of(RefusalReason reason, NoticeId otherwise) {
    for (const auto& row : explained)
        if (row.reason == reason) return row.notice;
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
                                  "file_exists",
                                  "no_file",
                                  "guardian_unfit",
                                  "file_refused",
                                  "code_frozen",
                                  "coverage_frozen",
                                  "wrong_place",
                                  "card_not_activated",
                                  "account_not_activated",
                                  "disease_not_filed",
                                  "face_not_verified",
                                  "electronic_card_down",
                                  "e_code_down",
                                  "password_forgotten",
                                  "insurance_refused",
                                  "insurance_not_asked",
                                  "slot_taken",
                                  "hold_expired",
                                  "no_sessions_today",
                                  "no_numbers_ahead",
                                  "booked_already",
                                  "booking_unsure",
                                  "booking_taken",
                                  "session_stopped",
                                  "too_early",
                                  "too_late",
                                  "no_appointments",
                                  "his_refused",
                                  "service_closed",
                                  "no_bills",
                                  "bill_taken",
                                  "bill_refused",
                                  "no_admission",
                                  "deposit_refused",
                                  "nothing_to_cancel",
                                  "cancel_needs_insurance",
                                  "cancel_refused",
                                  "cancel_unsure",
                                  "no_reports",
                                  "no_prescriptions",
                                  "pharmacy_refused",
                                  "no_costs",
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
    const bool says_when = refused.reason == RefusalReason::waiting_period ||
                           refused.reason == RefusalReason::too_early ||
                           refused.reason == RefusalReason::too_late;
    return says_when ? refused.text : std::string{};
}

}  // namespace kiosk
