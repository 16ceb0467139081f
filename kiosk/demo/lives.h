// A journey in which the power is cut is lived in several processes, one after the other: each is this
// program started anew, the whole kiosk with its patient, on the same journal before the same hospital. What
// was seen so far is kept in a diary beside the journal, for the verdict at the end.
#pragma once

#include <string>
#include <vector>

#include "kiosk/demo/meter.h"
#include "kiosk/demo/patient.h"

namespace kiosk::demo {

[[nodiscard]] bool loses_power(const JourneyFile& journey);

// What one process begins with.
struct Life {
    std::size_t first_step = 0;  // of the journey
    Walk walk;                   // so far
    std::vector<PrintedSlip> slips;
};

class Diary {
public:
    explicit Diary(std::string file) : file_{std::move(file)} {}
    // Written through at once, and only where something is new.
    void note(const Walk& walk, const std::vector<PrintedSlip>& slips);
    [[nodiscard]] Life read() const;

private:
    std::string file_;
    std::size_t noted_ = 0;
};

// Life `number` of the journey, counted from 0: where it begins, and what the ones before have seen.
[[nodiscard]] Life begin_life(const JourneyFile& journey, const Diary& diary, std::size_t number);

// Starts this program with the words of `command` and `--life N` for the first life and each `start again`;
// returns the exit status of the last one. A life that ends before its power was cut, or that dies of
// anything else, ends the journey.
int live_through_cuts(const JourneyFile& journey, const std::vector<std::string>& command);

}  // namespace kiosk::demo
