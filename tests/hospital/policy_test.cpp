// Who pays what: below, across and past the deductible and the cap, bands, and the identity of every
// division.
#include <gtest/gtest.h>

#include "services/hospital/platform/catalogue.h"
#include "services/hospital/platform/policy.h"

namespace kiosk::hospital {
namespace {

Bill in_scope(std::int64_t fen) { return {.total = Fen{fen}, .in_scope = Fen{fen}}; }

const PolicyRow& outpatient(const char* insutype, const char* psn_type = "1101") {
    return *find_policy(insutype, psn_type, "12", 3);
}

void expect_identity(const Bill& bill, const Division& division) {
    EXPECT_EQ(bill.total, division.fund + division.person + division.hospital);
    EXPECT_EQ(division.person, division.account + division.own);
    EXPECT_LE(division.mutual_aid, division.account);
    EXPECT_FALSE(division.own.is_negative());
}

TEST(Policy, below_the_yearly_deductible_the_fund_pays_nothing) {
    const auto division =
        divide(outpatient("310"), in_scope(4100), {.deductible_used = Fen{0}, .account = Fen{10000}});
    EXPECT_EQ(division.deductible, Fen{4100});
    EXPECT_EQ(division.fund, Fen{0});
    EXPECT_EQ(division.account, Fen{4100});
}

TEST(Policy, across_the_deductible_the_fund_pays_the_rest) {
    const auto division = divide(outpatient("310"), in_scope(4100), {.deductible_used = Fen{28000}});
    EXPECT_EQ(division.deductible, Fen{2000});
    EXPECT_EQ(division.basic_fund, Fen{1260});  // 60 % of 21.00
    EXPECT_EQ(division.own, Fen{2840});
}

TEST(Policy, past_the_deductible_the_ratio_counts_in_full) {
    EXPECT_EQ(divide(outpatient("310"), in_scope(4100), {.deductible_used = Fen{30000}}).basic_fund,
              Fen{2460});
    EXPECT_EQ(divide(outpatient("310", "1201"), in_scope(4100), {.deductible_used = Fen{20000}}).basic_fund,
              Fen{2870});
}

TEST(Policy, at_and_past_the_cap) {
    const Standing nearly{.deductible_used = Fen{30000}, .fund_used = Fen{299000}};
    EXPECT_EQ(divide(outpatient("310"), in_scope(4100), nearly).basic_fund, Fen{1000});
    const Standing past{.deductible_used = Fen{30000}, .fund_used = Fen{300000}};
    EXPECT_EQ(divide(outpatient("310"), in_scope(4100), past).basic_fund, Fen{0});
}

TEST(Policy, residents_have_a_deductible_at_each_visit) {
    const auto division = divide(outpatient("390", "1501"), in_scope(4100), {.deductible_used = Fen{99999}});
    EXPECT_EQ(division.deductible, Fen{1000});
    EXPECT_EQ(division.basic_fund, Fen{1550});
}

TEST(Policy, inpatient_bands_of_the_table) {
    const auto& resident = *find_policy("390", "1501", "21", 2);
    EXPECT_EQ(resident.deductible, Fen{30000});
    EXPECT_EQ(divide(resident, in_scope(130000), {}).basic_fund, Fen{65000});
    const auto& employee = *find_policy("310", "1101", "21", 3);
    EXPECT_EQ(employee.deductible, Fen{80000});
    // 20 000.00 at 75 %, 1 000.00 at 85 %
    EXPECT_EQ(divide(employee, in_scope(80000 + 2100000), {}).basic_fund, Fen{1500000 + 85000});
}

TEST(Policy, beyond_the_inpatient_cap_the_large_amount_fund_pays) {
    const auto& employee = *find_policy("310", "1101", "21", 3);
    const auto division = divide(employee, in_scope(180000), {.fund_used = Fen{25000000}});
    EXPECT_EQ(division.basic_fund, Fen{0});
    EXPECT_EQ(division.large_amount, Fen{60000});  // 80 % of 75 % of 1 000.00
}

TEST(Policy, account_then_mutual_aid_then_own_and_never_outside_the_catalogue) {
    const Bill bill{.total = Fen{4750}, .outside = Fen{250}, .first_borne = Fen{400}, .in_scope = Fen{4100}};
    const Standing standing{.deductible_used = Fen{30000}, .account = Fen{1000}, .mutual_aid = Fen{50000}};
    const auto division = divide(outpatient("310"), bill, standing);
    EXPECT_EQ(division.account, Fen{2040});
    EXPECT_EQ(division.mutual_aid, Fen{1040});
    EXPECT_EQ(division.own, Fen{250});
    EXPECT_EQ(division.account_after, Fen{0});
    expect_identity(bill, division);
    auto without = standing;
    without.use_account = false;
    EXPECT_EQ(divide(outpatient("310"), bill, without).account, Fen{0});
}

TEST(Policy, every_combination_keeps_the_identity) {
    for (const std::int64_t scope : {0, 1, 99, 2999, 30001, 512345})
        for (const std::int64_t used : {0, 15000, 29999, 30000})
            for (const int age : {30, 85})
                for (const bool servant : {false, true}) {
                    const Bill bill{.total = Fen{scope + 77},
                                    .outside = Fen{50},
                                    .first_borne = Fen{27},
                                    .in_scope = Fen{scope}};
                    const Standing standing{.deductible_used = Fen{used},
                                            .fund_used = Fen{298000},
                                            .account = Fen{333},
                                            .mutual_aid = Fen{44},
                                            .civil_servant = servant,
                                            .assistance_percent = 70,
                                            .age = age};
                    expect_identity(bill, divide(outpatient("310"), bill, standing));
                }
}

TEST(Catalogue, classes_and_ceiling) {
    EXPECT_EQ(find_item("nothing"), nullptr);
    const auto class_b = divide_line(*find_item("001102000010000-990100001"), Fen{4000}, 10'000);
    EXPECT_EQ(class_b.first_borne, Fen{400});
    EXPECT_EQ(class_b.in_scope, Fen{3600});
    const auto limited = divide_line(*find_item("001102000030000-990100001"), Fen{9000}, 10'000);
    EXPECT_EQ(limited.over_limit, Fen{1000});
    EXPECT_EQ(limited.first_borne, Fen{1600});
    EXPECT_EQ(limited.in_scope, Fen{6400});
    EXPECT_EQ(divide_line(*find_item("001103000010000-990100001"), Fen{250}, 10'000).outside, Fen{250});
}

}  // namespace
}  // namespace kiosk::hospital
