// What the slip says, in both languages. Sentences about money are made from the state of the money and from
// nothing else, so that no slip can claim what has not happened.
#pragma once

#include <string>

#include "kiosk/domain/slip.h"

namespace kiosk::printer {

// The same in both languages; the slip's own language is written large, the other one small beside it.
struct Phrase {
    std::string zh;
    std::string en;
};

[[nodiscard]] bool is_deposit(const SlipContent& content);  // for a stay in hospital
[[nodiscard]] Phrase title_of(const SlipContent& content);
[[nodiscard]] Phrase amounts_title_of(SlipKind kind);
[[nodiscard]] Phrase kind_of(BillKind kind);
[[nodiscard]] Phrase kind_of(const Bill& bill);  // and the chronic disease that it is of
// Where one goes with a paid bill; empty where the HIS named no place.
[[nodiscard]] Phrase place_of(const Bill& bill);
[[nodiscard]] Phrase copy_mark(int number);
// The line that tells what to do now.
[[nodiscard]] Phrase next_step_of(const SlipContent& content);
// "医保已结算；自付 12.30 元已收取。", on one line or on two; empty where there is nothing to say.
enum class Lines { one, two };
[[nodiscard]] Phrase money_sentence(const MoneyState& money, Lines lines);
[[nodiscard]] Phrase collect_hours(const SlipContent& content);
[[nodiscard]] Phrase session_day(const VisitLine& visit);
[[nodiscard]] std::string session_hours(const VisitLine& visit);
[[nodiscard]] Phrase people_ahead(int people);

}  // namespace kiosk::printer
