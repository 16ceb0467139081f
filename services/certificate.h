// What an X.509 certificate in a PEM file says of itself, for tests of the machine and for metrics.
#pragma once

#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace kiosk::services {

struct CertificateFacts {
    std::string subject;  // "CN=K001,O=…"
    std::string issuer;
    std::string serial;  // upper-case hex
    CivilTime valid_from;
    CivilTime valid_until;
    friend bool operator==(const CertificateFacts&, const CertificateFacts&) = default;
};
// The first certificate of the file.
[[nodiscard]] Result<CertificateFacts> read_certificate(const std::string& pem_file);

}  // namespace kiosk::services
