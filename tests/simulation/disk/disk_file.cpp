// Changes are applied to `seen` at once and kept in a list until they are synced; a cut goes through the list
// and asks about each.
#include "tests/simulation/disk/disk_file.h"

#include <algorithm>

namespace kiosk::simulation {
namespace {

constexpr std::size_t sector_bytes = 512;

void put(std::string& file, std::size_t offset, std::string_view bytes) {
    if (file.size() < offset + bytes.size()) file.resize(offset + bytes.size(), '\0');
    file.replace(offset, bytes.size(), bytes);
}

void carry_out(std::string& file, const DiskFile::Change& change) {
    const auto offset = static_cast<std::size_t>(change.offset);
    if (change.truncates)
        file.resize(std::min(file.size(), offset));
    else
        put(file, offset, change.bytes);
}

void carry_out_torn(std::string& file, const DiskFile::Change& change, const Choose& choose) {
    const auto begin = static_cast<std::size_t>(change.offset);
    const auto end = begin + change.bytes.size();
    for (auto at = begin; at < end;) {
        const auto next = std::min((at / sector_bytes + 1) * sector_bytes, end);
        const auto fate = choose(3, "sector of a torn write: kept, lost, garbage");
        if (fate == 0) put(file, at, std::string_view{change.bytes}.substr(at - begin, next - at));
        if (fate == 2) {
            std::string garbage(next - at, '\0');
            auto state = choose(251, "garbage") + 1;
            for (auto& byte : garbage) byte = static_cast<char>((state = state * 75 % 65537) & 0xFF);
            put(file, at, garbage);
        }
        at = next;
    }
}

}  // namespace

void DiskFile::write(std::int64_t offset, std::string bytes) {
    put(seen, static_cast<std::size_t>(offset), bytes);
    unsynced.push_back({offset, std::move(bytes), false});
}

void DiskFile::truncate(std::int64_t size_bytes) {
    unsynced.push_back({size_bytes, "", true});
    carry_out(seen, unsynced.back());
}

void DiskFile::sync() {
    for (const auto& change : unsynced) carry_out(lasting, change);
    unsynced.clear();
}

void DiskFile::decide(const Choose& choose) {
    for (const auto& change : unsynced) {
        const auto fate = change.truncates ? choose(2, "truncation: kept, lost")
                                           : choose(3, "unsynced write: kept, lost, torn");
        if (fate == 0) carry_out(lasting, change);
        if (fate == 2) carry_out_torn(lasting, change, choose);
    }
    unsynced.clear();
}

void DiskFile::reboot() {
    seen = lasting;
    shared_memory.clear();
}

int DiskFile::lock(DiskHandle& mine, int level) {
    if (mine.level >= level) return SQLITE_OK;
    int others_max = SQLITE_LOCK_NONE;
    for (const auto* other : handles)
        if (other != &mine) others_max = std::max(others_max, other->level);
    if (level == SQLITE_LOCK_SHARED) {
        if (others_max >= SQLITE_LOCK_PENDING) return SQLITE_BUSY;
        mine.level = level;
        return SQLITE_OK;
    }
    if (others_max >= SQLITE_LOCK_RESERVED) return SQLITE_BUSY;
    const bool waits = level == SQLITE_LOCK_EXCLUSIVE && others_max >= SQLITE_LOCK_SHARED;
    mine.level = waits ? SQLITE_LOCK_PENDING : level;
    return waits ? SQLITE_BUSY : SQLITE_OK;
}

void DiskFile::unlock(DiskHandle& mine, int level) { mine.level = std::min(mine.level, level); }

bool DiskFile::is_reserved() const {
    return std::any_of(handles.begin(), handles.end(),
                       [](const auto* handle) { return handle->level >= SQLITE_LOCK_RESERVED; });
}

int DiskFile::shared_memory_lock(DiskHandle& mine, unsigned mask, int flags) {
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
        mine.shared_slots &= ~mask;
        mine.exclusive_slots &= ~mask;
        return SQLITE_OK;
    }
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    for (const auto* other : handles) {
        if (other == &mine) continue;
        const auto in_the_way = other->exclusive_slots | (exclusive ? other->shared_slots : 0U);
        if ((in_the_way & mask) != 0) return SQLITE_BUSY;
    }
    (exclusive ? mine.exclusive_slots : mine.shared_slots) |= mask;
    return SQLITE_OK;
}

void DiskFile::leave_shared_memory(DiskHandle& mine) {
    mine.in_shared_memory = false;
    mine.shared_slots = mine.exclusive_slots = 0;
    const bool used = std::any_of(handles.begin(), handles.end(),
                                  [](const auto* handle) { return handle->in_shared_memory; });
    if (!used) shared_memory.clear();
}

}  // namespace kiosk::simulation
