// The table is data/policy.json. Local rules of the invented city: civil servants get half of what the basic
// fund left of the scope, the account does not pay what lies outside the catalogue, and from eighty years on
// the hospital itself bears up to five yuan.
#include "services/hospital/platform/policy.h"

#include <algorithm>

#include "services/hospital/data/tables.h"
#include "services/hospital/wire.h"

namespace kiosk::hospital {
namespace {

constexpr int civil_servant_percent = 50;
constexpr int hospital_bears_from_age = 80;
constexpr Fen hospital_bears_most{500};

PolicyRow row_from(const Json& json) {
    PolicyRow row{.insutype = text_of(json, "insutype"),
                  .psn_type = text_of(json, "psn_type"),
                  .care = text_of(json, "care"),
                  .level = static_cast<int>(integer_of(json, "level")),
                  .deductible = fen_of_text(text_of(json["deductible"], "yuan")),
                  .deductible_by_year = text_of(json["deductible"], "per") == "year",
                  .bands = {},
                  .cap = fen_of_text(text_of(json, "cap")),
                  .past_cap_percent = static_cast<int>(integer_of(json, "past_cap_percent"))};
    for (const auto& band : json["bands"])
        row.bands.push_back(
            {fen_of_text(text_of(band, "over")), static_cast<int>(integer_of(band, "percent"))});
    return row;
}

const std::vector<PolicyRow>& policy_table() {
    static const auto rows = [] {
        std::vector<PolicyRow> read;
        for (const auto& json : data::read(data::policy_json)) read.push_back(row_from(json));
        return read;
    }();
    return rows;
}

Fen by_bands(const std::vector<PolicyBand>& bands, Fen base) {
    Fen sum;
    for (std::size_t n = 0; n < bands.size(); ++n) {
        const Fen upper = n + 1 < bands.size() ? std::min(base, bands[n + 1].over) : base;
        if (upper > bands[n].over) sum += percent_of(upper - bands[n].over, bands[n].percent);
    }
    return sum;
}

}  // namespace

Fen percent_of(Fen base, int percent) { return Fen{((base * percent).fen() + 50) / 100}; }

const PolicyRow* find_policy(std::string_view insutype, std::string_view psn_type, std::string_view med_type,
                             int hospital_level) {
    const std::string_view care = med_type.starts_with('2')    ? "inpatient"
                                  : med_type.starts_with("14") ? "chronic"
                                                               : "outpatient";
    for (const auto& row : policy_table())
        if (row.insutype == insutype && psn_type.starts_with(row.psn_type) && row.care == care &&
            row.level == hospital_level)
            return &row;
    return nullptr;
}

Division divide(const PolicyRow& policy, const Bill& bill, const Standing& standing) {
    Division out;
    const Fen due = policy.deductible_by_year ? std::max(Fen{}, policy.deductible - standing.deductible_used)
                                              : policy.deductible;
    out.deductible = std::min(due, bill.in_scope);
    const Fen by_ratio = by_bands(policy.bands, bill.in_scope - out.deductible);
    const Fen room = std::max(Fen{}, policy.cap - standing.fund_used);
    out.basic_fund = std::min(by_ratio, room);
    out.fund_percent = policy.bands.empty() ? 0 : policy.bands.front().percent;
    out.large_amount = percent_of(by_ratio - out.basic_fund, policy.past_cap_percent);

    const auto left_in_scope = [&] {
        return bill.in_scope - out.basic_fund - out.large_amount - out.civil_servant - out.assistance;
    };
    if (standing.civil_servant) out.civil_servant = percent_of(left_in_scope(), civil_servant_percent);
    out.assistance = percent_of(left_in_scope(), standing.assistance_percent);
    out.fund = out.basic_fund + out.large_amount + out.civil_servant + out.assistance;

    if (standing.age >= hospital_bears_from_age)
        out.hospital = std::min(hospital_bears_most, left_in_scope());
    out.person = bill.total - out.fund - out.hospital;

    const Fen account_may_pay = out.person - bill.outside;
    Fen from_own_account;
    if (standing.use_account) {
        from_own_account = std::min(standing.account, account_may_pay);
        out.mutual_aid = std::min(standing.mutual_aid, account_may_pay - from_own_account);
    }
    out.account = from_own_account + out.mutual_aid;
    out.own = out.person - out.account;
    out.account_after = standing.account - from_own_account;
    return out;
}

}  // namespace kiosk::hospital
