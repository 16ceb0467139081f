// What a person fetches at a kiosk: reports with their PDF, drugs and the pharmacy's queue, electronic
// invoices, charges. All of it is made from the orders that doctors wrote and the payments that stand.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/hospital/http.h"
#include "services/hospital/world.h"

namespace kiosk::hospital {

// Nothing where the request is about something else. `path` is below /fhir/.
[[nodiscard]] std::optional<Reply> serve_results(World& world, const Request& request, std::string_view path);
// For counting and for faults, where method and resource alone say too little.
[[nodiscard]] std::optional<std::string> name_of_result(const Request& request, std::string_view path);

// "report": what, `for`, with `state` "in_progress" or "final", `file` "broken", `prints`: so often already.
[[nodiscard]] std::string write_report(World& world, const Person& person, const Json& change);
// "drugs": "ready" or "collected", `for`: all that this person has paid.
[[nodiscard]] std::string move_drugs(World& world, const Person& person, const std::string& state);

namespace results {

[[nodiscard]] const Person* person_asked_for(const World& world, const Request& request);

// reports.cpp
[[nodiscard]] Reply reports(World& world, const Request& request);
[[nodiscard]] Reply report(World& world, const std::string& id);
[[nodiscard]] Reply document(World& world, const std::string& id);
[[nodiscard]] Reply count_print(World& world, const Request& request);
// pharmacy.cpp
[[nodiscard]] Reply prescriptions(World& world, const Request& request);
[[nodiscard]] Reply check_in(World& world, const Request& request);
// invoices.cpp
[[nodiscard]] Reply invoices(World& world, const Request& request);
[[nodiscard]] Reply charges(World& world, const Request& request);

}  // namespace results

}  // namespace kiosk::hospital
