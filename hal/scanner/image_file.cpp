// Pictures from files, for `kiosk scan` and for the folder of pictures.
#include <fstream>
#include <iterator>

#include <png.h>

#include "hal/camera/jpeg.h"
#include "hal/scan.h"

namespace kiosk::hal {
namespace {

constexpr unsigned side_max = 12'000;

Result<GreyImage> from_png(const std::string& bytes, const std::string& path) {
    png_image picture{};
    picture.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&picture, bytes.data(), bytes.size()) == 0)
        return fail(ErrorKind::malformed, path + ": " + picture.message);
    picture.format = PNG_FORMAT_GRAY;
    GreyImage image{static_cast<int>(picture.width), static_cast<int>(picture.height), {}};
    if (picture.width > side_max || picture.height > side_max) {
        png_image_free(&picture);
        return fail(ErrorKind::malformed, path + ": too large");
    }
    image.pixels.resize(PNG_IMAGE_SIZE(picture));
    const png_color white{255, 255, 255};
    if (png_image_finish_read(&picture, &white, image.pixels.data(), 0, nullptr) == 0)
        return fail(ErrorKind::malformed, path + ": " + picture.message);
    return image;
}

}  // namespace

Result<GreyImage> load_image(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(ErrorKind::not_found, path + ": cannot be read");
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (bytes.compare(0, 4, "\x89PNG") == 0) return from_png(bytes, path);
    GreyImage image;
    const std::span jpeg{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    const auto shape = decode_jpeg(jpeg, JpegPixels::grey, [&](JpegShape found) {
        image.pixels.resize(static_cast<std::size_t>(found.width) * static_cast<std::size_t>(found.height));
        return std::span{image.pixels};
    });
    if (!shape) return fail(ErrorKind::malformed, path + ": neither PNG nor JPEG");
    image.width = shape->width;
    image.height = shape->height;
    return image;
}

}  // namespace kiosk::hal
