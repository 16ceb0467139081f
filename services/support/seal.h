// Encryption of the bundle for one certificate: CMS (RFC 5652) with AES-256-GCM (AuthEnvelopedData, RFC
// 5083), which the openssl command of Debian 12 (3.0) decrypts.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/result.h"

namespace kiosk::services::support {

// DER. `recipient_pem` is the path of a certificate with an RSA or P-256 key; its dates are not asked,
// because a bundle that only an old key opens is better than none.
[[nodiscard]] Result<std::string> sealed_for(const std::string& recipient_pem, std::string_view plain);

}  // namespace kiosk::services::support
