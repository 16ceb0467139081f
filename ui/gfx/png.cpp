// The one home of libpng here.
#include <png.h>

#include <cstdio>
#include <memory>

#include "ui/gfx/raster.h"

namespace kiosk::ui {

Result<void> write_png(const Picture& picture, const std::string& path) {
    std::vector<std::uint8_t> bytes;
    bytes.reserve(picture.pixels.size() * 3);
    for (const auto pixel : picture.pixels)
        for (const int shift : {16, 8, 0}) bytes.push_back(static_cast<std::uint8_t>(pixel >> shift));
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    if (png_image_write_to_file(&image, path.c_str(), 0, bytes.data(), 0, nullptr) == 0)
        return fail(ErrorKind::unavailable, "cannot write " + path + ": " + image.message);
    return {};
}

}  // namespace kiosk::ui
