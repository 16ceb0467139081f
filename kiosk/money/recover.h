// A case rebuilt from its facts after a crash or a power cut. The journal alone decides; no memory of
// intentions survives. A message whose answer is not in the journal is unknown, whatever it was. Fed with
// Resumed, the case then goes forward after Commit and back before it.
#pragma once

#include <span>

#include "kiosk/base/result.h"
#include "kiosk/money/case.h"

namespace kiosk::money {

// All facts of one case, in the journal's order. The case is in phase `fresh` (feed it Resumed) or `closed`.
// Malformed: the facts are not those of a case; it is for people.
[[nodiscard]] Result<Case> recover(std::span<const Fact> facts);

}  // namespace kiosk::money
