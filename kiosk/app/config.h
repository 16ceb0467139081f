// The whole configuration of a kiosk: one TOML file, one city file, every key documented where it is read.
#pragma once

#include <string>
#include <vector>

#include "hal/config.h"
#include "kiosk/app/diagnostics_config.h"
#include "kiosk/app/maintenance_config.h"
#include "kiosk/base/config.h"
#include "kiosk/domain/policy.h"
#include "services/acquirer.h"
#include "services/his.h"
#include "services/metrics.h"
#include "services/settlement.h"
#include "services/staff.h"
#include "services/support.h"
#include "services/transport.h"
#include "ui/display.h"

namespace kiosk::app {

struct KioskConfig {
    std::vector<ConfigKey> keys;  // all that were read, with what the file says; for staff
    std::string data_folder;      // journal and state
    std::string log_level = "info";
    Policy policy;
    ui::DisplayOptions display;
    services::TlsFiles tls;
    services::SettlementConfig settlement;
    services::HisConfig his;
    services::AcquirerConfig acquirer;
    hal::DeviceConfig devices;
    DiagnosticsConfig diagnostics;
    MaintenanceConfig maintenance;
    services::StaffConfig staff;
    services::SupportConfig support;
    services::MetricsConfig metrics;
};

// All problems in file order, ready to print; empty = the configuration may be used.
struct ConfigReading {
    KioskConfig config;
    std::vector<ConfigProblem> problems;
    std::vector<ConfigKey> keys;
};
// Error: the file cannot be read or is not TOML.
Result<ConfigReading> read_config(const std::string& path);
// For `check-config --keys`: what an empty file would mean.
[[nodiscard]] std::vector<ConfigKey> all_keys();

// policy_config.cpp
void read_policy(ConfigTable& root, Policy& policy);

}  // namespace kiosk::app
