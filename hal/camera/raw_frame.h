// One frame as a camera gives it, and the two pictures that are made of it. Pure: sizes, strides and contents
// come from foreign hardware and are believed only after they were measured against the bytes that are there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hal/scan.h"
#include "kiosk/base/result.h"

namespace kiosk::hal {

// Names as in the kernel's documentation of V4L2 pixel formats.
enum class PixelLayout {
    grey,   // 8 bits a pixel
    yuyv,   // Y0 U Y1 V
    uyvy,   // U Y0 V Y1
    nv12,   // a plane of Y, then a plane of U and V in turn at half size
    bgr,    // 24 bits a pixel, blue first
    mjpeg,  // a JPEG picture; stride does not count
};

// Valid as long as its maker says; owns nothing.
struct RawFrame {
    PixelLayout layout = PixelLayout::grey;
    int width = 0;
    int height = 0;
    int stride = 0;  // bytes from one row to the next, in the first plane and in NV12's second
    // NV12 may come as two planes or as one with the colours behind; everything else is one.
    std::vector<std::span<const std::uint8_t>> planes;
};

constexpr int frame_side_max = 8'192;

// malformed: the sizes contradict one another or the bytes, or the JPEG is broken.
[[nodiscard]] Result<GreyImage> grey_from(const RawFrame& frame);
// Writes width × height × 3 bytes, rows without padding, blue first; `into` must be just that large.
[[nodiscard]] Result<void> colour_from(const RawFrame& frame, std::span<std::uint8_t> into);

}  // namespace kiosk::hal
