// The counterparties' books against the kiosk's own story: at rest both tell the same, to the fen.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/json.h"
#include "kiosk/domain/case_talk.h"

namespace kiosk::demo {

// By how much a total of /control/books grew.
[[nodiscard]] std::int64_t grown(const Json& before, const Json& after, const std::string& total);
// What is not as `bought`, all that was registered and paid meanwhile, says.
[[nodiscard]] std::vector<std::string> book_complaints(const std::vector<from_case::Registered>& bought,
                                                       const Json& before, const Json& after);

}  // namespace kiosk::demo
