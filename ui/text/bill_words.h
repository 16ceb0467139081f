// Bills and their lines in words.
#pragma once

#include <string>
#include <vector>

#include "ui/text/phrase.h"

namespace kiosk::ui {

[[nodiscard]] const Phrase& kind_words(BillKind kind);
// And the chronic disease that it is of: "药品 · 高血压".
[[nodiscard]] std::string kind_words(const Bill& bill, Language language);
[[nodiscard]] std::string items_words(const Bill& bill, Language language);  // "血常规 等 2 项"
[[nodiscard]] std::string ordered_words(const Bill& bill,
                                        Language language);  // "11-23 09:12 心血管内科"
[[nodiscard]] std::string class_words(const FeeLine& line, Language language);  // empty: not known
[[nodiscard]] std::string count_words(const FeeLine& line);                     // "× 2"; empty for one
[[nodiscard]] std::string kinds_words(const std::vector<Bill>& bills, Language language);  // "化验、药品"
[[nodiscard]] std::string places_words(const std::vector<Bill>& bills, Language language);  // each once
[[nodiscard]] std::string bills_words(int bills, Language language);  // "3 笔", "3 bills"
[[nodiscard]] std::string payments_words(int payments, Language language);
[[nodiscard]] std::string which_payment_words(const screen::PaymentCount& count, Language language);

}  // namespace kiosk::ui
