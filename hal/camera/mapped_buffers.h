// A stream's buffers in this process's memory, mapped once and for as long as the stream is set up.
#pragma once

#include <map>
#include <span>
#include <vector>

#include <libcamera/libcamera.h>

#include "kiosk/base/result.h"

namespace kiosk::hal {

class MappedBuffers {
public:
    MappedBuffers() = default;
    ~MappedBuffers() { clear(); }
    MappedBuffers(const MappedBuffers&) = delete;
    MappedBuffers& operator=(const MappedBuffers&) = delete;

    [[nodiscard]] Result<void> add(const libcamera::FrameBuffer& buffer);
    void clear();
    // What the camera has written, plane by plane; empty for a buffer that was not added.
    [[nodiscard]] std::vector<std::span<const std::uint8_t>> written(
        const libcamera::FrameBuffer& buffer) const;

private:
    struct Mapping {
        void* begin;
        std::size_t length;
    };
    std::vector<Mapping> mappings_;
    std::map<const libcamera::FrameBuffer*, std::vector<std::span<const std::uint8_t>>> planes_;
};

}  // namespace kiosk::hal
