// The table of phases. A row in the wrong place does not compile.
#include "kiosk/journey/phases.h"

#include <array>

namespace kiosk::journey {
namespace {

using enum Acts;

constexpr std::array phases{
    PhaseRules{Phase::home, "home", patient, project_home, on_home_touch, nullptr},
    PhaseRules{Phase::showing_more, "showing_more", patient, project_more, on_more_touch, nullptr},
    // who is it
    PhaseRules{Phase::identifying, "identifying", patient, project_identify, on_identify_touch, nullptr},
    PhaseRules{Phase::typing_passport, "typing_passport", patient, project_passport, on_passport_touch,
               nullptr},
    PhaseRules{Phase::reading_card, "reading_card", machine, project_reading, nullptr, on_card_read},
    PhaseRules{Phase::asking_issuer, "asking_issuer", machine, project_reading, nullptr, on_issuer_answer},
    PhaseRules{Phase::proving_card, "proving_card", machine, project_reading, nullptr, on_card_read},
    PhaseRules{Phase::decoding_code, "decoding_code", machine, project_reading, nullptr, on_code_decoded},
    PhaseRules{Phase::querying_person, "querying_person", machine, project_reading, nullptr, on_person},
    PhaseRules{Phase::finding_patient, "finding_patient", machine, project_reading, nullptr,
               on_patient_found},
    // what is known of today
    PhaseRules{Phase::asking_today, "asking_today", machine, project_reading, nullptr, on_registrations},
    PhaseRules{Phase::asking_payments, "asking_payments", machine, project_reading, nullptr, on_payments},
    PhaseRules{Phase::showing_today, "showing_today", patient, project_today, on_today_touch,
               on_copy_counted},
    PhaseRules{Phase::choosing_service, "choosing_service", patient, project_services, on_services_touch,
               nullptr},
    // paying bills
    PhaseRules{Phase::listing_bills, "listing_bills", machine, project_reading, nullptr, on_bills},
    PhaseRules{Phase::choosing_bills, "choosing_bills", patient, project_bills, on_bills_touch, nullptr},
    PhaseRules{Phase::showing_details, "showing_details", patient, project_details, on_details_touch,
               nullptr},
    // a deposit for a stay
    PhaseRules{Phase::listing_admissions, "listing_admissions", machine, project_reading, nullptr,
               on_admissions},
    PhaseRules{Phase::choosing_deposit, "choosing_deposit", patient, project_deposit, on_deposit_touch,
               nullptr},
    PhaseRules{Phase::typing_deposit, "typing_deposit", patient, project_deposit_amount,
               on_deposit_amount_touch, nullptr},
    // giving a registration up
    PhaseRules{Phase::listing_cancellable, "listing_cancellable", machine, project_reading, nullptr,
               on_cancellable},
    PhaseRules{Phase::choosing_cancellable, "choosing_cancellable", patient, project_cancellable,
               on_cancellable_touch, nullptr},
    PhaseRules{Phase::checking_cancellation, "checking_cancellation", patient, project_cancel_check,
               on_cancel_check_touch, nullptr},
    PhaseRules{Phase::showing_cancelled, "showing_cancelled", patient, project_cancelled, on_cancelled_touch,
               nullptr},
    // asking insurance
    PhaseRules{Phase::showing_insurance, "showing_insurance", patient, project_insurance, on_insurance_touch,
               on_insurance_told},
    PhaseRules{Phase::showing_spending, "showing_spending", patient, project_spending, on_spending_touch,
               on_insurance_told},
    // reports, drugs, invoices
    PhaseRules{Phase::listing_reports, "listing_reports", machine, project_reading, nullptr, on_reports},
    PhaseRules{Phase::showing_reports, "showing_reports", patient, project_reports, on_reports_touch,
               on_report_answer},
    PhaseRules{Phase::listing_prescriptions, "listing_prescriptions", machine, project_reading, nullptr,
               on_prescriptions},
    PhaseRules{Phase::choosing_prescription, "choosing_prescription", patient, project_prescriptions,
               on_prescriptions_touch, nullptr},
    PhaseRules{Phase::joining_queue, "joining_queue", machine, project_reading, nullptr, on_queue_joined},
    PhaseRules{Phase::pharmacy_queued, "pharmacy_queued", patient, project_queued, on_queued_touch, nullptr},
    PhaseRules{Phase::listing_invoices, "listing_invoices", machine, project_reading, nullptr, on_invoices},
    PhaseRules{Phase::choosing_invoice, "choosing_invoice", patient, project_invoices, on_invoices_touch,
               nullptr},
    PhaseRules{Phase::showing_invoice, "showing_invoice", patient, project_invoice, on_invoice_touch,
               nullptr},
    PhaseRules{Phase::listing_costs, "listing_costs", machine, project_reading, nullptr, on_costs},
    PhaseRules{Phase::showing_costs, "showing_costs", patient, project_costs, on_costs_touch, nullptr},
    // registering
    PhaseRules{Phase::listing_departments, "listing_departments", machine, project_reading, nullptr,
               on_departments},
    PhaseRules{Phase::choosing_department, "choosing_department", patient, project_departments,
               on_departments_touch, nullptr},
    PhaseRules{Phase::listing_sessions, "listing_sessions", machine, project_reading, nullptr, on_sessions},
    PhaseRules{Phase::choosing_session, "choosing_session", patient, project_sessions, on_sessions_touch,
               nullptr},
    // booking ahead
    PhaseRules{Phase::asking_guide, "asking_guide", patient, project_guide, on_guide_touch, nullptr},
    PhaseRules{Phase::listing_days, "listing_days", machine, project_reading, nullptr, on_days},
    PhaseRules{Phase::choosing_day, "choosing_day", patient, project_days, on_days_touch, nullptr},
    PhaseRules{Phase::listing_times, "listing_times", machine, project_reading, nullptr, on_times},
    PhaseRules{Phase::choosing_time, "choosing_time", patient, project_times, on_times_touch, nullptr},
    PhaseRules{Phase::checking_booking, "checking_booking", patient, project_booking_check,
               on_booking_check_touch, nullptr},
    PhaseRules{Phase::booking, "booking", machine, project_reading, nullptr, on_booked},
    PhaseRules{Phase::showing_booked, "showing_booked", patient, project_booked, on_last_touch, nullptr},
    // on the day
    PhaseRules{Phase::finding_appointments, "finding_appointments", machine, project_reading, nullptr,
               on_appointments},
    PhaseRules{Phase::choosing_appointment, "choosing_appointment", patient, project_appointments,
               on_appointments_touch, nullptr},
    PhaseRules{Phase::checking_appointment, "checking_appointment", patient, project_appointment,
               on_appointment_touch, nullptr},
    PhaseRules{Phase::checking_in, "checking_in", machine, project_reading, nullptr, on_checked_in},
    PhaseRules{Phase::showing_checked_in, "showing_checked_in", patient, project_checked_in, on_last_touch,
               nullptr},
    // a new file
    PhaseRules{Phase::finding_file, "finding_file", machine, project_reading, nullptr, on_file_found},
    PhaseRules{Phase::asking_guardian, "asking_guardian", patient, project_guardian, on_guardian_touch,
               nullptr},
    PhaseRules{Phase::decoding_guardian, "decoding_guardian", machine, project_reading, nullptr,
               on_guardian_decoded},
    PhaseRules{Phase::typing_phone, "typing_phone", patient, project_phone, on_phone_touch, nullptr},
    PhaseRules{Phase::opening_file, "opening_file", machine, project_reading, nullptr, on_file_opened},
    PhaseRules{Phase::file_opened, "file_opened", patient, project_file_opened, on_opened_touch, nullptr},
    PhaseRules{Phase::verifying_electronic_card, "verifying_electronic_card", machine, project_reading,
               nullptr, on_electronic_card},
    // money: the case works, the visit shows
    PhaseRules{Phase::opening_case, "opening_case", machine, project_reading, nullptr, nullptr},
    PhaseRules{Phase::checking, "checking", patient, project_check, on_check_touch, nullptr},
    PhaseRules{Phase::processing, "processing", machine, project_processing, nullptr, nullptr},
    PhaseRules{Phase::entering_password, "entering_password", machine, project_pin, on_pin_touch, nullptr},
    PhaseRules{Phase::showing_code_again, "showing_code_again", patient, project_identify, nullptr, nullptr},
    PhaseRules{Phase::decoding_again, "decoding_again", machine, project_reading, nullptr, on_decoded_again},
    PhaseRules{Phase::paying, "paying", patient, project_pay, on_pay_touch, nullptr},
    // the end
    PhaseRules{Phase::card_left, "card_left", patient, project_card_left, nullptr, nullptr},
    PhaseRules{Phase::done, "done", patient, project_done, on_done_touch, nullptr},
    PhaseRules{Phase::notice, "notice", patient, project_notice, on_notice_touch, nullptr},
    // nobody is served
    PhaseRules{Phase::out_of_service, "out_of_service", machine, project_out_of_service, nullptr, nullptr},
    PhaseRules{Phase::staff_at_work, "staff_at_work", machine, project_out_of_service, nullptr, nullptr},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < phases.size(); ++i)
        if (phases[i].phase != static_cast<Phase>(i)) return false;
    return phases.back().phase == Phase::staff_at_work;
}
static_assert(in_order(), "the rows stand in the order of Phase");

}  // namespace

const PhaseRules& rules_of(Phase phase) { return phases[static_cast<std::size_t>(phase)]; }

}  // namespace kiosk::journey
