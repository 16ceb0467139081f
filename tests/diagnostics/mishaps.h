// The table of mishaps: which one, at a real twin, lets which test find which cause.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "tests/diagnostics/machine_room.h"

namespace kiosk::diagnostics::test {

struct Mishap {
    std::string cause;
    Part part;
    Verdict verdict;
    void (*befalls)(MachineRoom& room);
    [[nodiscard]] std::string name() const { return part_name(part) + "_" + cause; }
};
inline void PrintTo(const Mishap& mishap, std::ostream* out) { *out << mishap.name(); }
[[nodiscard]] std::vector<Mishap> mishaps();

// Causes that no twin can show, by the state in which a real driver tells them.
struct ToldByADriver {
    std::string cause;
    DeviceTrouble trouble;
};
[[nodiscard]] std::vector<ToldByADriver> told_by_drivers();

}  // namespace kiosk::diagnostics::test
