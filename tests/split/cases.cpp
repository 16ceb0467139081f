// Two hundred invented bills before the simulated platform's own calculation, one JSON object a line: who,
// what, where they stand, and how it was divided. split.py computes each a second time, from the tables and
// the specification's chapter 4 alone.
#include <array>
#include <cstdio>
#include <random>
#include <string>

#include <fmt/format.h>

#include "kiosk/base/json.h"
#include "services/hospital/platform/catalogue.h"
#include "services/hospital/platform/policy.h"

namespace kiosk::hospital {
namespace {

constexpr int hospital_level = 3;
constexpr std::array items{
    "001101000010000-990100001", "001102000030000-990100001", "001103000010000-990100001",
    "002501010150000-990100001", "002503010100000-990100001", "002103000010000-990100001",
    "XJ01CAA040E001010100001",   "XR05CBA001A001010100001",   "004500000010000-990100001"};

// The same numbers everywhere: the standard's distributions are not.
class Luck {
public:
    std::int64_t up_to(std::int64_t most) {
        return static_cast<std::int64_t>(draw_() % static_cast<std::uint64_t>(most + 1));
    }
    bool one_in(int times) { return up_to(times - 1) == 0; }

private:
    std::mt19937_64 draw_{20261125};
};

Json lines_of(Luck& luck, Bill& bill) {
    Json lines = Json::array();
    const auto count = 1 + luck.up_to(4);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto* code = items[static_cast<std::size_t>(luck.up_to(items.size() - 1))];
        const auto pieces = 1 + luck.up_to(2);
        const Fen total{(1 + luck.up_to(luck.one_in(4) ? 900'000 : 30'000)) * pieces};
        const auto line = divide_line(*find_item(code), total, pieces * 10'000);
        bill.total += line.total;
        bill.outside += line.outside;
        bill.over_limit += line.over_limit;
        bill.first_borne += line.first_borne;
        bill.in_scope += line.in_scope;
        lines.push_back({{"code", code}, {"total_fen", total.fen()}, {"count", pieces}});
    }
    return lines;
}

// Every second has drawn from the fund this year until near its ceiling, or past it.
Standing standing_of(Luck& luck, bool employee, Fen ceiling) {
    Standing standing;
    standing.deductible_used = Fen{luck.one_in(2) ? luck.up_to(40'000) : 0};
    standing.fund_used = Fen{luck.one_in(2) ? ceiling.fen() - 100'000 + luck.up_to(150'000) : 0};
    standing.account = Fen{employee ? luck.up_to(200'000) : 0};
    standing.mutual_aid = Fen{luck.one_in(3) ? luck.up_to(100'000) : 0};
    standing.use_account = !luck.one_in(4);
    standing.civil_servant = employee && luck.one_in(4);
    standing.assistance_percent = luck.one_in(5) ? 70 : 0;
    standing.age = static_cast<int>(20 + luck.up_to(75));
    return standing;
}

Json one_case(Luck& luck) {
    const bool employee = luck.one_in(2);
    const std::string insutype = employee ? "310" : "390";
    const std::string psn_type = employee ? (luck.one_in(2) ? "1101" : "1201") : "1501";
    const std::string med_type = luck.one_in(2) ? "21" : luck.one_in(3) ? "1401" : "12";
    Bill bill;
    const auto lines = lines_of(luck, bill);
    const auto& policy = *find_policy(insutype, psn_type, med_type, hospital_level);
    const auto standing = standing_of(luck, employee, policy.cap);
    const auto d = divide(policy, bill, standing);
    return {{"insutype", insutype},
            {"psn_type", psn_type},
            {"med_type", med_type},
            {"level", hospital_level},
            {"lines", lines},
            {"standing",
             {{"deductible_used_fen", standing.deductible_used.fen()},
              {"fund_used_fen", standing.fund_used.fen()},
              {"account_fen", standing.account.fen()},
              {"mutual_aid_fen", standing.mutual_aid.fen()},
              {"use_account", standing.use_account},
              {"civil_servant", standing.civil_servant},
              {"assistance_percent", standing.assistance_percent},
              {"age", standing.age}}},
            {"split",
             {{"medfee_sumamt", bill.total.fen()},
              {"fulamt_ownpay_amt", bill.outside.fen()},
              {"overlmt_selfpay", bill.over_limit.fen()},
              {"preselfpay_amt", bill.first_borne.fen()},
              {"inscp_scp_amt", bill.in_scope.fen()},
              {"act_pay_dedc", d.deductible.fen()},
              {"hifp_pay", d.basic_fund.fen()},
              {"large_amount", d.large_amount.fen()},
              {"cvlserv_pay", d.civil_servant.fen()},
              {"maf_pay", d.assistance.fen()},
              {"fund_pay_sumamt", d.fund.fen()},
              {"hosp_part_amt", d.hospital.fen()},
              {"psn_part_amt", d.person.fen()},
              {"acct_pay", d.account.fen()},
              {"acct_mulaid_pay", d.mutual_aid.fen()},
              {"psn_cash_pay", d.own.fen()},
              {"balc", d.account_after.fen()}}}};
}

}  // namespace
}  // namespace kiosk::hospital

int main() {
    constexpr int cases = 200;
    kiosk::hospital::Luck luck;
    for (int i = 0; i < cases; ++i) fmt::print("{}\n", kiosk::hospital::one_case(luck).dump());
}
