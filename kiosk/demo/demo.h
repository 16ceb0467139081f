// `kiosk demo`: the main job on the simulated hospital and virtual devices, in a window or headless.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/demo/real_props.h"

namespace kiosk::demo {

struct DemoOptions {
    bool headless = false;
    bool bench = false;
    std::string journey;  // file; empty: the default journey
    std::string patient;  // id; empty: the journey's own
    std::string department;
    std::string out = "out";
    std::string contact_sheet;
    std::string hospital_program;  // beside this program
    std::string share_folder;      // cities, an example mapping and the default journey
    std::string his;               // "fhir" or "mapped"; empty: the journey's own
    int seed = 1;
    int delay_ms = 0;
    bool english = false;
    bool large = false;
    bool high_contrast = false;
    bool landscape = false;
    bool trembling = false;
    bool low_reach = false;
    bool voice = false;               // headless, too
    std::optional<unsigned> monkey;   // seed of random hands instead of a journey
    double minutes = 12;              // how long they play
    std::optional<int> metrics_port;  // figures for Prometheus; 0: any free port; none: no figures
    double stay_seconds = 0;          // headless: how long the kiosk stays on after the journey
    RealDrivers real;                 // none: every device is a twin
    // Where a journey loses its power this program starts itself again, by its own command line with these
    // two.
    std::vector<std::string> command;  // the words of this start
    std::string hospital_url;          // one that runs already; empty: start one
    int life = -1;                     // of the journey, from 0; -1: all of them
};

// Exit status: 0 the journey ended as its file expects, 1 otherwise; says why on stderr.
int run_demo(const DemoOptions& options);

}  // namespace kiosk::demo
