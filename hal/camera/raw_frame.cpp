// Colours by ITU-R BT.601, limited range, in whole numbers: what webcams send. A face detector does not see
// the difference to anything finer.
#include "hal/camera/raw_frame.h"

#include <algorithm>

#include <fmt/format.h>

#include "hal/camera/jpeg.h"

namespace kiosk::hal {
namespace {

using Bytes = std::span<const std::uint8_t>;

std::size_t size(int value) { return static_cast<std::size_t>(value); }

int bytes_a_pixel(PixelLayout layout) {
    switch (layout) {
        case PixelLayout::yuyv:
        case PixelLayout::uyvy:
            return 2;
        case PixelLayout::bgr:
            return 3;
        case PixelLayout::grey:
        case PixelLayout::nv12:
        case PixelLayout::mjpeg:
            return 1;
    }
    return 1;
}

// Bytes that `rows` rows need: the last one may lack its padding.
std::size_t needed(int rows, int row_bytes, int stride) {
    return size(rows - 1) * size(stride) + size(row_bytes);
}

Result<void> check(const RawFrame& frame) {
    if (frame.width < 1 || frame.height < 1 || frame.width > frame_side_max || frame.height > frame_side_max)
        return fail(ErrorKind::malformed, fmt::format("a frame of {} x {}", frame.width, frame.height));
    if (frame.planes.empty()) return fail(ErrorKind::malformed, "a frame without bytes");
    if (frame.layout == PixelLayout::mjpeg) return {};
    const bool pairs = frame.layout == PixelLayout::yuyv || frame.layout == PixelLayout::uyvy;
    if (pairs && frame.width % 2 != 0) return fail(ErrorKind::malformed, "pairs of pixels, and an odd width");
    const int row = frame.width * bytes_a_pixel(frame.layout);
    if (frame.stride < row || frame.stride > 16 * frame_side_max)
        return fail(ErrorKind::malformed, fmt::format("rows of {} bytes in steps of {}", row, frame.stride));
    if (frame.planes[0].size() < needed(frame.height, row, frame.stride))
        return fail(ErrorKind::malformed,
                    fmt::format("{} bytes for {} x {} in steps of {}", frame.planes[0].size(), frame.width,
                                frame.height, frame.stride));
    return {};
}

// The plane of U and V of NV12.
Result<Bytes> colours_of(const RawFrame& frame) {
    if (frame.width % 2 != 0 || frame.height % 2 != 0)
        return fail(ErrorKind::malformed, "colours at half size, and an odd side");
    const std::size_t luma = size(frame.height) * size(frame.stride);
    Bytes colours;
    if (frame.planes.size() > 1)
        colours = frame.planes[1];
    else if (frame.planes[0].size() > luma)
        colours = frame.planes[0].subspan(luma);
    if (colours.size() < needed(frame.height / 2, frame.width, frame.stride))
        return fail(ErrorKind::malformed, "the colours are missing");
    return colours;
}

std::uint8_t byte(int value) { return static_cast<std::uint8_t>(std::clamp(value, 0, 255)); }

void write_bgr(std::uint8_t* to, int y, int u, int v) {
    const int c = 298 * (y - 16) + 128;
    const int d = u - 128;
    const int e = v - 128;
    to[0] = byte((c + 516 * d) / 256);
    to[1] = byte((c - 100 * d - 208 * e) / 256);
    to[2] = byte((c + 409 * e) / 256);
}

void pairs_to_bgr(const RawFrame& frame, std::span<std::uint8_t> into) {
    const int luma = frame.layout == PixelLayout::yuyv ? 0 : 1;
    auto* to = into.data();
    for (int y = 0; y < frame.height; ++y) {
        const auto* from = frame.planes[0].data() + size(y) * size(frame.stride);
        for (int x = 0; x < frame.width; x += 2, from += 4, to += 6) {
            write_bgr(to, from[luma], from[1 - luma], from[3 - luma]);
            write_bgr(to + 3, from[luma + 2], from[1 - luma], from[3 - luma]);
        }
    }
}

void nv12_to_bgr(const RawFrame& frame, Bytes colours, std::span<std::uint8_t> into) {
    auto* to = into.data();
    for (int y = 0; y < frame.height; ++y) {
        const auto* luma = frame.planes[0].data() + size(y) * size(frame.stride);
        const auto* pair = colours.data() + size(y / 2) * size(frame.stride);
        for (int x = 0; x < frame.width; ++x, to += 3) write_bgr(to, luma[x], pair[x & ~1], pair[x | 1]);
    }
}

// A JPEG of another size than the camera promised has no room.
JpegRoom room_of(const RawFrame& frame, std::span<std::uint8_t> into) {
    return [&frame, into](JpegShape found) {
        const bool fits = found.width == frame.width && found.height == frame.height;
        return fits ? into : std::span<std::uint8_t>{};
    };
}

}  // namespace

Result<GreyImage> grey_from(const RawFrame& frame) {
    TRY_VOID(check(frame));
    GreyImage image{frame.width, frame.height, {}};
    if (frame.layout == PixelLayout::mjpeg) {
        image.pixels.resize(size(frame.width) * size(frame.height));
        TRY_VOID(decode_jpeg(frame.planes[0], JpegPixels::grey, room_of(frame, image.pixels)));
        return image;
    }
    image.pixels.resize(size(frame.width) * size(frame.height));
    auto* to = image.pixels.data();
    const int step = bytes_a_pixel(frame.layout);
    const int first =
        frame.layout == PixelLayout::uyvy || frame.layout == PixelLayout::bgr ? 1 : 0;  // Y; green
    for (int y = 0; y < frame.height; ++y, to += frame.width) {
        const auto* from = frame.planes[0].data() + size(y) * size(frame.stride) + first;
        if (step == 1)
            std::copy_n(from, frame.width, to);
        else
            for (int x = 0; x < frame.width; ++x) to[x] = from[x * step];
    }
    return image;
}

Result<void> colour_from(const RawFrame& frame, std::span<std::uint8_t> into) {
    TRY_VOID(check(frame));
    if (into.size() != size(frame.width) * size(frame.height) * 3)
        return fail(ErrorKind::bug, "no room for the colours of this frame");
    switch (frame.layout) {
        case PixelLayout::mjpeg:
            TRY_VOID(decode_jpeg(frame.planes[0], JpegPixels::bgr, room_of(frame, into)));
            return {};
        case PixelLayout::yuyv:
        case PixelLayout::uyvy:
            pairs_to_bgr(frame, into);
            return {};
        case PixelLayout::nv12:
            nv12_to_bgr(frame, TRY(colours_of(frame)), into);
            return {};
        case PixelLayout::grey:
        case PixelLayout::bgr:
            break;
    }
    auto* to = into.data();
    for (int y = 0; y < frame.height; ++y) {
        const auto* from = frame.planes[0].data() + size(y) * size(frame.stride);
        if (frame.layout == PixelLayout::bgr)
            to = std::copy_n(from, frame.width * 3, to);
        else
            for (int x = 0; x < frame.width; ++x, to += 3) std::fill_n(to, 3, from[x]);
    }
    return {};
}

}  // namespace kiosk::hal
