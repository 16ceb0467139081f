// Planes of one buffer often share a file descriptor; it is mapped once, from its beginning, because a
// plane's offset need not lie on a page.
#include "hal/camera/mapped_buffers.h"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>

namespace kiosk::hal {

Result<void> MappedBuffers::add(const libcamera::FrameBuffer& buffer) {
    std::map<int, std::size_t> lengths;
    for (const auto& plane : buffer.planes()) {
        if (plane.offset == libcamera::FrameBuffer::Plane::kInvalidOffset)
            return fail(ErrorKind::unavailable, "a camera's plane without an offset");
        auto& length = lengths[plane.fd.get()];
        length = std::max(length, std::size_t{plane.offset} + plane.length);
    }
    std::map<int, const std::uint8_t*> begins;
    for (const auto& [fd, length] : lengths) {
        void* begin = mmap(nullptr, length, PROT_READ, MAP_SHARED, fd, 0);
        if (begin == MAP_FAILED)
            return fail(ErrorKind::unavailable, fmt::format("a camera's buffer: {}", std::strerror(errno)));
        mappings_.push_back({begin, length});
        begins[fd] = static_cast<const std::uint8_t*>(begin);
    }
    auto& planes = planes_[&buffer];
    for (const auto& plane : buffer.planes())
        planes.emplace_back(begins[plane.fd.get()] + plane.offset, plane.length);
    return {};
}

void MappedBuffers::clear() {
    planes_.clear();
    for (const auto& mapping : mappings_) munmap(mapping.begin, mapping.length);
    mappings_.clear();
}

std::vector<std::span<const std::uint8_t>> MappedBuffers::written(
    const libcamera::FrameBuffer& buffer) const {
    const auto found = planes_.find(&buffer);
    if (found == planes_.end()) return {};
    auto planes = found->second;
    const auto told = buffer.metadata().planes();
    for (std::size_t i = 0; i < planes.size() && i < told.size(); ++i)
        planes[i] = planes[i].first(std::min<std::size_t>(planes[i].size(), told[i].bytesused));
    return planes;
}

}  // namespace kiosk::hal
