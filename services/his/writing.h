// Bodies that are written apart from their call.
#pragma once

#include "kiosk/domain/his_calls.h"
#include "services/his.h"
#include "services/his/fhir.h"

namespace kiosk::services::fhir {

// As FHIR says what the platform's gend says.
[[nodiscard]] std::string gender_code(const std::string& gend);
// A Patient: a first file, of a minor with the guardian who answers for them.
[[nodiscard]] Json first_file(const his::CreateFile& call, const HisConfig& config);
// A Communication: this report came out on paper here.
[[nodiscard]] Json print_note(const his::CountReportPrint& call);
// An Encounter: the patient stands in the pharmacy's hall.
[[nodiscard]] Json arrival_at_pharmacy(const his::CheckInPharmacy& call, const HisConfig& config);

}  // namespace kiosk::services::fhir
