// One number out of the kernel's table.
#include "kiosk/demo/memory.h"

#include <malloc.h>

#include <fstream>
#include <string>

namespace kiosk::demo {

std::int64_t own_memory_kib() {
    malloc_trim(0);
    std::ifstream table{"/proc/self/smaps_rollup"};
    std::int64_t kib = 0;
    for (std::string word; table >> word;)
        if (word == "Pss_Anon:") table >> kib;
    return kib;
}

}  // namespace kiosk::demo
