// The words under which kinds and legs are stored, and the way back.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/domain/fact.h"

namespace kiosk::services::journal {

[[nodiscard]] std::optional<FactKind> fact_kind_of(std::string_view name);
[[nodiscard]] std::optional<Leg> leg_of(std::string_view name);

}  // namespace kiosk::services::journal
