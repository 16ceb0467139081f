// Disk space kept back beside the journal, so that money already on its way can be taken back on a disk that
// has no room for anything else. It is a file of zeros that is removed when the room is needed.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/base/result.h"

namespace kiosk::services::journal {

// Twice the longest log (1000 frames of 4 KiB): the log may grow to its full length once more, and as much
// again is left for the database: thousands of facts, where a complete unwinding writes some thirty.
inline constexpr std::int64_t reserve_bytes = 8 * 1024 * 1024;

class Reserve {
public:
    // The file is made through SQLite's VFS, so that the simulation's disk has one as well.
    Reserve(const std::string& journal_path, std::string vfs)
        : path_{journal_path + "-reserve"}, vfs_{std::move(vfs)} {}

    // Written and synced before it returns; refused, and nothing kept, where the disk has not so much.
    Result<void> hold();
    // True: there was a reserve and its space is free now.
    bool give_back();

private:
    std::string path_;
    std::string vfs_;
    bool held_ = false;  // written out by this process; a file found on the disk may have been cut short
};

}  // namespace kiosk::services::journal
