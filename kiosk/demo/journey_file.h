// A journey as plain text that a non-programmer can read and add (tests/journeys/*.journey): who the patient
// is, what they do, what goes wrong, and what must be true at the end. Grammar: tests/journeys/README.md.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "kiosk/base/result.h"

namespace kiosk::demo {

struct JourneyStep {
    int line = 0;
    std::string verb;      // "touch", "show", "wait for" …
    std::string argument;  // the rest of the line
};

struct JourneyFile {
    std::string name;     // from "journey:", or the file's name
    std::string patient;  // id from `hospital patients`
    std::string department;
    std::string city = "binhai";
    bool small_disk =
        false;           // the journal lies in "small_disk", where tests/journeys/on_small_disk.sh mounts one
    bool stick = false;  // sticks are mounted below "media", by tests/journeys/with_stick.sh
    std::vector<std::string> settings;  // "policy.quarantine_ms = 300", lines of the kiosk's configuration
    std::vector<std::string> faults;    // of the hospital, from the beginning
    std::vector<JourneyStep> steps;
    std::vector<JourneyStep> expectations;
};

// Staff asked for it: the steps after this one are taken at the kiosk that begins anew.
[[nodiscard]] bool restarts(const JourneyStep& step);

// The error names the line and the word that is not understood.
Result<JourneyFile> parse_journey(const std::string& text, const std::string& file_name);
Result<JourneyFile> read_journey(const std::string& path);

}  // namespace kiosk::demo
