// Journals of the version before, and programs of the version before: version N writes only what N-1 reads.
#include "tests/journal/journal_room.h"

namespace kiosk::services {
namespace {

class FormatTest : public JournalRoom {
protected:
    // What format 1 was: these tables and triggers did not exist.
    void turn_back_to_format_1() const {
        tamper(
            "DROP TRIGGER case_opens; DROP TRIGGER case_closes; DROP TABLE open_case;"
            "DELETE FROM meta WHERE name = 'format'");
    }
    void write_some_cases() {
        auto journal = open();
        for (const auto* id : {"z", "m", "a"}) write(*journal, id, FactKind::case_opened);
        write(*journal, "m", FactKind::case_closed);
    }
    const std::vector<CaseId> open_ones{{"z"}, {"a"}};
};

TEST_F(FormatTest, AddsTheTableOfOpenCasesToAnOlderJournal) {
    write_some_cases();
    turn_back_to_format_1();
    auto journal = open();
    ASSERT_TRUE(journal);
    EXPECT_EQ(journal->open_cases(), open_ones);
    write(*journal, "z", FactKind::case_closed);
    EXPECT_EQ(journal->open_cases(), (std::vector<CaseId>{{"a"}}));
    EXPECT_TRUE(journal->verify());
    journal.reset();
    EXPECT_EQ(open()->open_cases(), (std::vector<CaseId>{{"a"}}));
}

TEST_F(FormatTest, AReaderOfAnOlderJournalChangesNothing) {
    write_some_cases();
    turn_back_to_format_1();
    const auto before = bytes_of(path());
    {
        const auto reader = Journal::open_for_reading(path());
        ASSERT_TRUE(reader) << reader.error().text;
        EXPECT_EQ((*reader)->open_cases(), open_ones);
        EXPECT_TRUE((*reader)->verify());
    }
    EXPECT_EQ(bytes_of(path()), before);
}

TEST_F(FormatTest, AnOlderProgramFindsWhatItKnowsAndKeepsTheNewTableWithoutKnowing) {
    write_some_cases();
    // Version 1's own statements, as its source had them: the version it demands, and its insert.
    tamper(
        "CREATE TEMP TABLE demanded (version CHECK (version = 1));"
        "INSERT INTO demanded SELECT user_version FROM pragma_user_version;"
        "INSERT INTO record VALUES (5, 0, 'new', 'case_opened', 'hold', '', '', 0, '', '', x'', x'');"
        "INSERT INTO record VALUES (6, 0, 'a', 'case_closed', 'hold', '', '', 0, '', '', x'', x'');"
        "CREATE TEMP TABLE wanted (cases CHECK (cases = 'new,z'));"
        "INSERT INTO wanted SELECT group_concat(case_id) FROM (SELECT case_id FROM open_case ORDER BY "
        "case_id)");
}

TEST_F(FormatTest, KeepsWritingAJournalWithLaterAdditions) {
    write_some_cases();
    tamper("UPDATE meta SET value = '3' WHERE name = 'format'; CREATE TABLE of_format_3 (what)");
    auto journal = open();
    ASSERT_TRUE(journal);
    write(*journal, "z", FactKind::case_closed);
    EXPECT_TRUE(journal->verify());
}

TEST_F(FormatTest, NoticesAnOpenCaseThatSomebodyHid) {
    write_some_cases();
    tamper("DELETE FROM open_case WHERE case_id = 'z'");
    const auto verified = open()->verify();
    ASSERT_FALSE(verified);
    EXPECT_EQ(verified.error().kind, ErrorKind::corrupt);
}

}  // namespace
}  // namespace kiosk::services
