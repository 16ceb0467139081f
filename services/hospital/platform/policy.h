// Who pays how much: the policy table and the calculation in the order of the specification's chapter 4.
// Pure, so that every band, deductible and cap can be tested without a server.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/fen.h"

namespace kiosk::hospital {

struct PolicyBand {
    Fen over;  // counts for what lies above this much over the deductible
    int percent = 0;
};

struct PolicyRow {
    std::string insutype;
    std::string psn_type;  // beginning of the code; empty fits all
    std::string care;      // outpatient, chronic (14xx), inpatient
    int level = 3;         // of the hospital
    Fen deductible;
    bool deductible_by_year = true;  // false: anew at each visit
    std::vector<PolicyBand> bands;
    Fen cap;                   // of the basic fund, per year
    int past_cap_percent = 0;  // large-amount fund beyond the cap
};

// The first row that fits; null where there is none.
[[nodiscard]] const PolicyRow* find_policy(std::string_view insutype, std::string_view psn_type,
                                           std::string_view med_type, int hospital_level);

// What was uploaded, already divided by the catalogue.
struct Bill {
    Fen total;
    Fen outside;      // fulamt_ownpay_amt: class C
    Fen over_limit;   // overlmt_selfpay: above the ceiling price
    Fen first_borne;  // preselfpay_amt: class B's first share
    Fen in_scope;     // inscp_scp_amt
};

// Where the person stands before this settlement.
struct Standing {
    Fen deductible_used;
    Fen fund_used;
    Fen account;
    Fen mutual_aid;  // what the family's account could give
    bool use_account = true;
    bool civil_servant = false;
    int assistance_percent = 0;
    int age = 40;
};

struct Division {
    Fen deductible;        // act_pay_dedc
    Fen basic_fund;        // hifp_pay
    int fund_percent = 0;  // of the first band, pool_prop_selfpay
    Fen civil_servant;     // cvlserv_pay
    Fen large_amount;      // hifob_pay (employees) or hifmi_pay (residents)
    Fen assistance;        // maf_pay
    Fen fund;              // all of them: fund_pay_sumamt
    Fen hospital;          // hosp_part_amt
    Fen person;            // psn_part_amt
    Fen account;           // acct_pay, mutual aid included
    Fen mutual_aid;        // acct_mulaid_pay
    Fen own;               // psn_cash_pay
    Fen account_after;     // balc
};

[[nodiscard]] Division divide(const PolicyRow& policy, const Bill& bill, const Standing& standing);

// Half up, in whole fen.
[[nodiscard]] Fen percent_of(Fen base, int percent);

}  // namespace kiosk::hospital
