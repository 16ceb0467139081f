// The one door to the JSON library.
#pragma once

#include <nlohmann/json.hpp>

namespace kiosk {

using Json = nlohmann::json;

}  // namespace kiosk
