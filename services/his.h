// The hospital's own system as a port; the first driver speaks FHIR R4 as agreed in services/his/PROFILE.md.
#pragma once

#include <memory>
#include <string>

#include "kiosk/base/config.h"
#include "services/ports.h"
#include "services/transport.h"

namespace kiosk::services {

struct HisConfig {
    std::string base_url;  // https://HOST:PORT/fhir, without / at the end
    // Identifier systems; a hospital's mapping may rename them (PROFILE.md).
    std::string case_system = "urn:kiosk:case";
    std::string visit_system = "urn:kiosk:visit";
    std::string department_system = "urn:kiosk:department";
    std::string doctor_system = "urn:kiosk:doctor";
    std::string resident_id_system = "urn:kiosk:resident-id";
    std::string passport_system = "urn:kiosk:passport";
    std::string visit_card_system = "urn:kiosk:visit-card";
    std::string booking_system = "urn:kiosk:booking";
    std::string reprint_system = "urn:kiosk:reprint";
    std::string insured_person_system = "urn:kiosk:insured-person";
    Millis connect_timeout{5'000};
};

// Reads [his].
[[nodiscard]] HisConfig read_his_config(ConfigTable& table);

// Thread safe. Nothing here moves money; holding, marking, releasing and confirming are repeatable under the
// case id. Outcomes: Refused(not_sent) = no byte left; a 4xx with an OperationOutcome is Refused (slot_taken,
// hold_expired, changed_meanwhile, patient_unknown, business); 5xx, broken JSON, an answer about something
// else is Unknown.
[[nodiscard]] std::unique_ptr<HisPort> make_fhir_his(HisConfig config, Transport& transport,
                                                     const Clock& clock);

}  // namespace kiosk::services
