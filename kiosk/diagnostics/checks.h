// The tests of the parts of the machine: one each, in the order in which they are run. A test first asks what
// the part says of itself, then proves it as far as it can, and asks a person for what needs hands or eyes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/diagnostics/causes.h"
#include "kiosk/diagnostics/person.h"
#include "kiosk/diagnostics/station.h"

namespace kiosk::diagnostics {

// What the code on the test slip says.
inline constexpr const char* test_code = "KIOSK-TEST-0123456789";

// All parts, in the order of a readiness report.
[[nodiscard]] std::vector<diagnosis::Part> all_parts();
[[nodiscard]] words::Phrase name_of(diagnosis::Part part);
[[nodiscard]] words::Phrase name_of(diagnosis::Verdict verdict);
// Of a whole report: ready, ready but for what a person must see, or not.
[[nodiscard]] words::Phrase report_verdict(const diagnosis::Report& report);
// Nothing: the part is no device.
[[nodiscard]] std::optional<DeviceKind> device_of(diagnosis::Part part);

// Runs one test; never throws, always ends. Sets `took` and `part_number`.
[[nodiscard]] diagnosis::Finding check(diagnosis::Part part, Station& station, Person& person);

struct Progress {
    diagnosis::Part part;                         // that is being tested, or
    const diagnosis::Finding* finding = nullptr;  // that is done
};
// Told before and after each test, on the calling thread.
using TellProgress = std::function<void(const Progress&)>;
// One after the other; ends early when the station is stopped, without a finding for the test cut short.
[[nodiscard]] std::vector<diagnosis::Finding> check_all(const std::vector<diagnosis::Part>& parts,
                                                        Station& station, Person& person,
                                                        const TellProgress& tell = {});

// What scanner and face camera see now, for live pages: armed, or started, by whoever looks.
[[nodiscard]] screen::StaffCamera sight_of_scanner(const Station& station);
[[nodiscard]] screen::StaffCamera sight_of_face(const Station& station);

// What a device's own state says, where it says that something is wrong; for live pages too.
[[nodiscard]] const Cause* cause_of(const DeviceStatus& status);

}  // namespace kiosk::diagnostics
