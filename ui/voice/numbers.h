// Numbers and amounts of money as recordings put one after the other, in the way people say them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/fen.h"
#include "kiosk/domain/screen.h"

namespace kiosk::ui {

// Ids of recordings (prompts.csv), said without a pause.
using Sentence = std::vector<std::string>;

// From 0 to 99,999,999; what lies outside is read digit by digit. 107: 一百零七, one hundred seven.
[[nodiscard]] Sentence say_number(std::int64_t number, Language language);
// How often or how many, before a measure word: Chinese then says 两, not 二.
[[nodiscard]] Sentence say_count(std::int64_t number, Language language);
// 58.50: 五十八元五角, fifty eight yuan fifty fen. Not negative.
[[nodiscard]] Sentence say_amount(Fen amount, Language language);
// "A027": each letter and digit by itself; anything else is left out.
[[nodiscard]] Sentence spell(std::string_view text);

}  // namespace kiosk::ui
