// The demo in two windows: the kiosk, and the bench beside it.
#pragma once

#include "kiosk/app/appliance.h"
#include "kiosk/demo/hospital_process.h"
#include "kiosk/demo/props.h"

namespace kiosk::demo {

struct BenchShow {
    const app::KioskConfig& config;
    HospitalProcess& hospital;
    Json patients;
    std::string out;  // folder
};

// Until one of the windows is closed.
Result<void> open_bench(const BenchShow& show, Machine machine);
// Nobody at the bench: its own hands play one visit (an e-code that is too blurred at first, a card, a slip),
// and both pictures of each moment are left in the folder. For tests and documents.
Result<void> play_bench(const BenchShow& show, Machine machine);

}  // namespace kiosk::demo
