// Changes are applied to `seen` at once and kept in a list until they are synced; a cut goes through the list
// and asks about each.
#include "tests/simulation/disk/disk_file.h"

#include <algorithm>
#include <cstring>

namespace kiosk::simulation {
namespace {

constexpr std::size_t sector_bytes = 512;

bool all_zeros(std::string_view bytes) {
    return !bytes.empty() && bytes[0] == '\0' &&
           std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0;
}

void carry_out(PagedBytes& file, const DiskFile::Change& change) {
    const auto offset = static_cast<std::size_t>(change.offset);
    if (change.truncates)
        file.truncate(offset);
    else if (change.zeros > 0)
        file.write_zeros(offset, change.zeros);
    else
        file.write(offset, change.bytes);
}

void carry_out_torn(PagedBytes& file, const DiskFile::Change& change, const Choose& choose) {
    const auto whole = change.zeros > 0 ? std::string(change.zeros, '\0') : change.bytes;
    const auto begin = static_cast<std::size_t>(change.offset);
    const auto end = begin + whole.size();
    for (auto at = begin; at < end;) {
        const auto next = std::min((at / sector_bytes + 1) * sector_bytes, end);
        const auto fate = choose(3, "sector of a torn write: kept, lost, garbage");
        if (fate == 0) file.write(at, std::string_view{whole}.substr(at - begin, next - at));
        if (fate == 2) {
            std::string garbage(next - at, '\0');
            auto state = choose(251, "garbage") + 1;
            for (auto& byte : garbage) byte = static_cast<char>((state = state * 75 % 65537) & 0xFF);
            file.write(at, garbage);
        }
        at = next;
    }
}

}  // namespace

std::size_t PagedBytes::read(std::size_t offset, char* out, std::size_t count) const {
    const auto end = std::min(offset + count, size_);
    for (auto at = offset; at < end;) {
        const auto in_page = at % page_bytes;
        const auto part = std::min(page_bytes - in_page, end - at);
        if (const auto& page = pages_[at / page_bytes])
            std::memcpy(out + (at - offset), page->data() + in_page, part);
        else
            std::memset(out + (at - offset), 0, part);
        at += part;
    }
    return end > offset ? end - offset : 0;
}

void PagedBytes::grow(std::size_t size) {
    if (size <= size_) return;
    size_ = size;
    pages_.resize((size + page_bytes - 1) / page_bytes);
}

void PagedBytes::write_in_page(std::size_t offset, const char* bytes, std::size_t count) {
    auto& page = pages_[offset / page_bytes];
    if (bytes == nullptr && (count == page_bytes || !page)) return page.reset();
    if (!page)
        page = std::make_shared<Page>();
    else if (page.use_count() > 1)
        page = std::make_shared<Page>(*page);
    if (bytes == nullptr)
        std::memset(page->data() + offset % page_bytes, 0, count);
    else
        std::memcpy(page->data() + offset % page_bytes, bytes, count);
}

void PagedBytes::write(std::size_t offset, std::string_view bytes) {
    grow(offset + bytes.size());
    for (std::size_t done = 0; done < bytes.size();) {
        const auto part = std::min(page_bytes - (offset + done) % page_bytes, bytes.size() - done);
        write_in_page(offset + done, bytes.data() + done, part);
        done += part;
    }
}

void PagedBytes::write_zeros(std::size_t offset, std::size_t count) {
    grow(offset + count);
    for (std::size_t done = 0; done < count;) {
        const auto part = std::min(page_bytes - (offset + done) % page_bytes, count - done);
        write_in_page(offset + done, nullptr, part);
        done += part;
    }
}

void PagedBytes::truncate(std::size_t size) {
    if (size >= size_) return;
    pages_.resize((size + page_bytes - 1) / page_bytes);
    // What is cut off must not come back when the file grows again.
    if (const auto left = size % page_bytes; left != 0) write_in_page(size, nullptr, page_bytes - left);
    size_ = size;
}

void DiskFile::write(std::int64_t offset, std::string_view bytes) {
    const bool zeros = all_zeros(bytes);
    unsynced.push_back({offset, zeros ? std::string{} : std::string{bytes}, zeros ? bytes.size() : 0, false});
    carry_out(seen, unsynced.back());
}

void DiskFile::truncate(std::int64_t size_bytes) {
    unsynced.push_back({size_bytes, "", 0, true});
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
