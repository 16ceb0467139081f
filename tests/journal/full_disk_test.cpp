// A real file system without room: a small tmpfs, filled to the last byte while a case is open. Where this
// user may not mount, the test's own name says why it was skipped.
#include <sys/mount.h>

#include <cerrno>
#include <cstring>

#include "tests/journal/journal_room.h"

namespace kiosk::services {
namespace {

class FullDiskTest : public JournalRoom {
protected:
    void SetUp() override {
        JournalRoom::SetUp();
        mounted_ = mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=24m") == 0;
        if (!mounted_) GTEST_SKIP() << "mount: " << std::strerror(errno);
    }
    void TearDown() override {
        if (mounted_) umount2(folder.c_str(), MNT_DETACH);
        JournalRoom::TearDown();
    }
    void fill() const {
        std::ofstream file{folder / "filler", std::ios::binary | std::ios::app};
        file << std::unitbuf;
        for (int size = 1 << 20; size > 0; size /= 2) {
            while (file.write(std::string(static_cast<std::size_t>(size), 'x').data(), size)) {
            }
            file.clear();
        }
    }
    bool unwind(Journal& journal) const {
        for (int i = 0; i < 30; ++i) {
            const auto undo = fact("paid", FactKind::undo_sent, "{}");
            if (!journal.next_msgid("H12345678901", 0, 9999, clock.civil()) || !journal.append({&undo, 1}))
                return false;
        }
        return true;
    }
    bool mounted_ = false;
};

TEST_F(FullDiskTest, MoneyIsTakenBackOnAFullFileSystem_SkippedWhereMountIsNotPermitted) {
    auto journal = open();
    ASSERT_TRUE(journal->reserve());
    ASSERT_TRUE(journal->reserve()) << "again costs nothing";
    EXPECT_EQ(std::filesystem::file_size(path() + "-reserve"), 8U * 1024 * 1024);
    write(*journal, "paid", FactKind::case_opened, "{}");
    fill();
    const auto opening = fact("new", FactKind::case_opened, "{}");
    bool taken = true;
    for (int i = 0; i < 20 && taken; ++i) taken = journal->append({&opening, 1}).has_value();
    EXPECT_FALSE(taken) << "no new case on a full disk";
    EXPECT_TRUE(unwind(*journal));
    EXPECT_FALSE(std::filesystem::exists(path() + "-reserve"));
    fill();
    EXPECT_FALSE(journal->reserve());
    EXPECT_FALSE(std::filesystem::exists(path() + "-reserve")) << "nothing half made stays";
    std::filesystem::remove(folder / "filler");
    EXPECT_TRUE(journal->reserve());
    EXPECT_TRUE(journal->verify());
}

TEST_F(FullDiskTest, AFullFileSystemIsOpenedWithTheReserve_SkippedWhereMountIsNotPermitted) {
    auto journal = open();
    ASSERT_TRUE(journal->reserve());
    write(*journal, "paid", FactKind::case_opened, "{}");
    journal.reset();
    fill();
    journal = open();
    ASSERT_TRUE(journal);
    EXPECT_TRUE(unwind(*journal));
    EXPECT_TRUE(journal->verify());
}

TEST_F(FullDiskTest, WithoutTheReserveMoneyIsStuck_SkippedWhereMountIsNotPermitted) {
    auto journal = open();
    write(*journal, "paid", FactKind::case_opened, "{}");
    fill();
    EXPECT_FALSE(unwind(*journal)) << "or the tests above show nothing";
}

}  // namespace
}  // namespace kiosk::services
