// What the FHIR side answers, told in the vendor's words: `data` of the envelope. Null: nothing of that kind
// is there.
#pragma once

#include "services/hospital/wire.h"

namespace kiosk::hospital::vendor {

using Tell = Json (*)(const Json& answer);

Json tell_departments(const Json& bundle);
Json tell_sessions(const Json& bundle);
Json tell_patient(const Json& bundle);
Json tell_opened(const Json& patient);
Json tell_orders(const Json& bundle);
Json tell_admissions(const Json& bundle);
Json tell_held(const Json& resource);
Json tell_found(const Json& bundle);  // what is held under one case
Json tell_marked(const Json& resource);
Json tell_released(const Json& resource);
Json tell_confirmed(const Json& resource);
Json tell_records(const Json& bundle);
Json tell_payments(const Json& bundle);
Json tell_copy(const Json& resource);
Json tell_booking_days(const Json& bundle);
Json tell_booking_times(const Json& bundle);
Json tell_booked(const Json& resource);
Json tell_appointments(const Json& bundle);
Json tell_arrived(const Json& resource);
Json tell_bills(const Json& bundle);

// results.cpp
Json tell_reports(const Json& answer);
Json tell_report_document(const Json& answer);
Json tell_report_print(const Json& answer);
Json tell_prescriptions(const Json& answer);
Json tell_check_in(const Json& answer);
Json tell_invoices(const Json& answer);
Json tell_charges(const Json& answer);

}  // namespace kiosk::hospital::vendor
