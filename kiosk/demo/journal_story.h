// What the kiosk's own journal says became of the case: after a power cut nobody who saw it is alive.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/result.h"
#include "kiosk/domain/case_talk.h"

namespace kiosk::demo {

// The last case of the journal if it was registered, with its amounts as settled; nothing if it was taken
// back.
[[nodiscard]] Result<std::optional<from_case::Registered>> registered_by_journal(const std::string& journal);

}  // namespace kiosk::demo
