// X.509 as staff's cards, the support bundle and the machine's tests need it: OpenSSL's certificates with an
// owner, from PEM files and from DER that a stranger may have made, and what stands in them as text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <openssl/x509.h>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace kiosk::services::crypto {

struct CertificateEnds {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, CertificateEnds>;

// All certificates of a PEM file, in its order; at least one, otherwise Error(configuration) with the path.
[[nodiscard]] Result<std::vector<Certificate>> certificates_of_file(const std::string& path);
// Null unless `der` is one certificate and nothing behind it. Longer than 16 KiB is none.
[[nodiscard]] Certificate certificate_of_der(std::string_view der);

[[nodiscard]] std::string serial_of(const X509& certificate);  // upper-case hex, as `openssl x509` prints it
[[nodiscard]] std::string name_text(const X509_NAME& name);    // "CN=K001,O=…" (RFC 2253)
// Every value of one attribute of a name, as UTF-8; `kind` is NID_commonName or a sister of it.
[[nodiscard]] std::vector<std::string> values_in(const X509_NAME& name, int kind);
[[nodiscard]] Result<CivilTime> civil_time(const ASN1_TIME& time);

}  // namespace kiosk::services::crypto
