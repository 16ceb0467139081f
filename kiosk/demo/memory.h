// How much memory this process holds for itself.
#pragma once

#include <cstdint>

namespace kiosk::demo {

// Kibibytes of anonymous memory (Pss_Anon of /proc/self/smaps_rollup), once what was freed has gone back to
// the system. Pages of font files and programs are not in it: the system drops them when it likes. 0 where it
// cannot be read.
[[nodiscard]] std::int64_t own_memory_kib();

}  // namespace kiosk::demo
