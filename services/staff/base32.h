// Base32 (RFC 4648), the form in which the secret of a one-time code is typed into a phone.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace kiosk::services::staff {

// Without padding.
[[nodiscard]] Secret to_base32(const Secret& bytes);
// Either case; blanks and padding are allowed, as people copy them. Error(malformed) says what else stands
// there, never the text itself.
[[nodiscard]] Result<Secret> from_base32(const Secret& text);

}  // namespace kiosk::services::staff
