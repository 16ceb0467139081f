// How the platform says no: a text in the real platform's manner. The texts are listed in ERRORS.md, because
// the city's configuration on the kiosk's side matches them by pattern.
#pragma once

#include <string>
#include <utility>

namespace kiosk::hospital {

struct Refusal {
    std::string text;
};

[[noreturn]] inline void refuse(std::string text) { throw Refusal{std::move(text)}; }
inline void refuse_if(bool wrong, const char* text) {
    if (wrong) throw Refusal{text};
}

}  // namespace kiosk::hospital
