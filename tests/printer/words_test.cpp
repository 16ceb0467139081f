// Every state of money has its sentence, in both languages, and no sentence says more than the state.
#include "printer/words.h"

#include <set>

#include <gtest/gtest.h>

namespace kiosk::printer {
namespace {

constexpr std::array all_insurance{InsuranceMoney::not_used,        InsuranceMoney::not_settled,
                                   InsuranceMoney::settling,        InsuranceMoney::settled,
                                   InsuranceMoney::being_cancelled, InsuranceMoney::cancelled,
                                   InsuranceMoney::unknown};
constexpr std::array all_own{OwnMoney::nothing_due, OwnMoney::not_taken,      OwnMoney::taking,
                             OwnMoney::taken,       OwnMoney::being_returned, OwnMoney::returned,
                             OwnMoney::unknown,     OwnMoney::due_at_window};

TEST(MoneySentence, EveryPairOfStatesIsSaidDifferently) {
    std::set<std::string> zh;
    std::set<std::string> en;
    for (const auto insurance : all_insurance)
        for (const auto own : all_own) {
            const auto said = money_sentence({insurance, own, Fen{1230}}, Lines::one);
            EXPECT_TRUE(zh.insert(said.zh).second) << said.zh;
            EXPECT_TRUE(en.insert(said.en).second) << said.en;
            EXPECT_EQ(said.zh.empty(), said.en.empty());
        }
}

TEST(MoneySentence, OnlyTakenMoneyIsCalledTaken) {
    for (const auto insurance : all_insurance)
        for (const auto own : all_own) {
            const auto said = money_sentence({insurance, own, Fen{1230}}, Lines::one).zh;
            EXPECT_EQ(said.find("已收取") != std::string::npos, own == OwnMoney::taken) << said;
            EXPECT_EQ(said.find("已退回") != std::string::npos, own == OwnMoney::returned) << said;
        }
}

}  // namespace
}  // namespace kiosk::printer
