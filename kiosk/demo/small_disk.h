// `fill disk`: takes every block that the journal's disk has left, as a log gone wild would. Only on a small
// disk made for the journey (tests/journeys/on_small_disk.sh), never on the machine's own.
#pragma once

#include <string>

#include "kiosk/base/result.h"

namespace kiosk::demo {

Result<void> fill_disk(const std::string& folder);

}  // namespace kiosk::demo
