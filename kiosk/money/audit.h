// The rules that a case's facts must satisfy whatever happened to the kiosk, checked from the journal alone:
// for `kiosk journal verify`, for finance and for tests. It shares nothing with `step` but the meaning of the
// facts.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "kiosk/domain/fact.h"

namespace kiosk::money {

// All facts of one case, in the journal's order. One sentence for each broken rule, with the number of the
// rule (M2 … M17, as in services/journal_format.md); empty: none is broken.
[[nodiscard]] std::vector<std::string> audit(std::span<const Fact> facts);

}  // namespace kiosk::money
