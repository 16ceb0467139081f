// A kiosk that has stood for years: a million records. Starting, reading the open cases and the next append
// may not grow with the ledger; only verify() walks it all.
#include <chrono>
#include <cstdio>

#include "tests/journal/journal_room.h"

namespace kiosk::services {
namespace {

constexpr int records = 1'000'000;
constexpr int facts_of_a_case = 10;
constexpr int cases_of_a_batch = 500;

class MillionRecordsTest : public JournalRoom {
protected:
    template <class Work>
    static double seconds(const char* what, Work&& work) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        std::printf("%-44s %9.4f s\n", what, took.count());
        return took.count();
    }
    static void add_case(std::vector<Fact>& facts, int number) {
        Fact one;
        one.case_id = {"K001-20261122-" + std::to_string(number)};
        one.amount = Fen{1230};
        one.key = "H12345678901202611220930150100";
        for (int i = 0; i < facts_of_a_case; ++i) {
            // Every 20,000th case stays open.
            const bool ends = i == facts_of_a_case - 1 && number % 20'000 != 7;
            one.kind = i == 0 ? FactKind::case_opened : ends ? FactKind::case_closed : FactKind::done;
            facts.push_back(one);
        }
    }
};

TEST_F(MillionRecordsTest, StartingDoesNotWalkThemAll) {
    auto journal = open();
    seconds("writing 1,000,000 records in batches", [&] {
        std::vector<Fact> facts;
        for (int number = 0; number < records / facts_of_a_case; ++number) {
            add_case(facts, number);
            if (facts.size() < cases_of_a_batch * facts_of_a_case) continue;
            ASSERT_TRUE(journal->append(facts));
            facts.clear();
        }
    });
    journal.reset();
    EXPECT_LE(seconds("opening for writing", [&] { journal = open(); }), 0.5);
    ASSERT_TRUE(journal);
    std::vector<CaseId> cases;
    EXPECT_LE(seconds("open_cases()", [&] { cases = *journal->open_cases(); }), 0.05);
    ASSERT_EQ(cases.size(), 5U);
    EXPECT_EQ(cases[1].value, "K001-20261122-20007");
    EXPECT_LE(seconds("read_case() of one open case",
                      [&] { EXPECT_EQ(journal->read_case(cases[4])->size(), 10U); }),
              0.05);
    EXPECT_LE(seconds("one append", [&] { write(*journal, cases[0].value, FactKind::case_closed); }), 0.5);
    EXPECT_EQ(journal->open_cases()->size(), 4U);
    seconds("verify(), the whole chain", [&] { EXPECT_TRUE(journal->verify()); });
}

}  // namespace
}  // namespace kiosk::services
