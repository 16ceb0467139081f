// The words of deposits for a stay.
#pragma once

#include "ui/text/phrase.h"

namespace kiosk::ui::words {

inline constexpr Phrase pay_deposit{"住院预交金", "Inpatient deposit"};
inline constexpr Phrase pay_deposit_how{"为住院病人交预交金", "Pay in for a stay in hospital"};
inline constexpr Phrase reading_admissions{"正在查询您的住院信息", "Looking for your stay"};
inline constexpr Phrase deposit_how_much{"这次交多少？", "How much this time?"};
inline constexpr Phrase deposit_other{"其他金额", "Other amount"};
inline constexpr Phrase deposit_type{"请输入要交的金额", "Type the amount"};
inline constexpr Phrase deposit_field{"整元", "Whole yuan"};
inline constexpr Phrase deposit_next{"下一步", "Next"};
inline constexpr Phrase inpatient_number{"住院号", "Inpatient no."};
inline constexpr Phrase ward{"病区", "Ward"};
inline constexpr Phrase admitted_on{"入院日期", "Admitted"};
inline constexpr Phrase deposited_so_far{"已交预交金", "Paid in so far"};
inline constexpr Phrase charged_so_far{"已用费用", "Charges so far"};
inline constexpr Phrase deposit_left{"剩余", "Left"};
inline constexpr Phrase deposit_missing{"已欠费", "Overdrawn"};
inline constexpr Phrase deposit_settled_later{"出院结算时按医保报销，多退少补",
                                              "Insurance comes in at discharge; what is left is paid back"};

}  // namespace kiosk::ui::words
