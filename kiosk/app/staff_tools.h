// `kiosk staff` and `kiosk audit`: what the hospital's IT does for staff at the console. Each returns the
// process's exit status.
#pragma once

#include <string>

namespace kiosk::app {

struct StaffToolOptions {
    std::string config;
    std::string file;  // staff.db, instead of --config
    bool json = false;
    std::string number;
    std::string card;  // the hexadecimal digits of "card 3F9A…" in the audit log
    std::string role = "attendant";
    std::string pin;          // empty: one is drawn; "-": read from standard input
    std::string secret_file;  // enroll: written; code: read
    std::string issuer = "kiosk";
};

int staff_enroll(const StaffToolOptions& options);
int staff_code(const StaffToolOptions& options);
int staff_unlock(const StaffToolOptions& options);
int audit_list(const StaffToolOptions& options);
int audit_verify(const StaffToolOptions& options);

}  // namespace kiosk::app
