// The disk fills up while money is on its way. With the reserve kept beforehand the case can be taken back
// fact by fact, wherever the room ends; no new case is opened; and without the reserve this very test fails.
#include <gtest/gtest.h>

#include "services/journal.h"
#include "tests/simulation/disk/tests/ledgers.h"

namespace kiosk::simulation {
namespace {

using services::Journal;
constexpr int facts_of_an_unwinding = 30;

class DiskFull : public testing::Test {
protected:
    std::unique_ptr<Journal> open() {
        auto journal = Journal::open("journal.db", clock, disk.vfs_name());
        EXPECT_TRUE(journal) << (journal ? "" : journal.error().text);
        return journal ? std::move(*journal) : nullptr;
    }
    static Result<void> write(Journal& journal, const CaseId& id, FactKind kind) {
        Fact fact;
        fact.case_id = id;
        fact.kind = kind;
        fact.detail = std::string(200, 'd');
        fact.personal = R"({"name":"somebody"})";
        TRY_VOID(journal.append({&fact, 1}));
        return {};
    }
    // As the driver does: a message id for each undo, then the fact. True: all were taken.
    bool unwind(Journal& journal, const CaseId& id) {
        for (int i = 0; i < facts_of_an_unwinding; ++i)
            if (!journal.next_msgid("H12345678901", 0, 9999, clock.civil()) ||
                !write(journal, id, FactKind::undo_sent))
                return false;
        return write(journal, id, FactKind::case_closed).has_value();
    }
    ManualClock clock{*CivilTime::parse("2026-11-22 09:30:15")};
    CutDisk disk{"cut", SeededChooser{7}};
    const CaseId paid{"paid"};
};

TEST_F(DiskFull, AnOpenCaseIsTakenBackWhereverTheRoomEnds) {
    auto journal = open();
    int given_back = 0;
    for (int more = 0; more < 60'000; more += 997) {
        SCOPED_TRACE(more);
        disk.set({});
        ASSERT_TRUE(journal->reserve());
        const CaseId id{"case " + std::to_string(more)};
        ASSERT_TRUE(write(*journal, id, FactKind::case_opened));
        disk.set({.room_bytes_max = disk.used_bytes() + more});
        // Whatever else fills the disk up.
        for (int other = 0; other < 30; ++other) {
            const auto opened = write(*journal, {"other"}, FactKind::case_opened);
            if (!opened) break;
        }
        ASSERT_TRUE(unwind(*journal, id));
        if (!disk.holds("journal.db-reserve")) ++given_back;
    }
    EXPECT_GT(given_back, 3) << "or the disk was never full";
    EXPECT_TRUE(journal->verify());
    journal.reset();
    disk.restart();
    EXPECT_TRUE(open()->verify());
}

TEST_F(DiskFull, NewCasesAreRefusedAndTheJournalStaysOpen) {
    auto journal = open();
    ASSERT_TRUE(journal->reserve());
    ASSERT_TRUE(write(*journal, paid, FactKind::case_opened));
    disk.set({.room_bytes_max = disk.used_bytes()});
    bool taken = true;
    for (int i = 0; i < 50 && taken; ++i) taken = write(*journal, {"new"}, FactKind::case_opened).has_value();
    EXPECT_FALSE(taken);
    EXPECT_TRUE(disk.holds("journal.db-reserve")) << "a new case has no claim on it";
    EXPECT_FALSE(journal->next_case_id("K001", clock.civil()));
    EXPECT_TRUE(unwind(*journal, paid));
    EXPECT_FALSE(disk.holds("journal.db-reserve"));
    // Somebody else took the space: nothing may be opened until there is room again.
    disk.set({.room_bytes_max = disk.used_bytes()});
    EXPECT_FALSE(journal->reserve());
    disk.set({});
    EXPECT_TRUE(journal->reserve());
    EXPECT_TRUE(write(*journal, {"new"}, FactKind::case_opened));
    EXPECT_TRUE(journal->verify());
}

TEST_F(DiskFull, WithoutTheReserveMoneyIsStuck) {
    auto journal = open();
    ASSERT_TRUE(write(*journal, paid, FactKind::case_opened));
    disk.set({.room_bytes_max = disk.used_bytes()});
    EXPECT_FALSE(unwind(*journal, paid)) << "or the tests above show nothing";
    disk.set({});
    EXPECT_FALSE(write(*journal, paid, FactKind::undo_sent)) << "closed for good";
    journal.reset();
    journal = open();
    EXPECT_TRUE(unwind(*journal, paid));
    EXPECT_TRUE(journal->verify());
}

TEST_F(DiskFull, APowerCutWhileTheReserveIsGivenBackLosesNothing) {
    for (int at = 1; at < 400; at += 3) {
        SCOPED_TRACE(at);
        CutDisk other{"cut too", SeededChooser{static_cast<std::uint64_t>(at)}};
        int acknowledged = 0;
        {
            auto journal = *Journal::open("journal.db", clock, other.vfs_name());
            ASSERT_TRUE(journal->reserve());
            ASSERT_TRUE(write(*journal, paid, FactKind::case_opened));
            other.set({.cut_at = at, .room_bytes_max = other.used_bytes()});
            while (acknowledged < 20 && write(*journal, paid, FactKind::undo_sent)) ++acknowledged;
        }
        other.restart();
        auto journal = Journal::open("journal.db", clock, other.vfs_name());
        ASSERT_TRUE(journal) << journal.error().text;
        ASSERT_TRUE((*journal)->verify());
        ASSERT_GT(static_cast<int>((*journal)->read_case(paid)->size()), acknowledged);
    }
}

}  // namespace
}  // namespace kiosk::simulation
