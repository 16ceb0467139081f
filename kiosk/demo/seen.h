// What a patient of a journey makes of a screen: the names that journey files wait for.
#pragma once

#include <string>

#include "kiosk/domain/screen.h"

namespace kiosk::demo {

// "check", "notice:waiting_period": how journeys, pictures and result.json name a screen.
[[nodiscard]] std::string seen_name(const Screen& screen);
// What a screen says besides its name: "today:money_back" of the first registration, "pay:declined" about the
// last try, "home:open" or why no registration can be begun, "home:too_many_open". Empty where it says
// nothing.
[[nodiscard]] std::string name_with_hint(const Screen& screen);
[[nodiscard]] bool slip_is_printing(const Screen& screen);

}  // namespace kiosk::demo
