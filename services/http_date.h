// What time a server had when it answered.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "services/transport.h"

namespace kiosk::services {

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7); nothing where it has another form.
[[nodiscard]] std::optional<CivilTime> parse_http_date(const std::string& text);
// The Date of an answer; its resolution is one second.
[[nodiscard]] std::optional<CivilTime> date_of(const Exchange& exchange);

}  // namespace kiosk::services
