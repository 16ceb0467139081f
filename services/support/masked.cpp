// The second lock on the door between log lines and whoever reads them.
#include <algorithm>
#include <cctype>

#include "services/support.h"

namespace kiosk::services {
namespace {

constexpr std::ptrdiff_t digits_shown_most = 5;

bool is_letter_or_digit(unsigned char c) { return std::isalnum(c) != 0; }  // bytes of UTF-8 are neither

// Whether more digits follow one another than a room number or a time of day has.
bool tells_somebody(std::string_view run) {
    std::ptrdiff_t digits = 0;
    return std::ranges::any_of(run, [&](unsigned char c) {
        digits = std::isdigit(c) != 0 ? digits + 1 : 0;
        return digits > digits_shown_most;
    });
}

}  // namespace

std::string masked(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto end =
            std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_letter_or_digit) -
            text.begin();
        const auto run = text.substr(at, static_cast<std::size_t>(end) - at);
        if (run.empty()) {
            out += text[at++];
            continue;
        }
        out += tells_somebody(run) ? "***" : run;
        at += run.size();
    }
    return out;
}

}  // namespace kiosk::services
