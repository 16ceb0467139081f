// What a message of the kiosk is called in journeys: the name under which the simulated hospital counts it,
// whichever of its languages it is written in.
#pragma once

#include <string>

#include "services/transport.h"

namespace kiosk::demo {

[[nodiscard]] std::string message_name(const services::Request& request);

}  // namespace kiosk::demo
