// PINs at rest: scrypt (RFC 7914) with N = 2^15, r = 8, p = 1, which costs this machine about a tenth of a
// second and 32 MiB, and a thief of the configuration that for each of a million PINs. The figures are fixed,
// so that a wrong number takes exactly as long as a wrong PIN.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/secret.h"

namespace kiosk::services::staff {

// "scrypt$32768$8$1$<32 hex digits of salt>$<64 of hash>"
[[nodiscard]] bool is_pin_hash(std::string_view text);
// False as well where OpenSSL cannot compute it. Takes the same time whatever differs.
[[nodiscard]] bool pin_fits(const std::string& pin_hash, const Secret& pin);
// Of nobody: no PIN fits, and finding that out takes as long as for anybody.
[[nodiscard]] std::string hash_of_nobody();

}  // namespace kiosk::services::staff
