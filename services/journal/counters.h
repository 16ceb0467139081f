// Numbers that are given out once: case ids and message ids. Pure; the journal stores `after` durably before
// anybody sees the id.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace kiosk::services::journal {

// "<kiosk>-<yyyyMMdd>-<serial>": A–Z, 0–9 and '-', at most 28 characters, so that four remain for the suffix
// of an order or refund number at the acquirer (32).
inline constexpr std::size_t case_id_length_max = 28;

struct Drawn {
    std::string id;
    std::int64_t after = 0;  // the counter's new value
};

// `last`: serial given out last on that day, 0 = none. Each day has a counter of its own, so that a clock
// that is set back continues the day's serials instead of repeating them.
[[nodiscard]] Result<Drawn> draw_case_id(const std::string& kiosk_number, CivilTime now, std::int64_t last);

// The counter is second * 10000 + serial of the last id.
[[nodiscard]] Result<Drawn> draw_msgid(const std::string& institution, int first_serial, int last_serial,
                                       CivilTime now, std::optional<std::int64_t> last);

}  // namespace kiosk::services::journal
