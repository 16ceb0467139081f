// Words in both languages side by side, as catalogue.py makes them from the catalogues.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "kiosk/domain/screen.h"

namespace kiosk::ui {

struct Phrase {
    std::string_view zh;
    std::string_view en;
    consteval Phrase(std::string_view chinese, std::string_view english) : zh{chinese}, en{english} {
        if (zh.empty() || en.empty()) throw "a phrase needs both languages";
    }
    [[nodiscard]] std::string in(Language language) const {
        return std::string{language == Language::zh ? zh : en};
    }
    // Its gaps filled.
    template <class... Values>
    requires(sizeof...(Values) > 0) [[nodiscard]] std::string
        in(Language language, const Values&... values) const {
        return fmt::format(fmt::runtime(language == Language::zh ? zh : en), values...);
    }
};

// What depends on a number: Chinese has one form, English two. The gap is the number.
struct Plural {
    Phrase one, many;
    consteval Plural(std::string_view chinese, std::string_view english_one, std::string_view english_many)
        : one{chinese, english_one}, many{chinese, english_many} {}
    [[nodiscard]] std::string in(Language language, int number) const {
        return (number == 1 ? one : many).in(language, number);
    }
};

[[nodiscard]] constexpr bool chinese(Language language) { return language == Language::zh; }

[[nodiscard]] inline std::string in(const LocalizedText& text, Language language) {
    if (language == Language::en && !text.en.empty()) return text.en;
    return text.zh.empty() ? text.en : text.zh;
}

}  // namespace kiosk::ui
