// One file of the cut disk: what programs see, what would survive, and the changes between the two; beside it
// the locks and the shared memory that SQLite keeps for it, which no power cut survives.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

#include "tests/simulation/disk/cut_disk.h"

namespace kiosk::simulation {

// The content of a file in pages that copies share until one of them writes: a disk as it was before costs
// next to nothing to have again. Pages of zeros take no space.
class PagedBytes {
public:
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    // How many of the bytes wanted there were.
    std::size_t read(std::size_t offset, char* out, std::size_t count) const;
    void write(std::size_t offset, std::string_view bytes);
    void write_zeros(std::size_t offset, std::size_t count);
    void truncate(std::size_t size);

private:
    static constexpr std::size_t page_bytes = 4096;
    using Page = std::array<char, page_bytes>;
    void grow(std::size_t size);
    // For bytes within one page; null: zeros.
    void write_in_page(std::size_t offset, const char* bytes, std::size_t count);

    std::vector<std::shared_ptr<Page>> pages_;  // null: zeros
    std::size_t size_ = 0;
};

// Bytes outside a written range never change, as SQLite assumes of every disk by default ("power-safe
// overwrite").
struct DiskFile {
    struct Change {
        std::int64_t offset = 0;
        std::string bytes;
        std::size_t zeros = 0;   // instead of `bytes`
        bool truncates = false;  // to `offset`
    };
    PagedBytes seen;
    PagedBytes lasting;
    std::vector<Change> unsynced;
    std::vector<DiskHandle*> handles;
    std::vector<std::unique_ptr<char[]>> shared_memory;

    void write(std::int64_t offset, std::string_view bytes);
    void truncate(std::int64_t size_bytes);
    void sync();
    // What lasts is decided now, and no later sync can repair it: power cuts, and syncs that failed.
    void decide(const Choose& choose);
    void reboot();

    // SQLite's codes. The rules are those of its unix VFS, within one process.
    int lock(DiskHandle& mine, int level);
    void unlock(DiskHandle& mine, int level);
    [[nodiscard]] bool is_reserved() const;
    int shared_memory_lock(DiskHandle& mine, unsigned mask, int flags);
    void leave_shared_memory(DiskHandle& mine);
};

// What SQLite holds for an open file.
struct DiskHandle {
    CutDisk* disk = nullptr;
    std::shared_ptr<DiskFile> file;
    std::string name;
    bool deletes_on_close = false;
    bool syncs_names = false;  // a new log or rollback journal: its first sync includes the directory
    int level = SQLITE_LOCK_NONE;
    bool in_shared_memory = false;
    unsigned shared_slots = 0;
    unsigned exclusive_slots = 0;
};

}  // namespace kiosk::simulation
