// The table [maintenance]: the programs that restart the machine, shut it down, update its system and roll
// it back. The appliance's image brings them; a kiosk without them says so on the page.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/config.h"
#include "kiosk/base/result.h"

namespace kiosk::app {

using CommandLine = std::vector<std::string>;  // program and arguments; empty: not set up

struct MaintenanceConfig {
    CommandLine reboot;
    CommandLine power_off;
    CommandLine update;
    CommandLine roll_back;
    CommandLine update_status;  // its output is shown
};
[[nodiscard]] MaintenanceConfig read_maintenance_config(ConfigTable& table);

// Runs it without a shell, and waits until it ends; what it leaves running is not waited for. What it wrote,
// at most 4,000 bytes; Error(refused) with that where its exit status is not 0, Error(timed_out) where it was
// killed for taking longer than `limit`: what takes long must go on by itself (systemd-run does that).
[[nodiscard]] Result<std::string> run_command(const CommandLine& line, Millis limit = Millis{120'000});

}  // namespace kiosk::app
