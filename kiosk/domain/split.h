// Who pays what. Comes from the platform (2206, 2207), is never computed here, and must balance.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/fen.h"

namespace kiosk {

struct FundShare {
    std::string fund_pay_type;  // 310100 …; codes differ by place, so show the name
    std::string name;           // fund_pay_type_name
    Fen amount;
    friend bool operator==(const FundShare&, const FundShare&) = default;
};

struct Split {
    Fen total;                  // medfee_sumamt
    Fen fund;                   // fund_pay_sumamt: all funds together
    Fen account;                // acct_pay: personal account
    Fen mutual_aid;             // acct_mulaid_pay: family mutual aid
    Fen own;                    // psn_cash_pay: what is still to be collected
    Fen hospital;               // hosp_part_amt
    Fen account_balance_after;  // balc
    // City's choice (specification 2.13): is mutual aid part of `account` or beside it?
    bool mutual_aid_inside_account = true;

    // The four terms that 2206 returns and 2207 must send back (specification 2.7).
    Fen fully_own_paid;  // fulamt_ownpay_amt
    Fen over_limit;      // overlmt_selfpay
    Fen first_borne;     // preselfpay_amt
    Fen in_scope;        // inscp_scp_amt

    std::vector<FundShare> funds;  // rows of setldetail, for the slip; they may repeat the account

    // The identities of specification 2.7, hospital part included. False: do not settle.
    [[nodiscard]] bool balances() const {
        const Fen aid = mutual_aid_inside_account ? Fen{} : mutual_aid;
        return total == fund + account + aid + own + hospital &&
               total == fully_own_paid + over_limit + first_borne + in_scope && !own.is_negative() &&
               !fund.is_negative() && !account.is_negative() && !hospital.is_negative() &&
               !mutual_aid.is_negative();
    }
    friend bool operator==(const Split&, const Split&) = default;

    // A visit paid without insurance: everything is the patient's own.
    static Split all_own(Fen total) {
        Split split;
        split.total = split.own = split.fully_own_paid = total;
        return split;
    }
};

}  // namespace kiosk
