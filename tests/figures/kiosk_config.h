// A kiosk's configuration for a simulated hospital that runs already.
#pragma once

#include <string>

#include "kiosk/app/config.h"

namespace kiosk::figures {

// Writes FOLDER/kiosk.toml and its secrets. `hospital` is the hospital's own folder within FOLDER, `cities`
// that of the dialects.
Result<app::KioskConfig> make_config(const std::string& folder, const std::string& cities,
                                     const std::string& hospital, const std::string& url);

}  // namespace kiosk::figures
