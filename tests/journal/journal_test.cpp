// What the journal promises on a good day: what was written is read back, after closing, after a crash, and
// by other programs; and nobody but the owner may look.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/journal/journal_room.h"

namespace kiosk::services {
namespace {

using JournalTest = JournalRoom;

TEST_F(JournalTest, GivesBackWhatWasWritten) {
    auto journal = open();
    const std::array facts{fact("K1-20261122-0001", FactKind::case_opened, R"({"name":"张三"})"),
                           fact("K1-20261122-0001", FactKind::sent)};
    EXPECT_EQ(journal->append(facts), 2);
    journal.reset();
    const auto records = open()->read_case({"K1-20261122-0001"});
    ASSERT_TRUE(records);
    ASSERT_EQ(records->size(), 2U);
    EXPECT_EQ(records->at(0).fact, facts[0]);
    EXPECT_EQ(records->at(1).fact, facts[1]);
    EXPECT_EQ(records->at(0).at, clock.civil());
    EXPECT_EQ(records->at(1).sequence, 2);
    EXPECT_EQ(records->at(0).chain_hash.size(), 64U);
}

TEST_F(JournalTest, StoresEveryKindAndLeg) {
    auto journal = open();
    for (int kind = 0; kind <= static_cast<int>(FactKind::case_closed); ++kind)
        for (int leg = 0; leg <= static_cast<int>(Leg::booking); ++leg) {
            auto one = fact("c", static_cast<FactKind>(kind));
            one.leg = static_cast<Leg>(leg);
            ASSERT_TRUE(journal->append({&one, 1}));
            EXPECT_EQ(journal->read_case({"c"})->back().fact, one);
        }
    EXPECT_TRUE(journal->verify());
}

TEST_F(JournalTest, KeepsFieldsThatLookLikeOthersApart) {
    auto journal = open();
    auto odd = fact("c", FactKind::sent);
    odd.key = std::string("a\0b'\";--", 8);
    odd.undoes = "龘";
    odd.amount = Fen{-5};
    ASSERT_TRUE(journal->append({&odd, 1}));
    EXPECT_EQ(journal->read_case({"c"})->front().fact, odd);
    EXPECT_TRUE(journal->verify());
}

TEST_F(JournalTest, ListsOpenCasesOldestFirst) {
    auto journal = open();
    for (const auto* id : {"z", "m", "a"}) write(*journal, id, FactKind::case_opened);
    write(*journal, "m", FactKind::case_closed);
    const std::vector<CaseId> expected{{"z"}, {"a"}};
    EXPECT_EQ(journal->open_cases(), expected);
}

TEST_F(JournalTest, VisitsRecordsInOrder) {
    auto journal = open();
    for (int i = 0; i < 5; ++i) write(*journal, "c" + std::to_string(i), FactKind::case_opened);
    JournalSequence last = 0;
    ASSERT_TRUE(journal->each([&](const JournalRecord& record) { EXPECT_EQ(record.sequence, ++last); }));
    EXPECT_EQ(last, 5);
}

TEST_F(JournalTest, WritesNothingForAnEmptyList) {
    auto journal = open();
    EXPECT_EQ(journal->append({}), 0);
    write(*journal, "c", FactKind::case_opened);
    EXPECT_EQ(journal->append({}), 1);
}

TEST_F(JournalTest, SurvivesACrashInTheMiddle) {
    auto journal = open();
    for (int i = 0; i < 20; ++i) write(*journal, "c", FactKind::sent, R"({"name":"李四"})");
    // The files as a dying machine leaves them: log not moved, nothing closed.
    const auto copy = folder / "after-crash";
    std::filesystem::create_directory(copy);
    for (const auto* end : {"", "-wal", ".key"})
        std::filesystem::copy_file(path() + end, copy / (std::string{"journal.db"} + end));
    auto reopened = open_at((copy / "journal.db").string());
    ASSERT_TRUE(reopened);
    EXPECT_EQ(reopened->read_case({"c"})->size(), 20U);
    EXPECT_TRUE(reopened->verify());
    write(*reopened, "c", FactKind::done);
    EXPECT_TRUE(reopened->verify());
}

TEST_F(JournalTest, SurvivesALogCutInTheMiddle) {
    auto journal = open();
    for (int i = 0; i < 20; ++i) write(*journal, "c", FactKind::sent);
    const auto copy = folder / "after-crash";
    std::filesystem::create_directory(copy);
    for (const auto* end : {"", "-wal", ".key"})
        std::filesystem::copy_file(path() + end, copy / (std::string{"journal.db"} + end));
    const auto log = copy / "journal.db-wal";
    const auto whole = std::filesystem::file_size(log);
    for (const auto size : {whole - 100, whole / 2, whole / 3}) {
        std::filesystem::resize_file(log, size);
        auto reader = Journal::open_for_reading((copy / "journal.db").string());
        ASSERT_TRUE(reader) << reader.error().text;
        EXPECT_TRUE((*reader)->verify());
    }
    auto reopened = open_at((copy / "journal.db").string());
    EXPECT_LT(reopened->read_case({"c"})->size(), 20U);
    write(*reopened, "c", FactKind::sent);
    EXPECT_TRUE(reopened->verify());
}

TEST_F(JournalTest, MovesItsLogWithoutLosingAnything) {
    auto journal = open();
    for (int i = 0; i < 600; ++i) write(*journal, "c", FactKind::sent);
    EXPECT_LT(std::filesystem::file_size(path() + "-wal"), 1300U * 4200U);
    EXPECT_GT(std::filesystem::file_size(path()), 100'000U);
    EXPECT_TRUE(journal->verify());
}

TEST_F(JournalTest, LetsToolsReadWhileItWrites) {
    auto journal = open();
    write(*journal, "c", FactKind::case_opened, R"({"name":"王五"})");
    auto reader = Journal::open_for_reading(path());
    ASSERT_TRUE(reader) << reader.error().text;
    write(*journal, "c", FactKind::sent);
    EXPECT_EQ((*reader)->read_case({"c"})->size(), 2U);
    EXPECT_EQ((*reader)->read_case({"c"})->front().fact.personal, R"({"name":"王五"})");
    EXPECT_TRUE((*reader)->verify());
    const auto one = fact("c", FactKind::sent);
    EXPECT_FALSE((*reader)->append({&one, 1}));
    EXPECT_FALSE((*reader)->next_case_id("K1", clock.civil()));
    EXPECT_EQ(journal->read_case({"c"})->size(), 2U);
}

TEST_F(JournalTest, KeepsASecondWriterOut) {
    auto journal = open();
    EXPECT_FALSE(Journal::open(path(), clock)) << "the same process";
    const auto child = fork();
    if (child == 0) _exit(Journal::open(path(), clock) ? 1 : 0);
    int status = -1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0) << "another process";
    journal.reset();
    EXPECT_NE(open(), nullptr);
}

TEST_F(JournalTest, LetsOnlyItsOwnerRead) {
    auto journal = open();
    write(*journal, "c", FactKind::case_opened, "{}");
    for (const auto* end : {"", "-wal", "-shm", ".key", ".lock"}) {
        struct stat facts {};
        ASSERT_EQ(stat((path() + end).c_str(), &facts), 0) << end;
        EXPECT_EQ(facts.st_mode & 0777, 0600U) << end;
    }
}

TEST_F(JournalTest, NarrowsPermissionsThatSomebodyWidened) {
    open().reset();
    chmod(path().c_str(), 0644);
    auto journal = open();
    struct stat facts {};
    ASSERT_EQ(stat(path().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600U);
}

TEST_F(JournalTest, ReaderFindsNoJournal) {
    const auto reader = Journal::open_for_reading(path());
    ASSERT_FALSE(reader);
    EXPECT_EQ(reader.error().kind, ErrorKind::not_found);
    EXPECT_FALSE(std::filesystem::exists(path())) << "looking makes nothing";
}

}  // namespace
}  // namespace kiosk::services
