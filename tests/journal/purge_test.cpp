// Personal data are gone when their time has come, and the chain does not care.
#include "tests/journal/journal_room.h"

namespace kiosk::services {
namespace {

class PurgeTest : public JournalRoom {
protected:
    std::string all_files() const {
        std::string all;
        for (const auto* end : {"", "-wal"})
            if (std::filesystem::exists(path() + end)) all += bytes_of(path() + end);
        return all;
    }
    std::string wrapped_key(const std::string& case_id) const {
        sqlite3* database = nullptr;
        sqlite3_open(path().c_str(), &database);
        sqlite3_stmt* query = nullptr;
        const auto sql = "SELECT wrapped FROM case_key WHERE case_id = '" + case_id + "'";
        sqlite3_prepare_v2(database, sql.c_str(), -1, &query, nullptr);
        std::string wrapped;
        if (sqlite3_step(query) == SQLITE_ROW && sqlite3_column_bytes(query, 0) > 0)
            wrapped.assign(static_cast<const char*>(sqlite3_column_blob(query, 0)),
                           static_cast<std::size_t>(sqlite3_column_bytes(query, 0)));
        sqlite3_finalize(query);
        sqlite3_close(database);
        return wrapped;
    }
};

TEST_F(PurgeTest, NamesNeverStandInTheFiles) {
    auto journal = open();
    write(*journal, "c", FactKind::case_opened, R"({"name":"CANARY-NAME"})");
    EXPECT_EQ(all_files().find("CANARY-NAME"), std::string::npos);
}

TEST_F(PurgeTest, DestroysKeysOfCasesClosedBeforeTheDay) {
    auto journal = open();
    write(*journal, "old", FactKind::case_opened, R"({"name":"old"})");
    write(*journal, "old", FactKind::case_closed);
    write(*journal, "open", FactKind::case_opened, R"({"name":"open"})");
    clock.advance(Millis{3600 * 1000});
    const auto middle = clock.civil();
    clock.advance(Millis{3600 * 1000});
    write(*journal, "new", FactKind::case_opened, R"({"name":"new"})");
    write(*journal, "new", FactKind::case_closed);
    const auto key = wrapped_key("old");
    ASSERT_FALSE(key.empty());
    ASSERT_NE(all_files().find(key), std::string::npos);

    EXPECT_EQ(journal->purge_personal(middle), 1);
    EXPECT_EQ(all_files().find(key), std::string::npos) << "the key left the disk";
    const auto old = journal->read_case({"old"});
    ASSERT_TRUE(old);
    EXPECT_TRUE(old->front().personal_purged);
    EXPECT_EQ(old->front().fact.personal, "");
    EXPECT_EQ(old->front().fact.amount, Fen{1230}) << "money stays";
    EXPECT_EQ(journal->read_case({"open"})->front().fact.personal, R"({"name":"open"})");
    EXPECT_EQ(journal->read_case({"new"})->front().fact.personal, R"({"name":"new"})");
    EXPECT_TRUE(journal->verify());
    EXPECT_EQ(journal->purge_personal(middle), 0) << "once";
}

TEST_F(PurgeTest, ALateFactOfAPurgedCaseIsKeptWithoutItsPerson) {
    auto journal = open();
    write(*journal, "c", FactKind::case_opened, "{}");
    write(*journal, "c", FactKind::case_closed);
    clock.advance(Millis{1000});
    ASSERT_EQ(journal->purge_personal(clock.civil()), 1);
    write(*journal, "c", FactKind::undo_done, R"({"name":"again"})");
    EXPECT_EQ(journal->read_case({"c"})->back().fact.personal, "");
    EXPECT_TRUE(journal->verify());
}

TEST_F(PurgeTest, WithoutTheKeyFileNobodyReadsNamesAndNobodyWrites) {
    {
        auto journal = open();
        write(*journal, "c", FactKind::case_opened, R"({"name":"x"})");
    }
    std::filesystem::remove(path() + ".key");
    EXPECT_FALSE(Journal::open(path(), clock));
    auto reader = Journal::open_for_reading(path());
    ASSERT_TRUE(reader);
    EXPECT_EQ((*reader)->read_case({"c"})->front().fact.personal, "");
    EXPECT_TRUE((*reader)->verify());
}

}  // namespace
}  // namespace kiosk::services
