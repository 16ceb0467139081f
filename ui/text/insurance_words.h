// What insurance knows, in words.
#pragma once

#include <string>
#include <vector>

#include "ui/text/phrase.h"

namespace kiosk::ui {

[[nodiscard]] const Phrase& state_words(screen::FactState state);  // of a question without its answer
[[nodiscard]] const Phrase& insurance_kind_words(screen::InsuranceKind kind);
[[nodiscard]] std::string filing_words(const screen::Insurance& facts, Language language);
[[nodiscard]] std::string diseases_words(const std::vector<insurance::DiseaseFiling>& filed,
                                         Language language);  // "高血压、糖尿病"
[[nodiscard]] std::string until_words(const std::vector<insurance::DiseaseFiling>& filed,
                                      Language language);  // the first that ends; empty: none does
[[nodiscard]] std::string records_words(int records, Language language);
[[nodiscard]] std::string spent_words(const insurance::Spent& spent, Language language);

}  // namespace kiosk::ui
