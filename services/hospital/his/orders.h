// What doctors order, as data/orders.json knows it.
#pragma once

#include <string_view>

#include "services/hospital/his/clinic.h"
#include "services/hospital/wire.h"
#include "services/hospital/world.h"

namespace kiosk::hospital {

[[nodiscard]] std::vector<Charge> charges_of_order(const Json& order);
[[nodiscard]] Json order_row(std::string_view what);  // null where unknown
// A doctor orders `what` for a patient, to be paid before it is done. False: no such thing.
bool write_order(World& world, const Person& person, std::string_view what);

}  // namespace kiosk::hospital
