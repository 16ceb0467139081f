// Codes come from strangers: length first, then every byte.
#include <algorithm>

#include "hal/scan.h"
#include "kiosk/base/text.h"

namespace kiosk::hal {

bool follows(const CodeRules& rules, std::string_view code) {
    if (code.empty() || code.size() > static_cast<std::size_t>(rules.length_max)) return false;
    const auto all = [&](auto&& good) { return std::ranges::all_of(code, good); };
    switch (rules.charset) {
        case CodeCharset::digits:
            return all([](char c) { return c >= '0' && c <= '9'; });
        case CodeCharset::printable:
            return all([](char c) { return c >= ' ' && c <= '~'; });
        case CodeCharset::text:
            return is_valid_utf8(code) && std::ranges::all_of(code_points(code), [](char32_t c) {
                       return c >= 0x20 && (c < 0x7F || c > 0x9F);
                   });
    }
    return false;
}

}  // namespace kiosk::hal
