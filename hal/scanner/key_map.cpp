// Rows as they lie on the keyboard; their codes run on without a gap.
#include "hal/scanner/key_map.h"

#include <linux/input-event-codes.h>

#include <array>
#include <cctype>
#include <string_view>

namespace kiosk::hal {
namespace {

struct Row {
    std::uint16_t first;
    std::string_view plain;
    std::string_view shifted;
};
constexpr std::array rows{Row{KEY_1, "1234567890-=", "!@#$%^&*()_+"},
                          Row{KEY_Q, "qwertyuiop[]", "QWERTYUIOP{}"},
                          Row{KEY_A, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
                          Row{KEY_BACKSLASH, "\\zxcvbnm,./", "|ZXCVBNM<>?"},
                          Row{KEY_SPACE, " ", " "},
                          Row{KEY_KPASTERISK, "*", "*"},
                          Row{KEY_KP7, "789-456+1230.", "789-456+1230."},
                          Row{KEY_KPSLASH, "/", "/"}};

}  // namespace

char letter_of(std::uint16_t key, bool shift, bool caps_lock) {
    for (const auto& row : rows) {
        if (key < row.first || key >= row.first + row.plain.size()) continue;
        const auto place = static_cast<std::size_t>(key - row.first);
        const bool letter = std::isalpha(static_cast<unsigned char>(row.plain[place])) != 0;
        return shift != (caps_lock && letter) ? row.shifted[place] : row.plain[place];
    }
    return 0;
}

}  // namespace kiosk::hal
