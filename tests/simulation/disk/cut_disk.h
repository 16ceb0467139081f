// A disk in memory whose power can be cut, as an SQLite VFS: `Journal::open(path, clock, disk.vfs_name())`.
// It forgets what was not synced, as a real disk may: each unsynced write is kept, lost or torn by sectors of
// 512 bytes, and a new or removed name lasts only once its directory was synced. Nothing here is random or
// reads a clock: every open question goes to `Choose`, so the same answers give the same disk.
//
//     CutDisk disk{"cut", chooser};
//     disk.set({.cut_at = 17});
//     { auto journal = Journal::open("journal.db", clock, disk.vfs_name()); … until a call fails … }
//     disk.restart();       // every connection is closed by now; what is left is what a reboot would find
//     auto journal = Journal::open("journal.db", clock, disk.vfs_name());
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <string>

struct sqlite3_vfs;

namespace kiosk::simulation {

struct DiskFile;
struct DiskHandle;

// One of 0 … choices-1; 0 is always the answer of a disk on a good day. The question is for a log.
using Choose = std::function<unsigned(unsigned choices, const char* question)>;

// An operation is an open, read, write, truncate, sync or delete; they are counted from 1 since set() or
// restart().
struct DiskFaults {
    std::int64_t cut_at = 0;         // the power goes while this operation is under way; 0 = never
    std::int64_t fail_at = 0;        // this operation answers an I/O error; 0 = none
    bool fail_for_good = false;      // and so does every later one
    std::int64_t cut_at_sync = 0;    // as cut_at, the syncs alone being counted: written, and not yet durable
    std::int64_t fail_at_sync = 0;   // as fail_at
    std::int64_t fail_at_write = 0;  // as fail_at
    std::int64_t room_bytes_max = std::numeric_limits<std::int64_t>::max();  // all files together
    unsigned lying_syncs_percent = 0;  // syncs that answer "done" and do nothing
};

class CutDisk {
public:
    // One name at a time: SQLite finds the disk by it.
    CutDisk(std::string vfs_name, Choose choose);
    CutDisk(const CutDisk&) = delete;
    CutDisk& operator=(const CutDisk&) = delete;
    ~CutDisk();

    [[nodiscard]] const std::string& vfs_name() const { return vfs_name_; }

    // New faults from now on; the count of operations begins anew.
    void set(const DiskFaults& faults);
    // The power goes between two operations. Until restart() everything fails.
    void cut();
    // Power on again, cutting it first where it was on: decides the fate of all that was not synced and
    // forgets the faults. Every connection must be closed before; their closing does nothing to a dead disk.
    void restart();

    // Becomes what that disk would find after a reboot, on a good day. No file of this one may be open.
    void become(const CutDisk& other);
    // The file as programs see it; empty where there is none.
    [[nodiscard]] std::string contents(const std::string& name) const;

    [[nodiscard]] bool has_power() const { return has_power_; }
    [[nodiscard]] std::int64_t operations() const { return operations_; }
    [[nodiscard]] std::int64_t syncs() const { return syncs_; }
    [[nodiscard]] std::int64_t used_bytes() const;
    [[nodiscard]] bool holds(const std::string& path) const { return names_.contains(path); }

private:
    friend struct DiskCalls;  // what SQLite calls
    enum class Verdict { go_on, goes_down, fails };
    void demand_closed(const char* what) const;
    // Counts an operation. goes_down: it happens as an unsynced change, and the caller hears of an error.
    enum class Kind { other, write, sync };
    Verdict begin(Kind kind = Kind::other);
    bool lies();
    void sync_names() { lasting_names_ = names_; }

    std::string vfs_name_;
    Choose choose_;
    std::unique_ptr<sqlite3_vfs> vfs_;
    DiskFaults faults_;
    bool has_power_ = true;
    std::int64_t operations_ = 0;
    std::int64_t writes_begun_ = 0;
    std::int64_t syncs_begun_ = 0;
    std::int64_t syncs_ = 0;
    std::int64_t handles_ = 0;
    std::int64_t temporary_names_ = 0;
    std::uint64_t random_state_ = 0;
    std::map<std::string, std::shared_ptr<DiskFile>> names_;
    std::map<std::string, std::shared_ptr<DiskFile>> lasting_names_;
};

}  // namespace kiosk::simulation
