// Every command that the card reader's driver sends to a chip, on every bench: put between driver and PC/SC.
// At the end of each program of tests the record is held against the promise that no VERIFY with digits is
// ever built in this process, but for a staff member's own PIN and for the staff application alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hal/card/pcsc.h"

namespace kiosk::hal {

[[nodiscard]] pcsc::ContextMaker recorded(pcsc::ContextMaker pcsc);
[[nodiscard]] std::vector<std::string> recorded_commands();
// VERIFY or CHANGE REFERENCE DATA, of any class, with data behind the header.
[[nodiscard]] bool carries_a_pin(std::string_view command);
// The one exception: VERIFY of the staff application's own PIN, eight bytes.
[[nodiscard]] bool is_staff_verify(std::string_view command);

}  // namespace kiosk::hal
