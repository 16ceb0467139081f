// JPEG pictures: files and the frames of cameras that compress. Apart from its users because libjpeg reports
// an error by a jump.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "kiosk/base/result.h"

namespace kiosk::hal {

struct JpegShape {
    int width = 0;
    int height = 0;
};
enum class JpegPixels { grey, bgr };  // 1 or 3 bytes a pixel, rows without padding

// `room` is asked once, with the picture's size, for the bytes to write to; fewer than needed end it.
// malformed: no JPEG, cut short, larger than 12 000 a side, or no room.
using JpegRoom = std::function<std::span<std::uint8_t>(JpegShape)>;
[[nodiscard]] Result<JpegShape> decode_jpeg(std::span<const std::uint8_t> bytes, JpegPixels pixels,
                                            const JpegRoom& room);

}  // namespace kiosk::hal
