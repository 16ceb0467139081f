// SM4 in ECB mode with PKCS#7 padding (GB/T 32907): weak as a mode, but what the platform's body scheme
// prescribes (specification 1.6). Confidentiality rests on TLS; this is conformance.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace kiosk::services::crypto {

// `key` has 16 bytes; another length is Error(configuration).
Result<std::string> sm4_ecb_encrypt(const Secret& key, std::string_view plain);
// Error(malformed) where length or padding is wrong.
Result<std::string> sm4_ecb_decrypt(const Secret& key, std::string_view cipher);

// The body key of specification 1.6: the first 16 digits of upperHex(SM4(first 16 bytes of appId,
// appSecret)).
Result<Secret> body_key(std::string_view app_id, const Secret& app_secret);

}  // namespace kiosk::services::crypto
