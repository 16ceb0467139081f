// The objects of an answer, each read from its row by the vocabulary. Error(malformed) where a row has not
// the promised form, or is no basis for a decision.
#pragma once

#include <fmt/format.h>

#include "services/his_mapped/values.h"
#include "services/his_mapped/words.h"

namespace kiosk::services::mapped {

[[nodiscard]] inline std::unexpected<Error> malformed(std::string what) {
    return fail(ErrorKind::malformed, std::move(what));
}

// One of our words, which must be there.
template <class Words>
[[nodiscard]] auto word_of(const Row& row, std::string_view field, std::string_view table, const Words& words)
    -> Result<decltype(words.front().value)> {
    const auto name = TRY(row.word(field, table));
    const auto value = value_in(words, name);
    if (!value) return malformed(fmt::format("{}: is missing", field));
    return *value;
}

[[nodiscard]] Result<Department> department_of(const Row& row);
[[nodiscard]] Result<ClinicSession> session_of(const Row& row, const std::string& department_code);
[[nodiscard]] Result<Patient> patient_of(const Row& row);
[[nodiscard]] Result<Bill> bill_of(const Row& row);
// booked.cpp: booked ahead, and due on the day.
[[nodiscard]] Result<BookingDay> booking_day_of(const Row& row);
[[nodiscard]] Result<BookingTime> booking_time_of(const Row& row);
[[nodiscard]] Result<his::Booked> booked_of(const his::Book& call, const Row& row);
[[nodiscard]] Result<Appointment> appointment_of(const Row& row);
[[nodiscard]] Result<Booking> arrival_of(const his::CheckIn& call, const Row& row);
[[nodiscard]] Result<FeeLine> fee_line_of(const Row& row);
// Of this case, in whatever state.
[[nodiscard]] Result<Hold> hold_of(Purpose purpose, const CaseId& case_id, const Row& row);
[[nodiscard]] Result<his::Registration> registration_of(Purpose purpose, const Row& row);

// results.cpp: what a person fetches
[[nodiscard]] Result<Report> report_of(const Row& row);
[[nodiscard]] Result<his::ReportDocument> document_of(const Row& row);
[[nodiscard]] Result<his::CopyCounted> print_counted(const Row& row);
[[nodiscard]] Result<Prescription> prescription_of(const Row& row);
[[nodiscard]] Result<his::PharmacyQueue> pharmacy_queue_of(const his::CheckInPharmacy& call, const Row& row);
[[nodiscard]] Result<EInvoice> invoice_of(const Row& row);
[[nodiscard]] Result<Charge> charge_of(const Row& row);
[[nodiscard]] Result<Admission> admission_of(const Row& row);

}  // namespace kiosk::services::mapped
