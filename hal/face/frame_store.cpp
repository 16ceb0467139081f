// Frames are converted straight into the store: no copy of a face is made on the way.
#include "hal/face/frame_store.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>

namespace kiosk::hal {

FrameStore::~FrameStore() { give_back(); }

bool FrameStore::look(const Visitor& visitor) const {
    const std::lock_guard lock{mutex_};
    if (there_) visitor(frame_);
    return there_;
}

Result<void> FrameStore::put(const RawFrame& frame) {
    if (frame.width < 1 || frame.height < 1 || frame.width > frame_side_max || frame.height > frame_side_max)
        return fail(ErrorKind::malformed, "a frame of no size");
    const std::lock_guard lock{mutex_};
    const auto bytes = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height) * 3;
    if (bytes > room_bytes_) TRY_VOID(make_room(bytes));
    const std::span into{room_, bytes};
    dirty_bytes_ = std::max(dirty_bytes_, bytes);
    there_ = false;
    TRY_VOID(colour_from(frame, into));
    there_ = true;
    frame_ = {frame.width, frame.height, into, frame_.number + 1, std::chrono::steady_clock::now()};
    return {};
}

void FrameStore::wipe() {
    const std::lock_guard lock{mutex_};
    wipe_locked();
}

void FrameStore::wipe_locked() {
    if (dirty_bytes_ > 0) explicit_bzero(room_, dirty_bytes_);
    dirty_bytes_ = 0;
    there_ = false;
    frame_.bgr = {};
}

Result<void> FrameStore::make_room(std::size_t bytes) {
    give_back();
    void* room = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED) return fail(ErrorKind::unavailable, "no memory for a frame");
    madvise(room, bytes, MADV_DONTDUMP);
    mlock(room, bytes);
    room_ = static_cast<std::uint8_t*>(room);
    room_bytes_ = bytes;
    return {};
}

void FrameStore::give_back() {
    wipe_locked();
    if (room_ != nullptr) munmap(room_, room_bytes_);
    room_ = nullptr;
    room_bytes_ = 0;
}

}  // namespace kiosk::hal
