// What kind of code a patient held before the scanner, by its form alone. Only these purposes leave the
// parser; anything else is a foreign code and goes no further.
#pragma once

#include <string_view>

#include "kiosk/domain/policy.h"

namespace kiosk::journey {

enum class ShownCode {
    insurance,        // 424 or opc and 25 digits (specification 3.1)
    payment,          // 18 digits, first two 10–15 or 25–30 (services/acquirer/PROTOCOL.md)
    visit_card,       // the hospital's prefix (configurable)
    booking,          // the hospital's prefix (configurable)
    electronic_card,  // 电子社保卡 (specification 3.3): the area's prefix (configurable)
    slip,             // of a slip of this hospital: "RP" and 16 of Crockford's base 32
    foreign,
};

[[nodiscard]] ShownCode kind_of_code(std::string_view text, const Policy& policy);

}  // namespace kiosk::journey
