// Who has a file at the hospital.
#pragma once

#include <string_view>

#include "services/hospital/wire.h"
#include "services/hospital/world.h"

namespace kiosk::hospital {

// The Patient under an identifier; null where there is none.
[[nodiscard]] Json file_of(World& world, std::string_view system, std::string_view value);
// One of the invented people for whom no file has been opened yet: nothing is held for them.
[[nodiscard]] bool lacks_file(World& world, std::string_view system, std::string_view value);

}  // namespace kiosk::hospital
