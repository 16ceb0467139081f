// A sum counts only while it is shown: what is hidden is not read by anybody.
#include "kiosk/demo/insurance_hint.h"

#include <string>

namespace kiosk::demo {
namespace {

using screen::FactState;

bool fails(const screen::Insurance& facts, std::string_view which) {
    if (which == "accumulations") return facts.accumulations == FactState::failed;
    if (which == "filings") return facts.filings == FactState::failed;
    if (which == "diseases") return facts.diseases == FactState::failed;
    return which == "spending" && facts.spending == FactState::failed;
}

bool all_answered(const screen::Insurance& facts) {
    for (const auto state : {facts.accumulations, facts.filings, facts.diseases, facts.spending})
        if (state == FactState::asking) return false;
    return true;
}

bool has_value(const screen::Insurance& facts, std::string_view name, std::string_view value) {
    const auto is = [&](const std::optional<Fen>& sum) { return facts.shown && sum && sum->yuan() == value; };
    if (name == "balance") return is(facts.balance);
    if (name == "deductible") return is(facts.deductible_used);
    if (name == "fund") return is(facts.fund_paid);
    if (name == "mutual_aid") return is(facts.mutual_aid);
    if (name == "place") return facts.place.zh == value;
    if (name == "records") return facts.spending == FactState::told && std::to_string(facts.records) == value;
    if (name == "fails") return fails(facts, value);
    if (name != "kind") return false;
    return value == (facts.kind == screen::InsuranceKind::employee   ? "employee"
                     : facts.kind == screen::InsuranceKind::resident ? "resident"
                                                                     : "other");
}

bool is_so(const screen::Insurance& facts, std::string_view word) {
    const auto filing = [&](screen::FilingState state) {
        return facts.filings == FactState::told && facts.filing == state;
    };
    if (word == "told") return all_answered(facts);
    if (word == "hidden") return !facts.shown;
    if (word == "shown") return facts.shown;
    if (word == "at_home") return filing(screen::FilingState::at_home);
    if (word == "filed") return filing(screen::FilingState::filed);
    if (word == "not_filed") return filing(screen::FilingState::not_filed);
    return word == "chronic" && !facts.filed_diseases.empty();
}

}  // namespace

bool insurance_says(const Screen& screen, std::string_view word) {
    const auto colon = word.find(':');
    if (colon == std::string_view::npos) return false;
    const auto rest = word.substr(colon + 1);
    if (const auto* spending = std::get_if<screen::Spending>(&screen.content))
        return word.starts_with("spending:") && rest == (spending->shown ? "shown" : "hidden");
    const auto* facts = std::get_if<screen::Insurance>(&screen.content);
    if (facts == nullptr || !word.starts_with("insurance:")) return false;
    const auto equals = rest.find('=');
    return equals == std::string_view::npos
               ? is_so(*facts, rest)
               : has_value(*facts, rest.substr(0, equals), rest.substr(equals + 1));
}

}  // namespace kiosk::demo
