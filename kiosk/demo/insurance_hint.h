// What the screen of insurance says, as a word that a journey waits for: "insurance:fund=420.00".
#pragma once

#include <string_view>

#include "kiosk/domain/screen.h"

namespace kiosk::demo {

// Words: told (every question has its answer or failed), hidden, shown, filed, not_filed, at_home, chronic,
// fails=accumulations|filings|diseases|spending, records=N, place=NAME, kind=employee|resident, and sums that
// are to be seen: balance=, deductible=, fund=, mutual_aid= in yuan. Of the records: "spending:hidden",
// "spending:shown".
[[nodiscard]] bool insurance_says(const Screen& screen, std::string_view word);

}  // namespace kiosk::demo
