// The audit log against those who have the file: every byte of an entry, missing and swapped ones, a cut
// tail, a forged head; and what may be in it.
#include <fmt/format.h>

#include "tests/staff/staff_room.h"

namespace kiosk::services::test {
namespace {

class StaffAudit : public StaffRoom {
protected:
    static constexpr int entries_written = 5;
    void SetUp() override {
        StaffRoom::SetUp();
        const auto log = AuditLog::open(path(), clock);
        ASSERT_TRUE(log) << log.error().text;
        for (int i = 2; i <= entries_written; ++i)
            ASSERT_TRUE((*log)->write("1007", "test", fmt::format("receipt_printer: passed {}", i)));
    }
    // Empty: the log is whole.
    [[nodiscard]] std::string problem() const {
        const auto log = AuditLog::open_for_reading(path());
        if (!log) return log.error().text;
        const auto whole = (*log)->verify();
        return whole ? "" : whole.error().text;
    }
    [[nodiscard]] std::string problem_of_opening() const {
        const auto log = AuditLog::open(path(), clock);
        return log ? "" : log.error().text;
    }
    [[nodiscard]] std::string ask(const std::string& sql) const {
        sqlite3* database = nullptr;
        sqlite3_stmt* query = nullptr;
        EXPECT_EQ(sqlite3_open(path().c_str(), &database), SQLITE_OK);
        EXPECT_EQ(sqlite3_prepare_v2(database, sql.c_str(), -1, &query, nullptr), SQLITE_OK) << sql;
        EXPECT_EQ(sqlite3_step(query), SQLITE_ROW) << sql;
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(query, 0));
        std::string answer(bytes, static_cast<std::size_t>(sqlite3_column_bytes(query, 0)));
        sqlite3_finalize(query);
        sqlite3_close(database);
        return answer;
    }
};

std::string hex_of(const std::string& bytes) {
    std::string hex;
    for (const unsigned char byte : bytes) hex += fmt::format("{:02X}", byte);
    return hex;
}

TEST_F(StaffAudit, WholeLogIsWholeAndReadsAsWritten) {
    EXPECT_EQ(problem(), "");
    open();
    const auto all = entries();
    ASSERT_EQ(all.size(), 5U);
    EXPECT_EQ(all[0].action, "log_begun");
    EXPECT_EQ(all[4], (AuditEntry{5, clock.civil(), "1007", "test", "receipt_printer: passed 5"}));
}

TEST_F(StaffAudit, EverySingleByteOfAnEntryCounts) {
    int changed = 0;
    for (const std::string column : {"who", "action", "detail", "link"}) {
        const auto type = column == "link" ? "BLOB" : "TEXT";
        const auto original = ask("SELECT CAST(" + column + " AS BLOB) FROM audit WHERE sequence = 3");
        const auto put = [&](const std::string& bytes) {
            tamper(fmt::format("UPDATE audit SET {} = CAST(x'{}' AS {}) WHERE sequence = 3", column,
                               hex_of(bytes), type));
        };
        for (std::size_t at = 0; at < original.size(); ++at, ++changed) {
            auto forged = original;
            forged[at] ^= 1;
            put(forged);
            EXPECT_EQ(problem(), "audit log: entry 3 does not fit the chain") << column << " " << at;
        }
        put(original.substr(0, original.size() - 1));
        EXPECT_NE(problem(), "");
        put(original);
        ASSERT_EQ(problem(), "");
    }
    EXPECT_GT(changed, 60);
    for (int bit = 0; bit < 41; ++bit) {
        const auto flip = fmt::format(
            "UPDATE audit SET at_ms = (at_ms | {0}) - (at_ms & {0}) WHERE sequence = 3", 1LL << bit);
        tamper(flip);
        EXPECT_EQ(problem(), "audit log: entry 3 does not fit the chain") << bit;
        tamper(flip);
        ASSERT_EQ(problem(), "") << bit;
    }
}

TEST_F(StaffAudit, WordsMovedFromOneFieldToTheNextAreNoticed) {
    tamper("UPDATE audit SET who = '100', action = '7test' WHERE sequence = 3");
    EXPECT_NE(problem(), "");
}

TEST_F(StaffAudit, MissingEntryIsNamed) {
    for (int gone = 1; gone <= entries_written; ++gone) {
        TearDown();
        SetUp();
        tamper(fmt::format("DELETE FROM audit WHERE sequence = {}", gone));
        EXPECT_NE(problem().find(fmt::format("entry {} is missing", gone)), std::string::npos) << problem();
    }
}

TEST_F(StaffAudit, MissingEntryWhoseNumberWasTakenIsNoticed) {
    tamper(
        "DELETE FROM audit WHERE sequence = 3; UPDATE audit SET sequence = sequence - 1 WHERE sequence > 3;"
        "UPDATE audit_head SET sequence = 4");
    EXPECT_NE(problem(), "");
    EXPECT_NE(problem_of_opening(), "");
}

TEST_F(StaffAudit, SwappedEntriesAreNoticed) {
    tamper(
        "UPDATE audit SET sequence = 99 WHERE sequence = 3; UPDATE audit SET sequence = 3 WHERE sequence = 4;"
        "UPDATE audit SET sequence = 4 WHERE sequence = 99");
    EXPECT_EQ(problem(), "audit log: entry 3 does not fit the chain");
}

TEST_F(StaffAudit, TailCutOffWithItsHeadIsNoticedWhereTheKeyIsNotKnown) {
    tamper("DELETE FROM audit WHERE sequence = 5");
    EXPECT_NE(problem_of_opening(), "");
    tamper("UPDATE audit_head SET sequence = 4, link = (SELECT link FROM audit WHERE sequence = 4)");
    EXPECT_NE(problem().find("seal"), std::string::npos) << problem();
    EXPECT_NE(problem_of_opening().find("seal"), std::string::npos);
    tamper("DELETE FROM audit; DELETE FROM audit_head");
    EXPECT_NE(problem().find("head is missing"), std::string::npos);
    EXPECT_NE(problem_of_opening().find("head is missing"), std::string::npos);
}

TEST_F(StaffAudit, AppendedEntryWithoutTheKeyIsNoticed) {
    tamper("INSERT INTO audit SELECT 6, at_ms, who, action, detail, link FROM audit WHERE sequence = 5");
    EXPECT_NE(problem(), "");
    EXPECT_NE(problem_of_opening(), "");
}

TEST_F(StaffAudit, NothingIsWrittenUponWhatDoesNotFit) {
    open();
    tamper("UPDATE audit SET who = 'nobody' WHERE sequence = 5");
    EXPECT_FALSE(audit->write("1007", "test", "more"));
    EXPECT_EQ(ask("SELECT CAST(count(*) AS BLOB) FROM audit"), "5");
}

TEST_F(StaffAudit, KeyOfAnotherMachineDoesNotFitAndAMissingOneProvesNothing) {
    const auto key = path() + ".key";
    std::filesystem::rename(key, key + ".away");
    EXPECT_NE(problem().find("key file"), std::string::npos);
    EXPECT_NE(problem_of_opening(), "");
    write_file("staff.db.key", std::string(32, 'k'));
    EXPECT_NE(problem(), "");
    EXPECT_NE(problem_of_opening(), "");
    std::filesystem::rename(key + ".away", key);
    EXPECT_EQ(problem(), "");
}

TEST_F(StaffAudit, NewFileSaysThatItIsNew) {
    std::filesystem::remove(path());
    std::filesystem::remove(path() + "-wal");
    open();
    ASSERT_EQ(entries().size(), 1U);
    EXPECT_EQ(entries()[0].action, "log_begun");
}

TEST_F(StaffAudit, AnotherProgramsFileIsRefused) {
    TearDown();
    StaffRoom::SetUp();
    tamper("CREATE TABLE meta (name TEXT); PRAGMA user_version = 1");
    EXPECT_NE(problem_of_opening(), "");
    EXPECT_EQ(AuditLog::open_for_reading(file("nothing.db")).error().kind, ErrorKind::not_found);
}

TEST_F(StaffAudit, TwoWriteInTurn) {
    open();
    const auto console = AuditLog::open(path(), clock);
    ASSERT_TRUE(console);
    for (int i = 0; i < 5; ++i) {
        ASSERT_TRUE(audit->write("1007", "test", "by the kiosk"));
        ASSERT_TRUE((*console)->write("console", "unlock", "by the console"));
    }
    EXPECT_TRUE(audit->verify());
    EXPECT_EQ(entries().size(), 15U);
}

TEST_F(StaffAudit, EntryIsOneShortLine) {
    open();
    ASSERT_TRUE(audit->write("a\nb", std::string(1'000, 'x'), "x\x1b[2J" + std::string(1'000, 'y')));
    const auto last = entries().back();
    EXPECT_EQ(last.who, "ab");
    EXPECT_EQ(last.action.size(), 64U);
    EXPECT_EQ(last.detail.size(), 400U);
    EXPECT_EQ(last.detail.find('\x1b'), std::string::npos);
    EXPECT_TRUE(audit->verify());
}

TEST_F(StaffAudit, OnlyItsOwnerReadsTheFiles) {
    using std::filesystem::perms;
    constexpr auto others = perms::group_all | perms::others_all;
    open();
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        EXPECT_EQ(entry.status().permissions() & others, perms::none) << entry.path();
}

}  // namespace
}  // namespace kiosk::services::test
