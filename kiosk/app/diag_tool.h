// `kiosk diag`: the machine's tests from a console, with the words of the staff pages.
#pragma once

#include <string>
#include <vector>

#include "kiosk/diagnostics/checks.h"
#include "kiosk/domain/screen.h"

namespace kiosk::app {

struct DiagOptions {
    std::string config;               // empty: twins in front of the simulated hospital
    std::vector<std::string> tests;   // names of parts; empty: all
    std::vector<std::string> faults;  // "printer=paper_out"; twins alone
    bool json = false;
    bool english = false;
    bool attended = false;  // somebody at the console does what is asked, and answers
    std::string out;        // readiness report as report.json and report.pdf; empty: none
    std::string hospital_program;
    std::string share_folder;
};

inline constexpr int exit_faults = 3;    // something failed
inline constexpr int exit_warnings = 4;  // nothing failed, something warns

// Which parts were asked for. Error(malformed) names the word that is none.
[[nodiscard]] Result<std::vector<diagnosis::Part>> parts_asked_for(const DiagOptions& options);
// Runs the tests at a station whose devices are started, tells them as they end, and gives the exit status.
int run_tests(const DiagOptions& options, diagnostics::Station& station, diagnostics::Person& person,
              diagnosis::Report report);

// On this machine, with its configuration; the kiosk itself must not run.
int diagnose_machine(const DiagOptions& options);

}  // namespace kiosk::app
