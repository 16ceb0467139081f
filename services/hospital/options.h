// The command line of `hospital`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "services/hospital/certificates.h"
#include "services/hospital/faults.h"

namespace kiosk::hospital {

enum class Command { serve, patients, help, version };

struct Options {
    Command command = Command::serve;
    bool json = false;
    std::string address = "127.0.0.1";
    unsigned short port = 8443;
    std::vector<FaultRule> faults;
    std::uint64_t seed = 1;
    std::int64_t delay_ms = 0;
    std::string data_folder = "hospital-data";
    int kiosk_certificate_days = certificate_days_default;
    bool end_with_parent = false;
};

extern const std::string_view usage;

// An error names the word that is wrong.
[[nodiscard]] Result<Options> parse_options(const std::vector<std::string>& words);

}  // namespace kiosk::hospital
