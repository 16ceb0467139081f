// libqrencode makes the modules, libpng's simplified interface the file.
#include "services/hospital/phone/qr.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <vector>

#include <png.h>
#include <qrencode.h>

namespace kiosk::hospital {
namespace {

constexpr int quiet_modules = 4;  // ISO/IEC 18004
constexpr int width_px = 600;

std::string png(const std::vector<std::uint8_t>& grey, int side_px) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = image.height = static_cast<png_uint_32>(side_px);
    image.format = PNG_FORMAT_GRAY;
    png_alloc_size_t size = 0;
    if (png_image_write_to_memory(&image, nullptr, &size, 0, grey.data(), 0, nullptr) == 0)
        throw std::runtime_error("png");
    std::string out(size, '\0');
    if (png_image_write_to_memory(&image, out.data(), &size, 0, grey.data(), 0, nullptr) == 0)
        throw std::runtime_error("png");
    out.resize(size);
    return out;
}

}  // namespace

std::string qr_png(std::string_view text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
        QRcode_encodeString(std::string{text}.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free};
    if (code == nullptr) throw std::runtime_error("qr code");
    const int modules = code->width + 2 * quiet_modules;
    const int scale = std::max(1, width_px / modules);
    const int side_px = modules * scale;
    std::vector<std::uint8_t> grey(static_cast<std::size_t>(side_px) * static_cast<std::size_t>(side_px),
                                   255);
    for (int y = 0; y < side_px; ++y)
        for (int x = 0; x < side_px; ++x) {
            const int row = y / scale - quiet_modules;
            const int column = x / scale - quiet_modules;
            const bool inside = row >= 0 && column >= 0 && row < code->width && column < code->width;
            if (inside && (code->data[row * code->width + column] & 1) != 0)
                grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(side_px) +
                     static_cast<std::size_t>(x)] = 0;
        }
    return png(grey, side_px);
}

}  // namespace kiosk::hospital
