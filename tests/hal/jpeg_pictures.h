// Frames as a compressing camera sends them.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>

#include "tests/hal/qr_pictures.h"

namespace kiosk::hal {

inline std::vector<std::uint8_t> jpeg_of(const GreyImage& picture) {
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &bytes, &size);
    info.image_width = static_cast<unsigned>(picture.width);
    info.image_height = static_cast<unsigned>(picture.height);
    info.input_components = 1;
    info.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&info);
    jpeg_start_compress(&info, TRUE);
    auto pixels = picture.pixels;  // libjpeg has no const
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = pixels.data() + std::size_t{info.next_scanline} * info.image_width;
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    std::vector<std::uint8_t> all(bytes, bytes + size);
    std::free(bytes);
    return all;
}

}  // namespace kiosk::hal
