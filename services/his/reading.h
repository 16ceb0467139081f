// Pieces of FHIR answers that several of our objects are read from.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "kiosk/domain/his_calls.h"
#include "services/his.h"
#include "services/his/fhir.h"

namespace kiosk::services::fhir {

// A count; zero where it is none.
[[nodiscard]] int whole(const std::string& digits);

template <class Enum>
[[nodiscard]] Result<Enum> named(const std::string& name, const std::map<std::string_view, Enum>& names,
                                 std::string_view what) {
    const auto found = names.find(name);
    if (found == names.end()) return fail(ErrorKind::malformed, fmt::format("{}: unknown word", what));
    return found->second;
}

[[nodiscard]] Result<DayPart> day_part_of(const Json* object);
[[nodiscard]] BillKind bill_kind_of(const Json* object);  // `other` where nobody agreed on the word
[[nodiscard]] Result<FeeLine> fee_line_of(const Json* line);

// told.cpp: the answer to FindRegistrations. Error(malformed) as a whole: one that is not understood might
// hide a doubt.
[[nodiscard]] Result<his::Registrations> registrations_of(Purpose purpose, const Json& bundle,
                                                          const HisConfig& config);

// booked.cpp: what is booked ahead, and what is due of it.
[[nodiscard]] Result<his::BookingDays> booking_days_of(const Json& bundle);
[[nodiscard]] Result<his::Times> times_of(const Json& bundle);
[[nodiscard]] Result<his::Booked> booked_of(const his::Book& call, const Json& body, const HisConfig& config);
[[nodiscard]] Result<his::Appointments> appointments_of(const Json& bundle, const HisConfig& config);
[[nodiscard]] Result<Booking> arrival_of(const his::CheckIn& call, const Json& body);

// results.cpp: what a person fetches.
[[nodiscard]] Result<his::Reports> reports_of(const Json& bundle);
[[nodiscard]] Result<his::ReportDocument> document_of(const his::FetchReport& call, const Json& body);
[[nodiscard]] Result<his::CopyCounted> print_counted(const Json& body);
[[nodiscard]] Result<his::Prescriptions> prescriptions_of(const Json& bundle, const HisConfig& config);
[[nodiscard]] Result<his::PharmacyQueue> pharmacy_queue_of(const his::CheckInPharmacy& call,
                                                           const Json& body);
[[nodiscard]] Result<his::Invoices> invoices_of(const Json& bundle);
[[nodiscard]] Result<his::Costs> costs_of(const Json& bundle);
[[nodiscard]] Result<his::Admissions> admissions_of(const Json& bundle);

}  // namespace kiosk::services::fhir
