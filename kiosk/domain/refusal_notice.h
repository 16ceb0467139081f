// From a counterparty's reason to the notice that a patient reads.
#pragma once

#include "kiosk/base/outcome.h"
#include "kiosk/domain/notice.h"

namespace kiosk {

// The notice that explains a refusal, or `otherwise` where the reason alone says nothing to a patient.
[[nodiscard]] NoticeId notice_of(RefusalReason reason, NoticeId otherwise);

// The counterparty's words, where they are written for patients (until when a waiting period runs, from when
// an appointment may be collected); empty otherwise: an error text of a server is for the log.
[[nodiscard]] std::string words_for_patient(const Refused& refused);

}  // namespace kiosk
