// The strict check of every field against the table data/fields.json: presence, type, length, codes. Anything
// that the real platform would refuse before it looks at the meaning is refused here.
#pragma once

#include <string_view>

#include "services/hospital/wire.h"

namespace kiosk::hospital {

[[nodiscard]] bool knows_transaction(std::string_view infno);
void check_envelope(const Json& envelope);                    // throws Refusal
void check_input(std::string_view infno, const Json& input);  // throws Refusal
[[nodiscard]] bool is_known_code(std::string_view table, std::string_view code);

}  // namespace kiosk::hospital
