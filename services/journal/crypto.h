// The journal's cryptography behind five small functions: SM3 for the chain, HMAC-SM3 for the anchored head,
// AES-256-GCM for personal data. OpenSSL is included by crypto.cpp alone.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace kiosk::services::journal {

inline constexpr std::size_t hash_bytes = 32;
inline constexpr std::size_t key_bytes = 32;

[[nodiscard]] Result<std::string> sm3(std::string_view data);  // 32 raw bytes
[[nodiscard]] Result<std::string> hmac_sm3(const Secret& key, std::string_view data);
[[nodiscard]] Result<std::string> random_bytes(std::size_t count);
// nonce(12) + ciphertext + tag(16). `bound_to` is authenticated and not stored: a sealed value that was moved
// to another record does not open.
[[nodiscard]] Result<std::string> seal(const Secret& key, std::string_view plain, std::string_view bound_to);
[[nodiscard]] Result<std::string> unseal(const Secret& key, std::string_view sealed,
                                         std::string_view bound_to);

}  // namespace kiosk::services::journal
