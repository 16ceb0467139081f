// Somebody changes the journal behind our back. Whatever it is, verify() says so.
#include "tests/journal/journal_room.h"

namespace kiosk::services {
namespace {

class ChainTest : public JournalRoom {
protected:
    void SetUp() override {
        JournalRoom::SetUp();
        auto journal = open();
        for (int i = 0; i < 6; ++i) write(*journal, "c", FactKind::sent, R"({"name":"赵六"})");
        ASSERT_TRUE(journal->verify());
    }
    // Found on opening or on verifying.
    testing::AssertionResult noticed() const {
        const auto journal = Journal::open_for_reading(path());
        if (!journal) return testing::AssertionSuccess() << journal.error().text;
        const auto verified = (*journal)->verify();
        if (!verified) return testing::AssertionSuccess() << verified.error().text;
        return testing::AssertionFailure() << "nobody noticed";
    }
};

TEST_F(ChainTest, NoticesAChangeInEveryColumn) {
    for (const auto* change : {"amount_fen = amount_fen + 1", "case_id = 'd'", "kind = 'done'", "leg = 'own'",
                               "key = 'x'", "undoes = 'x'", "at_ms = at_ms + 1", "body_hash = 'x'",
                               "detail = '{}'", "sealed = x'00'", "hash = zeroblob(32)", "sequence = 77"}) {
        const auto before = bytes_of(path());
        tamper("UPDATE record SET " + std::string{change} + " WHERE sequence = 3");
        EXPECT_TRUE(noticed()) << change;
        std::ofstream{path(), std::ios::binary} << before;
        EXPECT_FALSE(noticed()) << "restored";
    }
}

TEST_F(ChainTest, NamesTheFirstRecordThatDoesNotFit) {
    tamper("UPDATE record SET amount_fen = 0 WHERE sequence IN (3, 5)");
    const auto verified = open()->verify();
    ASSERT_FALSE(verified);
    EXPECT_EQ(verified.error().kind, ErrorKind::corrupt);
    EXPECT_NE(verified.error().text.find("record 3 "), std::string::npos) << verified.error().text;
}

TEST_F(ChainTest, NoticesAMissingRecord) {
    tamper("DELETE FROM record WHERE sequence = 2");
    EXPECT_TRUE(noticed());
}

TEST_F(ChainTest, NoticesRecordsThatChangedPlaces) {
    tamper(
        "UPDATE record SET sequence = -2 WHERE sequence = 2; UPDATE record SET sequence = 2 WHERE sequence = "
        "3;"
        "UPDATE record SET sequence = 3 WHERE sequence = -2");
    EXPECT_TRUE(noticed());
}

TEST_F(ChainTest, NoticesAMissingTail) {
    tamper("DELETE FROM record WHERE sequence > 4");
    EXPECT_TRUE(noticed());
    EXPECT_FALSE(Journal::open(path(), clock)) << "no writing on a journal that lost its tail";
}

TEST_F(ChainTest, NoticesATailCutTogetherWithTheHead) {
    tamper(
        "DELETE FROM record WHERE sequence > 4;"
        "UPDATE head SET sequence = 4, hash = (SELECT hash FROM record WHERE sequence = 4)");
    EXPECT_TRUE(noticed());
}

TEST_F(ChainTest, NoticesAnEmptiedJournal) {
    tamper("DELETE FROM record");
    EXPECT_TRUE(noticed());
}

TEST_F(ChainTest, NoticesAMissingHead) {
    tamper("DELETE FROM head");
    EXPECT_TRUE(noticed());
}

TEST_F(ChainTest, NoticesPersonalDataMovedToAnotherRecord) {
    tamper("UPDATE record SET sealed = (SELECT sealed FROM record WHERE sequence = 1) WHERE sequence = 2");
    const auto records = open()->read_case({"c"});
    ASSERT_FALSE(records);
    EXPECT_EQ(records.error().kind, ErrorKind::corrupt);
}

TEST_F(ChainTest, NoticesFlippedBytesOfTheFile) {
    const auto whole = bytes_of(path());
    int noticed_count = 0;
    // Every byte of the pages that hold records would take minutes; a prime step visits all kinds of places.
    for (std::size_t at = 100; at < whole.size(); at += 211) {
        auto damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        std::ofstream{path(), std::ios::binary} << damaged;
        const auto journal = Journal::open_for_reading(path());
        std::vector<JournalRecord> records;
        const bool readable =
            journal && (*journal)->verify() &&
            (*journal)->each([&](const JournalRecord& record) { records.push_back(record); });
        if (!readable) ++noticed_count;
        // Flips in free space change nothing; what verifies must be the whole truth.
        if (readable) {
            ASSERT_EQ(records.size(), 6U) << "byte " << at;
        }
    }
    EXPECT_GT(noticed_count, 10);
}

}  // namespace
}  // namespace kiosk::services
