// What a screen says aloud. No name, no department and, where the hospital does not want it, no amount: the
// next in the queue listens too. What is said of money is computed from where the money is, as on the screen.
#pragma once

#include <vector>

#include "ui/voice/numbers.h"

namespace kiosk::ui {

// In order; empty where a screen says nothing. Every id is a row of prompts.csv.
[[nodiscard]] std::vector<Sentence> prompts_of(const Screen& screen, Language language, bool say_amounts);
// A card is still in the slot and nothing on this screen needs it: the visit is over.
[[nodiscard]] bool asks_to_take_card(const Screen& screen);

// --- parts of it
// The kind of situation, in one sentence; the screen says which.
[[nodiscard]] const char* notice_prompt(NoticeId id);
[[nodiscard]] const char* hint_prompt(Hint hint);  // null for Hint::none alone
// One or two sentences, never none. The own amount follows where it is to be said and there is one.
[[nodiscard]] std::vector<Sentence> money_prompts(const MoneyState& money, Language language,
                                                  bool say_amounts);

}  // namespace kiosk::ui
