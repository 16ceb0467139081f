// A patient's phone as a web page: the insurance e-code and the wallet's payment code, refreshed and
// expiring, as page, picture and plain text. /phone lists all phones.
#pragma once

#include "services/hospital/http.h"
#include "services/hospital/world.h"

namespace kiosk::hospital {

[[nodiscard]] bool is_phone(std::string_view path);
Reply phone(World& world, const Request& request);

}  // namespace kiosk::hospital
