// What the vendor's clients ask, said to the FHIR side.
#pragma once

#include <string>

#include "services/hospital/http.h"
#include "services/hospital/wire.h"

namespace kiosk::hospital::vendor {

struct Asked {
    Request request;
    std::string problem;  // what the interface forbids; then there is no request
};
using Ask = Asked (*)(const Request& request, const Json& parameters);

Asked departments(const Request& request, const Json& parameters);
Asked sessions(const Request& request, const Json& parameters);
Asked patient(const Request& request, const Json& parameters);
Asked open_file(const Request& request, const Json& parameters);
Asked orders(const Request& request, const Json& parameters);
Asked hold_number(const Request& request, const Json& parameters);
Asked hold_orders(const Request& request, const Json& parameters);
Asked admissions(const Request& request, const Json& parameters);
Asked hold_deposit(const Request& request, const Json& parameters);
Asked give_up(const Request& request, const Json& parameters);
Asked number_held(const Request& request, const Json& parameters);
Asked orders_held(const Request& request, const Json& parameters);
Asked mark_number(const Request& request, const Json& parameters);
Asked mark_orders(const Request& request, const Json& parameters);
Asked release_number(const Request& request, const Json& parameters);
Asked release_orders(const Request& request, const Json& parameters);
Asked confirm_number(const Request& request, const Json& parameters);
Asked confirm_orders(const Request& request, const Json& parameters);
Asked records(const Request& request, const Json& parameters);
Asked payments(const Request& request, const Json& parameters);
Asked slip(const Request& request, const Json& parameters);
Asked payment_slip(const Request& request, const Json& parameters);
Asked copy(const Request& request, const Json& parameters);
Asked payment_copy(const Request& request, const Json& parameters);
Asked departments_for(const Request& request, const Json& parameters);
Asked booking_days(const Request& request, const Json& parameters);
Asked booking_times(const Request& request, const Json& parameters);
Asked book(const Request& request, const Json& parameters);
Asked appointments(const Request& request, const Json& parameters);
Asked hold_booking(const Request& request, const Json& parameters);
Asked check_in(const Request& request, const Json& parameters);
Asked bills(const Request& request, const Json& parameters);

// results.cpp
Asked reports(const Request& request, const Json& parameters);
Asked report_document(const Request& request, const Json& parameters);
Asked report_print(const Request& request, const Json& parameters);
Asked prescriptions(const Request& request, const Json& parameters);
Asked pharmacy_check_in(const Request& request, const Json& parameters);
Asked invoices(const Request& request, const Json& parameters);
Asked charges(const Request& request, const Json& parameters);

}  // namespace kiosk::hospital::vendor
