// One page, 8-bit grey (every PWG printer must take sgray_8), PackBits over whole pixels.
#include "hal/printer/pwg_raster.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kiosk::hal {
namespace {

constexpr std::size_t header_bytes = 1796;
constexpr std::uint32_t dots_per_inch = 203;
constexpr int repeat_max = 128;

void put(std::string& header, std::size_t at, std::uint32_t value) {
    for (int i = 0; i < 4; ++i)
        header[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (24 - 8 * i));
}

std::string header_of(const device::Bitmap& bitmap) {
    std::string header(header_bytes, '\0');
    constexpr std::string_view class_name = "PwgRaster";
    std::copy(class_name.begin(), class_name.end(), header.begin());
    const auto width = static_cast<std::uint32_t>(bitmap.width);
    const auto height = static_cast<std::uint32_t>(bitmap.height);
    put(header, 276, dots_per_inch);
    put(header, 280, dots_per_inch);
    put(header, 340, 1);                           // copies
    put(header, 352, width * 72 / dots_per_inch);  // page size in points
    put(header, 356, height * 72 / dots_per_inch);
    put(header, 372, width);
    put(header, 376, height);
    put(header, 384, 8);      // bits per colour
    put(header, 388, 8);      // bits per pixel
    put(header, 392, width);  // bytes per line
    put(header, 400, 18);     // sGray
    put(header, 420, 1);      // colours
    put(header, 452, 1);      // pages
    put(header, 456, 1);      // cross-feed transform
    put(header, 460, 1);      // feed transform
    return header;
}

std::vector<std::uint8_t> line_of(const device::Bitmap& bitmap, int y) {
    std::vector<std::uint8_t> line;
    for (int x = 0; x < bitmap.width; ++x) {
        const auto byte = bitmap.bits[static_cast<std::size_t>(y * bitmap.stride() + x / 8)];
        line.push_back((byte & (0x80 >> (x % 8))) != 0 ? 0 : 255);
    }
    return line;
}

void pack(std::string& out, const std::vector<std::uint8_t>& line) {
    for (std::size_t at = 0; at < line.size();) {
        std::size_t run = 1;
        while (at + run < line.size() && line[at + run] == line[at] && run < repeat_max) ++run;
        out += static_cast<char>(run - 1);
        out += static_cast<char>(line[at]);
        at += run;
    }
}

}  // namespace

std::string pwg_raster_of(const device::Bitmap& bitmap) {
    if (bitmap.width <= 0 || bitmap.height <= 0) return "";
    std::string raster = "RaS2" + header_of(bitmap);
    for (int y = 0; y < bitmap.height;) {
        const auto line = line_of(bitmap, y);
        int repeats = 1;
        while (repeats < 256 && y + repeats < bitmap.height && line_of(bitmap, y + repeats) == line)
            ++repeats;
        raster += static_cast<char>(repeats - 1);
        pack(raster, line);
        y += repeats;
    }
    return raster;
}

}  // namespace kiosk::hal
