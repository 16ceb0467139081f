// Names, faults and power of the disk; SQLite's calls arrive in vfs_calls.cpp.
#include "tests/simulation/disk/cut_disk.h"

#include <cstdio>
#include <cstdlib>
#include <set>
#include <utility>

#include "tests/simulation/disk/disk_file.h"
#include "tests/simulation/disk/vfs_calls.h"

namespace kiosk::simulation {

CutDisk::CutDisk(std::string vfs_name, Choose choose)
    : vfs_name_{std::move(vfs_name)}, choose_{std::move(choose)}, vfs_{std::make_unique<sqlite3_vfs>()} {
    *vfs_ = vfs_of(*this);
    sqlite3_vfs_register(vfs_.get(), 0);
}

CutDisk::~CutDisk() { sqlite3_vfs_unregister(vfs_.get()); }

void CutDisk::set(const DiskFaults& faults) {
    faults_ = faults;
    operations_ = writes_begun_ = syncs_begun_ = 0;
    syncs_ = 0;
}

void CutDisk::cut() { has_power_ = false; }

void CutDisk::demand_closed(const char* what) const {
    if (handles_ == 0) return;
    std::fprintf(stderr, "CutDisk::%s: %lld files are still open\n", what, static_cast<long long>(handles_));
    std::abort();
}

void CutDisk::become(const CutDisk& other) {
    demand_closed("become");
    names_.clear();
    for (const auto& [name, file] : other.names_) {
        auto copy = std::make_shared<DiskFile>();
        copy->lasting = file->seen;
        copy->seen = file->seen;
        names_[name] = std::move(copy);
    }
    lasting_names_ = names_;
    has_power_ = true;
    random_state_ = other.random_state_;
    set({});
}

std::string CutDisk::contents(const std::string& name) const {
    const auto found = names_.find(name);
    if (found == names_.end()) return {};
    std::string bytes(found->second->seen.size(), '\0');
    found->second->seen.read(0, bytes.data(), bytes.size());
    return bytes;
}

void CutDisk::restart() {
    demand_closed("restart");
    std::set<std::string> changed;
    for (const auto& [name, file] : names_)
        if (!lasting_names_.contains(name) || lasting_names_[name] != file) changed.insert(name);
    for (const auto& [name, file] : lasting_names_)
        if (!names_.contains(name)) changed.insert(name);
    for (const auto& name : changed) {
        if (choose_(2, "unsynced change of a name: kept, lost") != 0) continue;
        if (names_.contains(name))
            lasting_names_[name] = names_[name];
        else
            lasting_names_.erase(name);
    }
    for (const auto& [name, file] : lasting_names_) {
        file->decide(choose_);
        file->reboot();
    }
    names_ = lasting_names_;
    has_power_ = true;
    set({});
}

std::int64_t CutDisk::used_bytes() const {
    std::int64_t used = 0;
    for (const auto& [name, file] : names_) used += static_cast<std::int64_t>(file->seen.size());
    return used;
}

CutDisk::Verdict CutDisk::begin(Kind kind) {
    if (!has_power_) return Verdict::fails;
    ++operations_;
    const bool write = kind == Kind::write && ++writes_begun_ > 0;
    const bool sync = kind == Kind::sync && ++syncs_begun_ > 0;
    if (operations_ == faults_.cut_at || (sync && syncs_begun_ == faults_.cut_at_sync)) {
        has_power_ = false;
        return Verdict::goes_down;
    }
    const bool broken = operations_ == faults_.fail_at || (write && writes_begun_ == faults_.fail_at_write) ||
                        (sync && syncs_begun_ == faults_.fail_at_sync) ||
                        (faults_.fail_for_good && faults_.fail_at > 0 && operations_ > faults_.fail_at);
    return broken ? Verdict::fails : Verdict::go_on;
}

bool CutDisk::lies() {
    // 0 is an honest sync.
    const auto percent = faults_.lying_syncs_percent;
    return percent > 0 && choose_(100, "sync: done, or a lie in the highest share") >= 100 - percent;
}

}  // namespace kiosk::simulation
