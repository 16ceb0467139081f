// The hospital's own system as a port. One driver speaks FHIR R4 as agreed in services/his/PROFILE.md, the
// other whatever JSON a hospital has, by a mapping file as described in services/his_mapped/MAPPED.md.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/config.h"
#include "services/ports.h"
#include "services/transport.h"

namespace kiosk::services {

namespace mapped {
struct Mapping;
}

enum class HisDriver { fhir, mapped };

struct HisConfig {
    HisDriver driver = HisDriver::fhir;
    std::string base_url;                            // https://HOST:PORT/fhir, without / at the end
    std::shared_ptr<const mapped::Mapping> mapping;  // driver mapped
    // FHIR: identifier systems; a hospital's mapping may rename them (PROFILE.md).
    std::string case_system = "urn:kiosk:case";
    std::string visit_system = "urn:kiosk:visit";
    std::string department_system = "urn:kiosk:department";
    std::string doctor_system = "urn:kiosk:doctor";
    std::string resident_id_system = "urn:kiosk:resident-id";
    std::string passport_system = "urn:kiosk:passport";
    std::string visit_card_system = "urn:kiosk:visit-card";
    std::string booking_system = "urn:kiosk:booking";
    std::string request_system = "urn:kiosk:booking-request";  // ours, under which one books
    std::string reprint_system = "urn:kiosk:reprint";
    std::string insured_person_system = "urn:kiosk:insured-person";
    Millis connect_timeout{5'000};
};

// Reads [his], and the mapping that it names; whatever is wrong with that is told with its own file and line.
[[nodiscard]] HisConfig read_his_config(ConfigTable& table);

// A mapping, or what is wrong with it: file, line, key, what would be right.
struct HisMapping {
    std::shared_ptr<const mapped::Mapping> mapping;  // null where there is any problem
    std::vector<ConfigProblem> problems;
};
[[nodiscard]] HisMapping load_his_mapping(const std::string& path);

// Both drivers: thread safe. Nothing here moves money; holding, marking, releasing and confirming are
// repeatable under the case id. Outcomes: Refused(not_sent) = no byte left; a clear no in the agreed form is
// Refused (slot_taken, hold_expired, money_in_doubt, changed_meanwhile, patient_unknown, nothing_to_undo,
// business); 5xx, broken JSON, an answer about something else is Unknown.
// FHIR: a 4xx with an OperationOutcome is a no.
[[nodiscard]] std::unique_ptr<HisPort> make_fhir_his(HisConfig config, Transport& transport,
                                                     const Clock& clock);
// Mapped: a result code that the mapping names is a no, any other is Unknown.
[[nodiscard]] std::unique_ptr<HisPort> make_mapped_his(HisConfig config, Transport& transport,
                                                       const Clock& clock);
// The one that config.driver names.
[[nodiscard]] std::unique_ptr<HisPort> make_his(HisConfig config, Transport& transport, const Clock& clock);

}  // namespace kiosk::services
