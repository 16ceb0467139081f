// Which words of the catalogue belong to a notice: what happened, in words of the street, and what to do now.
// What happened to money is not said here: that sentence comes from MoneyState.
#include <iterator>

#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

struct Entry {
    NoticeId id;
    NoticeWords words;
};

// In the order of NoticeId.
constexpr Entry table[] = {
    {NoticeId::card_unread, {words::notice_card_unread, words::notice_card_unread_now}},
    {NoticeId::card_foreign, {words::notice_card_foreign, words::notice_card_foreign_now}},
    {NoticeId::card_locked, {words::notice_card_locked, words::notice_card_locked_now}},
    {NoticeId::card_pulled, {words::notice_card_pulled, words::notice_card_pulled_now}},
    {NoticeId::card_bank, {words::notice_card_bank, words::notice_card_bank_now}},
    {NoticeId::card_expired, {words::notice_card_expired, words::notice_card_expired_now}},
    {NoticeId::card_counterfeit, {words::notice_card_counterfeit, words::notice_card_counterfeit_now}},
    {NoticeId::card_issuer_down, {words::notice_card_issuer_down, words::notice_card_issuer_down_now}},
    {NoticeId::id_card_unread, {words::notice_id_card_unread, words::notice_id_card_unread_now}},
    {NoticeId::card_reader_broken, {words::notice_card_reader_broken, words::notice_card_reader_broken_now}},
    {NoticeId::code_expired, {words::notice_code_expired, words::notice_code_expired_now}},
    {NoticeId::code_wrong_kind, {words::notice_code_wrong_kind, words::notice_code_wrong_kind_now}},
    {NoticeId::code_unknown, {words::notice_code_unknown, words::notice_code_unknown_now}},
    {NoticeId::code_not_activated, {words::notice_code_not_activated, words::notice_code_not_activated_now}},
    {NoticeId::patient_unknown, {words::notice_patient_unknown, words::notice_patient_unknown_now}},
    {NoticeId::slip_unknown, {words::notice_slip_unknown, words::notice_slip_unknown_now}},
    {NoticeId::not_insured, {words::notice_not_insured, words::notice_not_insured_now}},
    {NoticeId::waiting_period, {words::notice_waiting_period, words::notice_waiting_period_now}},
    {NoticeId::coverage_paused, {words::notice_coverage_paused, words::notice_coverage_paused_now}},
    {NoticeId::coverage_ended, {words::notice_coverage_ended, words::notice_coverage_ended_now}},
    {NoticeId::inpatient_now, {words::notice_inpatient_now, words::notice_inpatient_now_now}},
    {NoticeId::no_filing, {words::notice_no_filing, words::notice_no_filing_now}},
    {NoticeId::card_lost, {words::notice_card_lost, words::notice_card_lost_now}},
    {NoticeId::file_exists, {words::notice_file_exists, words::notice_file_exists_now}},
    {NoticeId::no_file, {words::notice_no_file, words::notice_no_file_now}},
    {NoticeId::guardian_unfit, {words::notice_guardian_unfit, words::notice_guardian_unfit_now}},
    {NoticeId::file_refused, {words::notice_file_refused, words::notice_file_refused_now}},
    {NoticeId::code_frozen, {words::notice_code_frozen, words::notice_code_frozen_now}},
    {NoticeId::coverage_frozen, {words::notice_coverage_frozen, words::notice_coverage_frozen_now}},
    {NoticeId::wrong_place, {words::notice_wrong_place, words::notice_wrong_place_now}},
    {NoticeId::card_not_activated, {words::notice_card_not_activated, words::notice_card_not_activated_now}},
    {NoticeId::account_not_activated,
     {words::notice_account_not_activated, words::notice_account_not_activated_now}},
    {NoticeId::disease_not_filed, {words::notice_disease_not_filed, words::notice_disease_not_filed_now}},
    {NoticeId::face_not_verified, {words::notice_face_not_verified, words::notice_face_not_verified_now}},
    {NoticeId::electronic_card_down,
     {words::notice_electronic_card_down, words::notice_electronic_card_down_now}},
    {NoticeId::e_code_down, {words::notice_e_code_down, words::notice_e_code_down_now}},
    {NoticeId::password_forgotten, {words::notice_password_forgotten, words::notice_password_forgotten_now}},
    {NoticeId::insurance_refused, {words::notice_insurance_refused, words::notice_insurance_refused_now}},
    {NoticeId::insurance_not_asked,
     {words::notice_insurance_not_asked, words::notice_insurance_not_asked_now}},
    {NoticeId::slot_taken, {words::notice_slot_taken, words::notice_slot_taken_now}},
    {NoticeId::hold_expired, {words::notice_hold_expired, words::notice_hold_expired_now}},
    {NoticeId::no_sessions_today, {words::notice_no_sessions_today, words::notice_no_sessions_today_now}},
    {NoticeId::no_numbers_ahead, {words::notice_no_numbers_ahead, words::notice_no_numbers_ahead_now}},
    {NoticeId::booked_already, {words::notice_booked_already, words::notice_booked_already_now}},
    {NoticeId::booking_unsure, {words::notice_booking_unsure, words::notice_booking_unsure_now}},
    {NoticeId::booking_taken, {words::notice_booking_taken, words::notice_booking_taken_now}},
    {NoticeId::session_stopped, {words::notice_session_stopped, words::notice_session_stopped_now}},
    {NoticeId::too_early, {words::notice_too_early, words::notice_too_early_now}},
    {NoticeId::too_late, {words::notice_too_late, words::notice_too_late_now}},
    {NoticeId::no_appointments, {words::notice_no_appointments, words::notice_no_appointments_now}},
    {NoticeId::his_refused, {words::notice_his_refused, words::notice_his_refused_now}},
    {NoticeId::service_closed, {words::notice_service_closed, words::notice_service_closed_now}},
    {NoticeId::no_bills, {words::notice_no_bills, words::notice_no_bills_now}},
    {NoticeId::bill_taken, {words::notice_bill_taken, words::notice_bill_taken_now}},
    {NoticeId::bill_refused, {words::notice_bill_refused, words::notice_bill_refused_now}},
    {NoticeId::no_admission, {words::notice_no_admission, words::notice_no_admission_now}},
    {NoticeId::deposit_refused, {words::notice_deposit_refused, words::notice_deposit_refused_now}},
    {NoticeId::nothing_to_cancel, {words::notice_nothing_to_cancel, words::notice_nothing_to_cancel_now}},
    {NoticeId::cancel_needs_insurance,
     {words::notice_cancel_needs_insurance, words::notice_cancel_needs_insurance_now}},
    {NoticeId::cancel_refused, {words::notice_cancel_refused, words::notice_cancel_refused_now}},
    {NoticeId::cancel_unsure, {words::notice_cancel_unsure, words::notice_cancel_unsure_now}},
    {NoticeId::no_reports, {words::notice_no_reports, words::notice_no_reports_now}},
    {NoticeId::no_prescriptions, {words::notice_no_prescriptions, words::notice_no_prescriptions_now}},
    {NoticeId::pharmacy_refused, {words::notice_pharmacy_refused, words::notice_pharmacy_refused_now}},
    {NoticeId::no_costs, {words::notice_no_costs, words::notice_no_costs_now}},
    {NoticeId::show_code_again, {words::notice_show_code_again, words::notice_show_code_again_now}},
    {NoticeId::other_person, {words::notice_other_person, words::notice_other_person_now}},
    {NoticeId::password_wrong, {words::notice_password_wrong, words::notice_password_wrong_now}},
    {NoticeId::password_blocked, {words::notice_password_blocked, words::notice_password_blocked_now}},
    {NoticeId::password_not_entered,
     {words::notice_password_not_entered, words::notice_password_not_entered_now}},
    {NoticeId::pin_pad_broken, {words::notice_pin_pad_broken, words::notice_pin_pad_broken_now}},
    {NoticeId::payment_declined, {words::notice_payment_declined, words::notice_payment_declined_now}},
    {NoticeId::payment_given_up, {words::notice_payment_given_up, words::notice_payment_given_up_now}},
    {NoticeId::payment_code_invalid,
     {words::notice_payment_code_invalid, words::notice_payment_code_invalid_now}},
    {NoticeId::unsure, {words::notice_unsure, words::notice_unsure_now}},
    {NoticeId::in_doubt_elsewhere, {words::notice_in_doubt_elsewhere, words::notice_in_doubt_elsewhere_now}},
    {NoticeId::amount_changed, {words::notice_amount_changed, words::notice_amount_changed_now}},
    {NoticeId::cancelled_by_patient,
     {words::notice_cancelled_by_patient, words::notice_cancelled_by_patient_now}},
    {NoticeId::settlement_refused, {words::notice_settlement_refused, words::notice_settlement_refused_now}},
    {NoticeId::paper_out_before, {words::notice_paper_out_before, words::notice_paper_out_before_now}},
    {NoticeId::print_failed, {words::notice_print_failed, words::notice_print_failed_now}},
    {NoticeId::insurance_down, {words::notice_insurance_down, words::notice_insurance_down_now}},
    {NoticeId::his_down, {words::notice_his_down, words::notice_his_down_now}},
    {NoticeId::payment_down, {words::notice_payment_down, words::notice_payment_down_now}},
    {NoticeId::journal_down, {words::notice_journal_down, words::notice_journal_down_now}},
    {NoticeId::too_many_open, {words::notice_too_many_open, words::notice_too_many_open_now}},
    {NoticeId::unexpected, {words::notice_unexpected, words::notice_unexpected_now}},
};

constexpr bool complete() {
    for (std::size_t i = 0; i < std::size(table); ++i)
        if (static_cast<std::size_t>(table[i].id) != i) return false;
    return std::size(table) == static_cast<std::size_t>(NoticeId::unexpected) + 1;
}
static_assert(complete(), "a notice has no words, or the order of the table is not that of NoticeId");

}  // namespace

const NoticeWords& notice_words(NoticeId id) { return table[static_cast<std::size_t>(id)].words; }

}  // namespace kiosk::ui
