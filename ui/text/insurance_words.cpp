// Shares of nothing go without saying; names of diseases are the insurance office's own in both languages.
#include "ui/text/insurance_words.h"

#include <fmt/format.h>

#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {

const Phrase& state_words(screen::FactState state) {
    switch (state) {
        case screen::FactState::asking:
            return words::fact_asking;
        case screen::FactState::failed:
            return words::fact_failed;
        case screen::FactState::told:
            break;
    }
    return words::insurance_no_record;
}

const Phrase& insurance_kind_words(screen::InsuranceKind kind) {
    switch (kind) {
        case screen::InsuranceKind::employee:
            return words::kind_employee;
        case screen::InsuranceKind::resident:
            return words::kind_resident;
        case screen::InsuranceKind::other:
            break;
    }
    return words::kind_other;
}

std::string filing_words(const screen::Insurance& facts, Language language) {
    switch (facts.filing) {
        case screen::FilingState::at_home:
            return words::filing_not_needed.in(language);
        case screen::FilingState::not_filed:
            return words::filing_missing.in(language);
        case screen::FilingState::filed:
            break;
    }
    if (facts.filed_until.empty()) return words::filing_done.in(language);
    return words::filed_until.in(language, facts.filed_until);
}

std::string diseases_words(const std::vector<insurance::DiseaseFiling>& filed, Language language) {
    std::vector<std::string> names;
    for (const auto& one : filed) names.push_back(one.name.empty() ? one.code : one.name);
    return listed_words(names, language);
}

std::string until_words(const std::vector<insurance::DiseaseFiling>& filed, Language language) {
    std::string first;
    for (const auto& one : filed)
        if (!one.ends.empty() && (first.empty() || one.ends < first)) first = one.ends;
    if (first.empty()) return {};
    return words::first_ends.in(language, first);
}

std::string records_words(int records, Language language) {
    return words::count_records.in(language, records);
}

std::string spent_words(const insurance::Spent& spent, Language language) {
    std::string all;
    const auto add = [&](const Phrase& name, Fen sum) {
        if (sum.is_zero()) return;
        all += (all.empty() ? "" : "  ") + name.in(language) + " " + amount_words(sum, language);
    };
    add(words::spent_fund, spent.fund);
    add(words::spent_account, spent.account);
    add(words::spent_mutual_aid, spent.mutual_aid);
    add(words::spent_own, spent.own);
    return all;
}

}  // namespace kiosk::ui
