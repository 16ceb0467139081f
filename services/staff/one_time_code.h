// One-time codes by time (RFC 6238): which step of 30 seconds a typed code belongs to.
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/base/clock.h"
#include "kiosk/base/secret.h"

namespace kiosk::services::staff {

// The step whose code this is: the present one, the one before or the one after, since phone and kiosk do not
// agree about the second. Takes the same time for every code of six characters, right or wrong.
[[nodiscard]] std::optional<std::int64_t> step_of_code(const Secret& code_secret, const Secret& code,
                                                       CivilTime now);

}  // namespace kiosk::services::staff
