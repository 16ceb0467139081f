// What insurance knows of a person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/insurance_calls.h"
#include "kiosk/domain/screens/lines.h"

namespace kiosk::screen {

enum class InsuranceKind { employee, resident, other };
enum class FactState {
    asking,
    told,
    failed  // cannot be asked now
};
// Where care is paid for: at the insured place, or elsewhere with a filing or without.
enum class FilingState { at_home, filed, not_filed };
// What insurance knows of a person. Amounts are hidden until they are asked for. Choices: insurance/show,
// insurance/spending, insurance/back.
struct Insurance {
    PatientLine patient;
    InsuranceKind kind = InsuranceKind::other;
    LocalizedText place;  // insured: its name or, where nobody named it, its code
    std::string year;
    bool shown = false;          // the amounts
    std::optional<Fen> balance;  // of the personal account; empty: there is none
    FactState accumulations = FactState::asking;
    std::optional<Fen> deductible_used;
    std::optional<Fen> fund_paid;
    FactState filings = FactState::asking;
    FilingState filing = FilingState::at_home;
    bool other_province = false;
    std::string filed_until;  // yyyy-MM-dd; empty: open end
    FactState diseases = FactState::asking;
    std::vector<insurance::DiseaseFiling> filed_diseases;
    FactState spending = FactState::asking;
    int records = 0;
    std::optional<Fen> mutual_aid;  // taken from the family's account this year
    friend bool operator==(const Insurance&, const Insurance&) = default;
};
// What insurance settled for a person, the latest first. Choices: spending/show, spending/back.
struct Spending {
    PatientLine patient;
    std::vector<insurance::Spent> rows;
    bool shown = false;
    bool amounts_known = true;
    friend bool operator==(const Spending&, const Spending&) = default;
};

}  // namespace kiosk::screen
