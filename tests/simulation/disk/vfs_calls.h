// The table of functions through which SQLite uses a CutDisk.
#pragma once

#include <sqlite3.h>

#include "tests/simulation/disk/cut_disk.h"

namespace kiosk::simulation {

// Lives as long as the disk and its name.
[[nodiscard]] sqlite3_vfs vfs_of(CutDisk& disk);

}  // namespace kiosk::simulation
