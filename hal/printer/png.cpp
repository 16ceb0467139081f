// Eight bits a pixel: readers of one-bit pictures are rare, and nobody counts these bytes.
#include "hal/printer/png.h"

#include <png.h>

namespace kiosk::hal {

Result<std::string> png_of(const device::Bitmap& bitmap) {
    if (bitmap.width <= 0 || bitmap.height <= 0) return fail(ErrorKind::malformed, "an empty bitmap");
    std::string grey;
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x) {
            const auto byte = bitmap.bits.at(static_cast<std::size_t>(y * bitmap.stride() + x / 8));
            grey += (byte & (0x80 >> (x % 8))) != 0 ? '\0' : '\xFF';
        }
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(bitmap.width);
    image.height = static_cast<png_uint_32>(bitmap.height);
    image.format = PNG_FORMAT_GRAY;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string png(size, '\0');
    if (png_image_write_to_memory(&image, png.data(), &size, 0, grey.data(), 0, nullptr) == 0)
        return fail(ErrorKind::unavailable, image.message);
    png.resize(size);
    return png;
}

}  // namespace kiosk::hal
