// The rest of the institution: settlements that windows and other kiosks have made today stand in the same
// books, because 3201 speaks for the whole house.
#pragma once

#include "services/hospital/world.h"

namespace kiosk::hospital {

// Writes a morning's work of the other tills into empty books.
void fill_other_tills(World& world);
// The patient has been at a window today: one visit is settled there, another is open and has its fee lines.
void be_at_window(World& world, const Person& person);

}  // namespace kiosk::hospital
