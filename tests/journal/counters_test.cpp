// No id is ever given out twice: not after a crash, not when somebody sets the clock back, not when a
// second's block is used up.
#include <set>

#include "tests/journal/journal_room.h"

namespace kiosk::services {
namespace {

constexpr const char* institution = "H12345678901";
using CountersTest = JournalRoom;

TEST_F(CountersTest, CountsCasesWithinTheDay) {
    auto journal = open();
    EXPECT_EQ(journal->next_case_id("K001", clock.civil())->value, "K001-20261122-0001");
    EXPECT_EQ(journal->next_case_id("K001", clock.civil())->value, "K001-20261122-0002");
    journal.reset();
    journal = open();
    EXPECT_EQ(journal->next_case_id("K001", clock.civil())->value, "K001-20261122-0003");
    clock.step_civil(Millis{24 * 3600 * 1000});
    EXPECT_EQ(journal->next_case_id("K001", clock.civil())->value, "K001-20261123-0001");
    clock.step_civil(Millis{-24 * 3600 * 1000});
    EXPECT_EQ(journal->next_case_id("K001", clock.civil())->value, "K001-20261122-0004")
        << "the clock went back";
}

TEST_F(CountersTest, CaseIdsFitTheAcquirersOrders) {
    auto journal = open();
    const auto id = journal->next_case_id("HOSP01-K00001", clock.civil());
    ASSERT_TRUE(id) << id.error().text;
    EXPECT_LE(id->value.size(), 28U);
    for (const auto* number : {"", "k001", "K_1", "一号", "K00000000000001"}) {
        const auto refused = journal->next_case_id(number, clock.civil());
        ASSERT_FALSE(refused) << number;
        EXPECT_EQ(refused.error().kind, ErrorKind::configuration);
    }
    EXPECT_TRUE(journal->next_case_id("K001", clock.civil())) << "a wrong setting does not close the journal";
}

TEST_F(CountersTest, MessageIdsHaveTheFormOfTheSpecification) {
    auto journal = open();
    EXPECT_EQ(journal->next_msgid(institution, 100, 199, clock.civil())->value,
              "H12345678901202611220930150100");
    EXPECT_EQ(journal->next_msgid(institution, 100, 199, clock.civil())->value.substr(26), "0101");
}

TEST_F(CountersTest, MessageIdsNeverRepeatAndNeverGoBack) {
    std::set<std::string> seen;
    std::string last;
    auto journal = open();
    for (int i = 0; i < 60; ++i) {
        if (i % 13 == 5) clock.step_civil(Millis{-3600 * 1000});
        if (i % 17 == 9) clock.step_civil(Millis{1500});
        if (i % 20 == 19) {
            journal.reset();
            journal = open();
        }
        const auto id = journal->next_msgid(institution, 7, 9, clock.civil());
        ASSERT_TRUE(id);
        EXPECT_TRUE(seen.insert(id->value).second) << id->value;
        EXPECT_LT(last, id->value);
        last = id->value;
    }
}

TEST_F(CountersTest, AFullBlockWaitsInTheNextSecond) {
    auto journal = open();
    std::vector<std::string> tails;
    for (int i = 0; i < 5; ++i)
        tails.push_back(journal->next_msgid(institution, 7, 8, clock.civil())->value.substr(22));
    EXPECT_EQ(tails, (std::vector<std::string>{"3015"
                                               "0007",
                                               "3015"
                                               "0008",
                                               "3016"
                                               "0007",
                                               "3016"
                                               "0008",
                                               "3017"
                                               "0007"}));
}

TEST_F(CountersTest, AnotherBlockNeverGivesAForeignSerial) {
    auto journal = open();
    ASSERT_TRUE(journal->next_msgid(institution, 500, 599, clock.civil()));
    EXPECT_EQ(journal->next_msgid(institution, 100, 199, clock.civil())->value.substr(22), "30160100");
    EXPECT_EQ(journal->next_msgid(institution, 300, 399, clock.civil())->value.substr(22), "30160300");
}

TEST_F(CountersTest, RefusesBlocksAndInstitutionsThatAreNone) {
    auto journal = open();
    EXPECT_FALSE(journal->next_msgid("H1", 0, 9, clock.civil()));
    EXPECT_FALSE(journal->next_msgid("H1234567890!", 0, 9, clock.civil()));
    EXPECT_FALSE(journal->next_msgid(institution, 10, 9, clock.civil()));
    EXPECT_FALSE(journal->next_msgid(institution, -1, 9, clock.civil()));
    EXPECT_FALSE(journal->next_msgid(institution, 0, 10'000, clock.civil()));
}

TEST_F(CountersTest, MovesTheLogBetweenNumbersWithoutClosingTheJournal) {
    auto journal = open();
    for (int i = 0; i < 1200; ++i) ASSERT_TRUE(journal->next_msgid(institution, 0, 9999, clock.civil()));
    EXPECT_TRUE(journal->next_case_id("K001", clock.civil()));
}

TEST_F(CountersTest, ANumberIsDurableBeforeItIsGivenOut) {
    auto journal = open();
    const auto given = journal->next_case_id("K001", clock.civil());
    const auto copy = folder / "after-crash";
    std::filesystem::create_directory(copy);
    for (const auto* end : {"", "-wal", ".key"})
        std::filesystem::copy_file(path() + end, copy / (std::string{"journal.db"} + end));
    EXPECT_NE(open_at((copy / "journal.db").string())->next_case_id("K001", clock.civil()), given);
}

}  // namespace
}  // namespace kiosk::services
