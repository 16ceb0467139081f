// Words in both languages side by side. A phrase that lacks one of them does not compile.
#pragma once

#include <string>
#include <string_view>

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
};

[[nodiscard]] constexpr bool chinese(Language language) { return language == Language::zh; }

[[nodiscard]] inline std::string in(const LocalizedText& text, Language language) {
    if (language == Language::en && !text.en.empty()) return text.en;
    return text.zh.empty() ? text.en : text.zh;
}

}  // namespace kiosk::ui
