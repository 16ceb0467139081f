// The functions that can be jumped out of hold nothing that needs a destructor; what calls back into C++ runs
// between two of them.
#include "hal/camera/jpeg.h"

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

#include <jerror.h>

namespace kiosk::hal {
namespace {

constexpr unsigned jpeg_side_max = 12'000;

struct Decoder {
    jpeg_decompress_struct info;
    jpeg_error_mgr errors;
    std::jmp_buf back;
    bool cut_short;
};

Decoder& decoder_of(j_common_ptr info) { return *static_cast<Decoder*>(info->client_data); }
void jump(j_common_ptr info) { std::longjmp(decoder_of(info).back, 1); }
// libjpeg goes on with grey where bytes are missing; a picture of which half is missing is none. Its other
// warnings stay unheard: webcams pad their frames with all kinds of bytes.
void take_message(j_common_ptr info, int) {
    const int code = info->err->msg_code;
    if (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER) decoder_of(info).cut_short = true;
}
void be_silent(j_common_ptr) {}

bool read_header(Decoder& decoder, std::span<const std::uint8_t> bytes, JpegPixels pixels) {
    auto& info = decoder.info;
    if (setjmp(decoder.back) != 0) return false;
    jpeg_create_decompress(&info);
    info.client_data = &decoder;
    jpeg_mem_src(&info, bytes.data(), bytes.size());
    jpeg_read_header(&info, TRUE);
    if (info.image_width > jpeg_side_max || info.image_height > jpeg_side_max) return false;
    info.out_color_space = pixels == JpegPixels::grey ? JCS_GRAYSCALE : JCS_EXT_BGR;
    jpeg_calc_output_dimensions(&info);
    return true;
}

bool read_rows(Decoder& decoder, std::uint8_t* to) {
    auto& info = decoder.info;
    if (setjmp(decoder.back) != 0) return false;
    jpeg_start_decompress(&info);
    const auto row_bytes = static_cast<std::size_t>(info.output_width) * info.output_components;
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = to + std::size_t{info.output_scanline} * row_bytes;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    return !decoder.cut_short;
}

}  // namespace

Result<JpegShape> decode_jpeg(std::span<const std::uint8_t> bytes, JpegPixels pixels, const JpegRoom& room) {
    if (bytes.size() < 4) return fail(ErrorKind::malformed, "not a JPEG");
    Decoder decoder{};
    decoder.info.err = jpeg_std_error(&decoder.errors);
    decoder.errors.error_exit = jump;
    decoder.errors.emit_message = take_message;
    decoder.errors.output_message = be_silent;
    decoder.info.client_data = &decoder;
    bool read = read_header(decoder, bytes, pixels);
    JpegShape shape;
    if (read) {
        shape = {static_cast<int>(decoder.info.output_width), static_cast<int>(decoder.info.output_height)};
        const auto space = room(shape);
        const std::size_t depth = pixels == JpegPixels::grey ? 1 : 3;
        read = space.size() >= std::size_t{decoder.info.output_width} * decoder.info.output_height * depth &&
               read_rows(decoder, space.data());
    }
    jpeg_destroy_decompress(&decoder.info);
    if (!read) return fail(ErrorKind::malformed, "not a whole JPEG that has room");
    return shape;
}

}  // namespace kiosk::hal
