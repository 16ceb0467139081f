// Hears like a person who knows every recording by heart: finds in raw samples which were played, in which
// order.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "ui/voice/numbers.h"

namespace kiosk::ui {

using Samples = std::vector<std::int16_t>;

// All recordings of one language, by id.
[[nodiscard]] std::map<std::string, Samples> recordings(Language language);

// Whole recordings one after the other, with silence before, between and after them. Error: a sound that is
// no whole recording, with the second at which it begins. Of two alike the id that comes first.
[[nodiscard]] Result<Sentence> heard_in(const Samples& played,
                                        const std::map<std::string, Samples>& recordings);

}  // namespace kiosk::ui
