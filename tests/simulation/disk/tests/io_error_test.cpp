// Every single operation of the disk fails once, or fails from then on. The journal either has what it
// acknowledged or said that it has not; after the first error while writing it takes nothing more, and opened
// anew on a good disk it verifies.
#include <gtest/gtest.h>

#include "tests/simulation/disk/tests/ledgers.h"

namespace kiosk::simulation {
namespace {

constexpr int appends = 6;

std::int64_t operations_of_a_good_day() {
    CutDisk disk{"cut", SeededChooser{0}};
    std::string problem;
    {
        const auto ledger = product_journal()(disk, problem);
        for (int number = 0; number < appends; ++number) EXPECT_TRUE(ledger && ledger->append(number));
    }
    return disk.operations();
}

struct Case {
    bool for_good;
    bool power_goes_afterwards;
};

class EveryOperationFails : public testing::TestWithParam<Case> {};

TEST_P(EveryOperationFails, AndTheJournalKeepsWhatItAcknowledged) {
    const auto operations = operations_of_a_good_day();
    ASSERT_GT(operations, 100);
    int errors_seen = 0;
    for (std::int64_t at = 1; at <= operations; ++at) {
        SCOPED_TRACE("operation " + std::to_string(at));
        CutDisk disk{"cut", SeededChooser{static_cast<std::uint64_t>(at)}};
        disk.set({.fail_at = at, .fail_for_good = GetParam().for_good});
        int acknowledged = -1;
        std::string problem;
        {
            const auto ledger = product_journal()(disk, problem);
            bool refused = !ledger;
            for (int number = 0; ledger && number < appends; ++number) {
                const bool taken = ledger->append(number);
                ASSERT_FALSE(refused && taken) << "it took an append after an error";
                refused = refused || !taken;
                if (taken) acknowledged = number;
            }
            errors_seen += refused ? 1 : 0;
        }
        if (GetParam().power_goes_afterwards) disk.restart();
        disk.set({});
        const auto reopened = product_journal()(disk, problem);
        ASSERT_TRUE(reopened) << problem;
        const auto found = reopened->read();
        ASSERT_FALSE(found.corrupt) << found.problem;
        for (int number = 0; number <= acknowledged; ++number)
            ASSERT_TRUE(found.facts_of_append.contains(number)) << "lost append " << number;
        for (const auto& [number, facts] : found.facts_of_append) ASSERT_EQ(facts, 2) << "torn " << number;
    }
    EXPECT_GT(errors_seen, 50) << "or nothing was made to fail";
}

INSTANTIATE_TEST_SUITE_P(Disk, EveryOperationFails,
                         testing::Values(Case{false, false}, Case{false, true}, Case{true, false},
                                         Case{true, true}),
                         [](const auto& one) {
                             return std::string{one.param.for_good ? "ForGood" : "Once"} +
                                    (one.param.power_goes_afterwards ? "ThenThePowerGoes" : "");
                         });

}  // namespace
}  // namespace kiosk::simulation
