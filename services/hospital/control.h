// What tests and the demo may ask of the world and change in it: GET /control/books, POST /control/set.
#pragma once

#include <string>

#include "services/hospital/world.h"

namespace kiosk::hospital {

// Totals, settlements, visits, open fee lines, payments, refunds, appointments and accounts; amounts in fen.
[[nodiscard]] Json books_report(World& world);

// Applies one change, or a list of them; what is wrong, or empty.
[[nodiscard]] std::string change_world(World& world, const Json& change);

}  // namespace kiosk::hospital
