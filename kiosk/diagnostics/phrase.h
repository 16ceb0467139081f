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
    // Its gaps filled; words of both languages go each into its own.
    template <class... Values>
    [[nodiscard]] LocalizedText with(const Values&... values) const {
        return {fmt::format(fmt::runtime(zh), chinese(values)...),
                fmt::format(fmt::runtime(en), english(values)...)};
    }

private:
    template <class Value>
    static const Value& chinese(const Value& value) {
        return value;
    }
    static const std::string& chinese(const LocalizedText& text) { return text.zh; }
    static std::string_view chinese(const Phrase& phrase) { return phrase.zh; }
    template <class Value>
    static const Value& english(const Value& value) {
        return value;
    }
    static const std::string& english(const LocalizedText& text) { return text.en; }
    static std::string_view english(const Phrase& phrase) { return phrase.en; }
};

}  // namespace kiosk::diagnostics::words
