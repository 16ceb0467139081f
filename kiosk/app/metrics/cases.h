// Sums of money on their way: how many, for how long, and what became of those that are closed.
#pragma once

#include <string>
#include <unordered_map>

#include "kiosk/app/metrics/family.h"
#include "kiosk/money/case.h"

namespace kiosk::app::metrics {

class CaseFigures {
public:
    void on_case_event(const money::Case& before, const money::Case& after);
    // `unreadable`: cases of an earlier run that only people can close.
    void tell(Families& families, CivilTime now, std::size_t unreadable) const;

private:
    std::unordered_map<CaseId, CivilTime> open_;  // since when
    std::unordered_map<std::string, std::uint64_t> closed_{
        {"completed", 0}, {"given_back", 0}, {"taken_back", 0}, {"nothing_moved", 0}};
    std::uint64_t unsure_ = 0;
};

}  // namespace kiosk::app::metrics
