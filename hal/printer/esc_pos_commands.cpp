// Bytes as the reference writes them.
#include "hal/printer/esc_pos_commands.h"

#include <algorithm>

namespace kiosk::hal::esc_pos {
namespace {

using namespace std::string_literals;

char byte(int value) { return static_cast<char>(value & 0xFF); }

void break_real_time_commands(std::string& dots) {
    for (std::size_t i = 1; i < dots.size(); ++i)
        if (dots[i - 1] == '\x10' && (dots[i] == '\x04' || dots[i] == '\x05' || dots[i] == '\x14'))
            dots[i] = byte(dots[i] | 0x02);
}

}  // namespace

std::string ask_status(int n) { return "\x10\x04"s + byte(n); }

std::string clear_buffers() { return "\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"s; }

std::string recover_and_clear() { return "\x10\x05\x02"s; }

std::string initialise() { return "\x1B@\x1D\x61\0"s; }

std::string raster(const device::Bitmap& bitmap, int first, int count) {
    const auto stride = static_cast<std::size_t>(bitmap.stride());
    const auto begin = bitmap.bits.begin() + static_cast<std::ptrdiff_t>(stride) * first;
    std::string dots{begin, begin + static_cast<std::ptrdiff_t>(stride) * count};
    break_real_time_commands(dots);
    return "\x1Dv0\0"s + byte(bitmap.stride()) + byte(bitmap.stride() >> 8) + byte(count) + byte(count >> 8) +
           dots;
}

std::string feed_and_cut(int feed_dots) { return "\x1DV\x42"s + byte(std::clamp(feed_dots, 0, 255)); }

std::string ask_process(std::string_view id) { return "\x1D(H\x06\0\x30\x30"s + std::string{id}; }

std::string ask_transmitted() { return "\x1Dr\x01"s; }

}  // namespace kiosk::hal::esc_pos
