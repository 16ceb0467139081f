// SQLite's calls, answered as its own unix VFS would: the same sector size and promises, and the same moments
// at which a directory is synced (the first sync of a new log or rollback journal, and xDelete when asked).
#include "tests/simulation/disk/vfs_calls.h"

#include <algorithm>
#include <cstring>

#include "tests/simulation/disk/disk_file.h"

namespace kiosk::simulation {
namespace {

struct OpenFile {
    sqlite3_file base;
    DiskHandle* handle;
};

DiskHandle& handle_of(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file)->handle; }
CutDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<CutDisk*>(vfs->pAppData); }

}  // namespace

struct DiskCalls {
    using Verdict = CutDisk::Verdict;
    static sqlite3_io_methods methods();

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* out, int flags, int* flags_out) {
        auto& disk = disk_of(vfs);
        out->pMethods = nullptr;
        const auto verdict = disk.begin();
        if (verdict == Verdict::fails) return SQLITE_CANTOPEN;
        const std::string path =
            name != nullptr ? name : "temporary " + std::to_string(++disk.temporary_names_);
        const bool is_new = !disk.names_.contains(path);
        if (is_new && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
        if (is_new) disk.names_[path] = std::make_shared<DiskFile>();
        if (verdict == Verdict::goes_down) return SQLITE_CANTOPEN;
        const int journals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
        auto* handle = new DiskHandle{&disk, disk.names_[path], path};
        handle->deletes_on_close = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
        handle->syncs_names = is_new && (flags & journals) != 0;
        handle->file->handles.push_back(handle);
        ++disk.handles_;
        static const sqlite3_io_methods table = methods();
        reinterpret_cast<OpenFile*>(out)->handle = handle;
        out->pMethods = &table;
        if (flags_out != nullptr) *flags_out = flags;
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs* vfs, const char* name, int sync_directory) {
        auto& disk = disk_of(vfs);
        const auto verdict = disk.begin();
        if (verdict == Verdict::fails) return SQLITE_IOERR_DELETE;
        const bool was_there = disk.names_.erase(name) > 0;
        if (verdict == Verdict::goes_down) return SQLITE_IOERR_DELETE;
        if (!was_there) return SQLITE_IOERR_DELETE_NOENT;
        if (sync_directory != 0) ++disk.syncs_;
        if (sync_directory != 0 && !disk.lies()) disk.sync_names();
        return SQLITE_OK;
    }

    static int access(sqlite3_vfs* vfs, const char* name, int, int* out) {
        auto& disk = disk_of(vfs);
        if (!disk.has_power_) return SQLITE_IOERR_ACCESS;
        const auto found = disk.names_.find(name);
        // As on unix: an empty file does not exist for SQLite.
        *out = found != disk.names_.end() && !found->second->seen.empty() ? 1 : 0;
        return SQLITE_OK;
    }

    static int full_path(sqlite3_vfs*, const char* name, int size, char* out) {
        sqlite3_snprintf(size, out, "%s", name);
        return SQLITE_OK;
    }

    // SQLite salts its log with it: no secret, but never the same salt twice in a disk's life.
    static int randomness(sqlite3_vfs* vfs, int count, char* out) {
        auto& state = disk_of(vfs).random_state_;
        for (int i = 0; i < count; ++i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            out[i] = static_cast<char>(state >> 56);
        }
        return count;
    }

    static int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }
    static int current_time(sqlite3_vfs*, sqlite3_int64* out) {
        *out = 2'461'000LL * 86'400'000LL;  // some day, always the same
        return SQLITE_OK;
    }
    static int last_error(sqlite3_vfs*, int, char*) { return 0; }

    static int close(sqlite3_file* file) {
        auto& handle = handle_of(file);
        auto& disk = *handle.disk;
        auto& others = handle.file->handles;
        others.erase(std::remove(others.begin(), others.end(), &handle), others.end());
        if (handle.deletes_on_close) disk.names_.erase(handle.name);
        --disk.handles_;
        delete &handle;
        return SQLITE_OK;
    }

    static int read(sqlite3_file* file, void* out, int count, sqlite3_int64 offset) {
        auto& handle = handle_of(file);
        if (handle.disk->begin() != Verdict::go_on) return SQLITE_IOERR_READ;
        const auto wanted = static_cast<std::size_t>(count);
        const auto given =
            handle.file->seen.read(static_cast<std::size_t>(offset), static_cast<char*>(out), wanted);
        std::memset(static_cast<char*>(out) + given, 0, wanted - given);
        return given == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }

    static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
        auto& handle = handle_of(file);
        auto& disk = *handle.disk;
        const auto verdict = disk.begin(CutDisk::Kind::write);
        if (verdict == Verdict::fails) return SQLITE_IOERR_WRITE;
        const auto grows = offset + count - static_cast<std::int64_t>(handle.file->seen.size());
        if (grows > 0 && disk.used_bytes() + grows > disk.faults_.room_bytes_max) return SQLITE_FULL;
        handle.file->write(offset, {static_cast<const char*>(bytes), static_cast<std::size_t>(count)});
        return verdict == Verdict::go_on ? SQLITE_OK : SQLITE_IOERR_WRITE;
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        auto& handle = handle_of(file);
        const auto verdict = handle.disk->begin();
        if (verdict == Verdict::fails) return SQLITE_IOERR_TRUNCATE;
        handle.file->truncate(size);
        return verdict == Verdict::go_on ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
    }

    static int sync(sqlite3_file* file, int) {
        auto& handle = handle_of(file);
        auto& disk = *handle.disk;
        const auto verdict = disk.begin(CutDisk::Kind::sync);
        if (verdict == Verdict::goes_down || !disk.has_power_) return SQLITE_IOERR_FSYNC;
        if (verdict == Verdict::fails) {
            // The kernel calls the pages clean now: what did not reach the disk never will.
            handle.file->decide(disk.choose_);
            return SQLITE_IOERR_FSYNC;
        }
        ++disk.syncs_;
        if (disk.lies()) return SQLITE_OK;
        handle.file->sync();
        if (handle.syncs_names) disk.sync_names();
        handle.syncs_names = false;
        return SQLITE_OK;
    }

    static int size(sqlite3_file* file, sqlite3_int64* out) {
        const auto& handle = handle_of(file);
        if (!handle.disk->has_power_) return SQLITE_IOERR_FSTAT;
        *out = static_cast<sqlite3_int64>(handle.file->seen.size());
        return SQLITE_OK;
    }

    static int lock(sqlite3_file* file, int level) {
        auto& handle = handle_of(file);
        return handle.file->lock(handle, level);
    }
    static int unlock(sqlite3_file* file, int level) {
        auto& handle = handle_of(file);
        handle.file->unlock(handle, level);
        return SQLITE_OK;
    }
    static int is_reserved(sqlite3_file* file, int* out) {
        *out = handle_of(file).file->is_reserved() ? 1 : 0;
        return SQLITE_OK;
    }
    static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
    static int sector_size(sqlite3_file*) { return 4096; }
    static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

    static int map(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
        auto& handle = handle_of(file);
        auto& memory = handle.file->shared_memory;
        handle.in_shared_memory = true;
        *out = nullptr;
        const auto place = static_cast<std::size_t>(region);
        if (place >= memory.size() && extend == 0) return SQLITE_OK;
        while (memory.size() <= place)
            memory.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
        *out = memory[place].get();
        return SQLITE_OK;
    }
    static int map_lock(sqlite3_file* file, int first, int count, int flags) {
        auto& handle = handle_of(file);
        return handle.file->shared_memory_lock(handle, ((1U << count) - 1U) << first, flags);
    }
    static void barrier(sqlite3_file*) {}
    static int unmap(sqlite3_file* file, int) {
        auto& handle = handle_of(file);
        handle.file->leave_shared_memory(handle);
        return SQLITE_OK;
    }
};

