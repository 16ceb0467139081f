// The configuration and the keys of a kiosk before the simulated hospital.
#pragma once

#include <string>

#include "kiosk/demo/demo.h"
#include "kiosk/demo/journey_file.h"

namespace kiosk::demo {

// TOML; paths in it are relative to the folder where it is written, which is where the secrets are, too.
[[nodiscard]] std::string config_text(const DemoOptions& options, const JourneyFile& journey,
                                      const std::string& hospital_url);
void write_demo_secrets(const std::string& folder);

}  // namespace kiosk::demo
