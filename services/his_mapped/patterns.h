// Days and moments as a hospital writes them, by a pattern of yyyy, MM, dd, HH, mm and ss; and the places in
// a path where a field of ours goes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace kiosk::services::mapped {

// What is wrong with a pattern; empty where nothing is.
[[nodiscard]] std::string problem_of_pattern(std::string_view pattern, bool wants_time);

// Error(malformed) where `text` is not of the pattern or no such time.
[[nodiscard]] Result<CivilTime> time_by(std::string_view pattern, std::string_view text);
[[nodiscard]] std::string written_by(std::string_view pattern, CivilTime at);

// "/a/{day}?b={code}" bears day and code.
[[nodiscard]] std::vector<std::string> placeholders_in(std::string_view path);

}  // namespace kiosk::services::mapped
