// Sentences put together from data: money, amounts, times, people, notices and hints. Every function answers
// in the language asked for and never leaves a gap.
#pragma once

#include <string>
#include <vector>

#include "ui/text/phrase.h"

namespace kiosk::ui {

[[nodiscard]] std::string amount_words(Fen amount, Language language);  // "58.50 元", "CNY 58.50"
[[nodiscard]] std::string money_words(const MoneyState& money, Language language);  // never empty
[[nodiscard]] std::string done_words(const screen::Done& done, Language language);  // "已付 58.50 元"
[[nodiscard]] std::string hint_words(Hint hint, Language language);  // empty for Hint::none alone
[[nodiscard]] std::string patient_words(const PatientLine& patient, Language language);
[[nodiscard]] std::string part_words(DayPart part, Language language);
[[nodiscard]] std::string time_words(DayPart part, CivilTime begins, CivilTime ends, Language language);
[[nodiscard]] std::string doctor_words(const VisitLine& visit, Language language);
[[nodiscard]] std::string date_words(CivilTime at, Language language);  // "11月22日 星期日"
[[nodiscard]] std::string step_words(int step, int steps, Language language);
[[nodiscard]] std::string left_words(int numbers, Language language);  // "余 12", "12 left"
[[nodiscard]] std::string ahead_words(int people, Language language);
[[nodiscard]] std::string listed_words(const std::vector<std::string>& members, Language language);
[[nodiscard]] std::string story_words(const screen::TodayRow& row, Language language);
[[nodiscard]] std::string tries_words(int tries, Language language);
[[nodiscard]] std::string seconds_words(const Phrase& after, std::int64_t seconds, Language language);

struct NoticeWords {
    Phrase title;     // what happened
    Phrase what_now;  // what to do
};
[[nodiscard]] const NoticeWords& notice_words(NoticeId id);

}  // namespace kiosk::ui
