// From a counterparty's reason to the notice that a patient reads.
#pragma once

#include "kiosk/base/outcome.h"
#include "kiosk/domain/notice.h"

namespace kiosk {

// The notice that explains a refusal, or `otherwise` where the reason alone says nothing to a patient.
[[nodiscard]] NoticeId notice_of(RefusalReason reason, NoticeId otherwise);

}  // namespace kiosk
