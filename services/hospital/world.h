// What every part of the hospital stands on: the books, the people and the clock. One lock around it all is
// held by whoever serves a request.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/base/clock.h"
#include "services/hospital/books.h"
#include "services/hospital/people.h"

namespace kiosk::hospital {

inline constexpr std::int64_t minute_ms = 60'000;
inline constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

struct World {
    Books& books;
    const People& people;
    const Clock& clock;
    std::uint64_t seed = 1;   // of the reply's quirks and of the other tills' settlements
    std::string data_folder;  // empty: nothing is written beside the books

    [[nodiscard]] CivilTime now() const { return clock.civil(); }
};

}  // namespace kiosk::hospital