sqlite3_io_methods DiskCalls::methods() {
    sqlite3_io_methods table{};
    table.iVersion = 2;
    table.xClose = close;
    table.xRead = read;
    table.xWrite = write;
    table.xTruncate = truncate;
    table.xSync = sync;
    table.xFileSize = size;
    table.xLock = lock;
    table.xUnlock = unlock;
    table.xCheckReservedLock = is_reserved;
    table.xFileControl = control;
    table.xSectorSize = sector_size;
    table.xDeviceCharacteristics = characteristics;
    table.xShmMap = map;
    table.xShmLock = map_lock;
    table.xShmBarrier = barrier;
    table.xShmUnmap = unmap;
    return table;
}

sqlite3_vfs vfs_of(CutDisk& disk) {
    sqlite3_vfs vfs{};
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(OpenFile);
    vfs.mxPathname = 512;
    vfs.zName = disk.vfs_name().c_str();
    vfs.pAppData = &disk;
    vfs.xOpen = DiskCalls::open;
    vfs.xDelete = DiskCalls::remove;
    vfs.xAccess = DiskCalls::access;
    vfs.xFullPathname = DiskCalls::full_path;
    vfs.xRandomness = DiskCalls::randomness;
    vfs.xSleep = DiskCalls::sleep;
    vfs.xCurrentTimeInt64 = DiskCalls::current_time;
    vfs.xGetLastError = DiskCalls::last_error;
    return vfs;
}

}  // namespace kiosk::simulation
