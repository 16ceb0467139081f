// Words in both languages as catalogue.py makes them from kiosk/diagnostics/text. What they say goes out as
// LocalizedText: whoever shows, prints or writes it chooses the language.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "kiosk/base/text.h"

namespace kiosk::diagnostics::words {

struct Phrase {
    std::string_view zh;
    std::string_view en;

    [[nodiscard]] LocalizedText text() const { return {std::string{zh}, std::string{en}}; }
    // Its gaps filled.
    template <class... Values>
    [[nodiscard]] LocalizedText with(const Values&... values) const {
        return {fmt::format(fmt::runtime(zh), values...), fmt::format(fmt::runtime(en), values...)};
    }
};

}  // namespace kiosk::diagnostics::words
