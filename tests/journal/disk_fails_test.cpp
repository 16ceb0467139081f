// Disks that cannot keep a promise: a file system without shared memory for the log, no room left, an I/O
// error. Each ends with a refusal, never with a record that is only believed to be there.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include "tests/journal/journal_room.h"

namespace kiosk::services {
namespace {

using DiskFailsTest = JournalRoom;

TEST_F(DiskFailsTest, RefusesAFileSystemThatCannotDoWal) {
    const auto journal = Journal::open(path(), clock, "unix-dotfile");
    ASSERT_FALSE(journal);
    EXPECT_EQ(journal.error().kind, ErrorKind::refused);
    EXPECT_NE(journal.error().text.find("journal_mode"), std::string::npos) << journal.error().text;
}

TEST_F(DiskFailsTest, RefusesMemory) {
    const auto journal = Journal::open(":memory:", clock, "unix");
    ASSERT_FALSE(journal);
    EXPECT_EQ(journal.error().kind, ErrorKind::refused);
}

TEST_F(DiskFailsTest, RefusesAFileThatIsNoJournal) {
    std::ofstream{path()} << std::string(8192, 'x');
    std::ofstream{path() + ".key"} << std::string(32, 'k');
    EXPECT_FALSE(Journal::open(path(), clock));
    EXPECT_FALSE(Journal::open_for_reading(path()));
}

TEST_F(DiskFailsTest, RefusesAVersionItDoesNotKnow) {
    open().reset();
    tamper("PRAGMA user_version=99");
    const auto journal = Journal::open(path(), clock);
    ASSERT_FALSE(journal);
    EXPECT_EQ(journal.error().kind, ErrorKind::refused);
}

TEST_F(DiskFailsTest, RefusesAFolderThatIsNotThere) {
    EXPECT_FALSE(Journal::open((folder / "nowhere" / "journal.db").string(), clock));
}

// In a child, because a limit on file sizes holds for the whole process.
int write_until_the_disk_is_full(const std::string& path, const Clock& clock, const Fact& fact) {
    std::signal(SIGXFSZ, SIG_IGN);
    auto journal = Journal::open(path, clock);
    if (!journal) return 10;
    const struct rlimit limit { 200'000, 200'000 };
    setrlimit(RLIMIT_FSIZE, &limit);
    JournalSequence written = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto sequence = (*journal)->append({&fact, 1});
        if (!sequence) break;
        written = *sequence;
    }
    if (written == 0 || written > 9'000) return 11;
    const struct rlimit wide { 200'000, 200'000 };
    setrlimit(RLIMIT_FSIZE, &wide);
    // Closed for good, although a smaller record might fit.
    if ((*journal)->append({&fact, 1})) return 12;
    if ((*journal)->next_case_id("K1", clock.civil())) return 13;
    if ((*journal)->next_msgid("H12345678901", 0, 9, clock.civil())) return 14;
    if ((*journal)->purge_personal(clock.civil())) return 15;
    std::ofstream{path + ".written"} << written;
    return 0;
}

TEST_F(DiskFailsTest, AFullDiskClosesTheJournalAndLosesNothing) {
    const auto child = fork();
    if (child == 0) _exit(write_until_the_disk_is_full(path(), clock, fact("c", FactKind::sent)));
    int status = -1;
    waitpid(child, &status, 0);
    ASSERT_EQ(WEXITSTATUS(status), 0);
    const auto written = std::stoul(bytes_of(path() + ".written"));
    auto journal = open();
    ASSERT_TRUE(journal);
    EXPECT_EQ(journal->read_case({"c"})->size(), written) << "every acknowledged record, and no other";
    EXPECT_TRUE(journal->verify());
    write(*journal, "c", FactKind::done);
}

}  // namespace
}  // namespace kiosk::services
