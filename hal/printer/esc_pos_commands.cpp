// Each command is written as its bytes; the picture's own rows are already as GS v 0 wants them.
#include "hal/printer/esc_pos_commands.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace kiosk::hal::esc_pos {
namespace {

using namespace std::string_view_literals;
constexpr auto clear_buffers = "\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"sv;
constexpr auto recover_and_clear = "\x10\x05\x02"sv;
constexpr int feed_dots_max = 255;
constexpr std::uint32_t process_ids = 10'000;

char byte_of(int value) { return static_cast<char>(static_cast<unsigned char>(value & 0xFF)); }

}  // namespace

std::string initialise() { return "\x1B@"; }

std::string ask_status(int n) { return std::string{"\x10\x04"} + byte_of(n); }

std::string clear_everything(std::size_t owed) {
    std::string bytes(owed, '\0');
    bytes += recover_and_clear;
    bytes += clear_buffers;
    return bytes + initialise();
}

std::string raster_band(const device::Bitmap& picture, int first_line, int lines) {
    const int stride = picture.stride();
    const int count = std::min(lines, picture.height - first_line);
    std::string bytes{"\x1Dv0\0"sv};
    bytes += byte_of(stride);
    bytes += byte_of(stride >> 8);
    bytes += byte_of(count);
    bytes += byte_of(count >> 8);
    const auto begin = picture.bits.begin() + static_cast<std::ptrdiff_t>(first_line) * stride;
    bytes.append(begin, begin + static_cast<std::ptrdiff_t>(count) * stride);
    return bytes;
}

std::string feed_and_cut(int feed_dots) {
    return std::string{"\x1DV\x42"} + byte_of(std::clamp(feed_dots, 0, feed_dots_max));
}

std::string process_id_text(std::uint32_t id) { return fmt::format("{:04}", id % process_ids); }

std::string ask_process_id(std::uint32_t id) {
    return std::string{"\x1D(H\x06\0\x30\x30"sv} + process_id_text(id);
}

std::string ask_transmit_status() { return "\x1Dr\x01"; }

std::string enable_push() { return "\x1D\x61\x0E"; }

}  // namespace kiosk::hal::esc_pos
