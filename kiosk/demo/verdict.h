// What came of a journey: the outcome, the figures, result.json, and whether everything is as the journey's
// file wants.
#pragma once

#include <string>
#include <vector>

#include "kiosk/app/config.h"
#include "kiosk/demo/hospital_process.h"
#include "kiosk/demo/journey_file.h"
#include "kiosk/demo/meter.h"
#include "kiosk/demo/patient.h"

namespace kiosk::demo {

struct Evidence {
    const JourneyFile& journey;
    const Json& who;
    const Walk& walk;
    const Meter& meter;
    const Json& books_before;  // /control/books
    const Json& books_after;
    const Json& receipts;  // /control/counts
    std::size_t events = 0;
    bool cases_closed = true;
    bool first_kiosk_destroyed = false;  // what it left behind is for the institution's books to find
    const app::KioskConfig& config;      // in force at the end
};

// "registered", "self_pay", "refused:<notice>", "unsure", "left".
[[nodiscard]] std::string outcome_of(const Evidence& evidence);
[[nodiscard]] std::string expected_outcome(const Evidence& evidence);
// What is not as it must be: the file's expectations, and always that the counterparties' books fit the
// outcome.
[[nodiscard]] std::vector<std::string> complaints(const Evidence& evidence);
[[nodiscard]] Json result_json(const Evidence& evidence);

}  // namespace kiosk::demo
