// Zeros are written out rather than asked for: every file system keeps written blocks.
#include "services/journal/reserve.h"

#include <vector>

#include <sqlite3.h>

#include "kiosk/base/log.h"

namespace kiosk::services::journal {
namespace {

constexpr int block_bytes = 64 * 1024;

int write_zeros(sqlite3_vfs* vfs, const std::string& path) {
    std::vector<char> place(static_cast<std::size_t>(vfs->szOsFile));
    auto* file = reinterpret_cast<sqlite3_file*>(place.data());
    // As a rollback journal: the first sync includes the directory, and the owner is the database's.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MAIN_JOURNAL;
    int given = 0;
    int code = vfs->xOpen(vfs, path.c_str(), file, flags, &given);
    if (code != SQLITE_OK) return code;
    const std::vector<char> zeros(block_bytes, '\0');
    for (std::int64_t at = 0; at < reserve_bytes && code == SQLITE_OK; at += block_bytes)
        code = file->pMethods->xWrite(file, zeros.data(), block_bytes, at);
    if (code == SQLITE_OK) code = file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
    file->pMethods->xClose(file);
    return code;
}

}  // namespace

Result<void> Reserve::hold() {
    if (held_) return {};
    auto* vfs = sqlite3_vfs_find(vfs_.empty() ? nullptr : vfs_.c_str());
    if (vfs == nullptr) return fail(ErrorKind::bug, "journal storage: no VFS '" + vfs_ + "'");
    const int code = write_zeros(vfs, path_);
    held_ = code == SQLITE_OK;
    if (held_) return {};
    give_back();
    return fail(ErrorKind::unavailable,
                path_ + ": no room kept for taking money back: " + sqlite3_errstr(code));
}

bool Reserve::give_back() {
    auto* vfs = sqlite3_vfs_find(vfs_.empty() ? nullptr : vfs_.c_str());
    held_ = false;
    // The directory is synced: until then a file system may keep the blocks.
    const bool given = vfs != nullptr && vfs->xDelete(vfs, path_.c_str(), 1) == SQLITE_OK;
    if (given) log::warning("journal", "the reserve {} is given back to the disk", path_);
    return given;
}

}  // namespace kiosk::services::journal
