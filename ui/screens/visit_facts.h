// Rows that several screens tell of a visit.
#pragma once

#include "ui/kit/rows.h"

namespace kiosk::ui {

// With large letters the name without its title: all rows of a card have one size, the longest decides it.
[[nodiscard]] Fact doctor_fact(const Kit& kit, const VisitLine& visit);

}  // namespace kiosk::ui
