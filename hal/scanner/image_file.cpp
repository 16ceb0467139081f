// Pictures from files. libjpeg's way of reporting an error is a jump; the function that can be jumped out of
// holds nothing that needs a destructor.
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include <jpeglib.h>
#include <png.h>

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

struct JumpingErrors {
    jpeg_error_mgr base;
    std::jmp_buf back;
};

void jump(j_common_ptr info) { std::longjmp(reinterpret_cast<JumpingErrors*>(info->err)->back, 1); }
void be_silent(j_common_ptr) {}

bool read_jpeg(const std::string& bytes, GreyImage& image) {
    jpeg_decompress_struct info{};
    JumpingErrors errors{};
    info.err = jpeg_std_error(&errors.base);
    errors.base.error_exit = jump;
    errors.base.output_message = be_silent;
    if (setjmp(errors.back) != 0) {
        jpeg_destroy_decompress(&info);
        return false;
    }
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&info, TRUE);
    info.out_color_space = JCS_GRAYSCALE;
    if (info.image_width > side_max || info.image_height > side_max)
        jump(reinterpret_cast<j_common_ptr>(&info));
    jpeg_start_decompress(&info);
    image.width = static_cast<int>(info.output_width);
    image.height = static_cast<int>(info.output_height);
    image.pixels.resize(std::size_t{info.output_width} * info.output_height);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = image.pixels.data() + std::size_t{info.output_scanline} * info.output_width;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    return true;
}

}  // namespace

Result<GreyImage> load_image(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(ErrorKind::not_found, path + ": cannot be read");
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (bytes.compare(0, 4, "\x89PNG") == 0) return from_png(bytes, path);
    GreyImage image;
    if (bytes.compare(0, 2, "\xFF\xD8") == 0 && read_jpeg(bytes, image)) return image;
    return fail(ErrorKind::malformed, path + ": neither PNG nor JPEG");
}

}  // namespace kiosk::hal
