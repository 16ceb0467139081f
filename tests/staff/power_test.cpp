// The power goes at every single operation of the disk while somebody guesses: what was told "you may try" is
// counted after the restart, the file opens, and a code that let somebody in is used.
#include <gtest/gtest.h>

#include "services/staff/tries.h"
#include "tests/simulation/disk/cut_disk.h"

namespace kiosk::services::test {
namespace {

using simulation::CutDisk;

struct Life {
    bool opened = false;
    int allowed = 0;  // told "try now"
};

Life guess(const CutDisk& disk, const Clock& clock, int times) {
    Life life;
    auto store = staff::Store::open_on("staff.db", disk.vfs_name(), Secret{std::string(32, 'k')});
    if (!store) return life;
    life.opened = true;
    staff::Tries tries{StaffConfig{.free_tries = 20, .tries_most = 100}, *store, clock};
    for (int i = 0; i < times; ++i) {
        const auto answer = tries.knock("number 1", true);
        if (!answer) break;
        if (answer->answer == Knock::Answer::try_now) ++life.allowed;
    }
    return life;
}

int counted(const CutDisk& disk, const Clock& clock) {
    auto store = staff::Store::open_on("staff.db", disk.vfs_name(), Secret{std::string(32, 'k')});
    EXPECT_TRUE(store) << (store ? "" : store.error().text);
    if (!store) return -1;
    const staff::Tries tries{StaffConfig{.free_tries = 20, .tries_most = 100}, *store, clock};
    const auto now = tries.look("number 1", true);
    EXPECT_TRUE(now);
    return now ? 100 - now->tries_left : -1;
}

TEST(StaffPower, CutAtEveryOperationGivesNoTryBack) {
    const ManualClock clock{*CivilTime::parse("2026-11-27 09:30:00")};
    constexpr int guesses = 4;
    // Three disks: unsynced writes all kept, all lost, and torn by turns.
    for (const int luck : {0, 1, 2}) {
        unsigned turn = 0;
        const auto choose = [&](unsigned choices, const char*) {
            return luck == 2 ? turn++ % choices : luck == 1 ? choices - 1 : 0U;
        };
        std::int64_t last = 0;
        {
            CutDisk whole{"staff-cut", choose};
            ASSERT_EQ(guess(whole, clock, guesses).allowed, guesses);
            last = whole.operations();
        }
        ASSERT_GT(last, 20);
        for (std::int64_t cut_at = 1; cut_at <= last; ++cut_at) {
            CutDisk disk{"staff-cut", choose};
            disk.set({.cut_at = cut_at});
            const auto life = guess(disk, clock, guesses);
            disk.restart();
            const int found = counted(disk, clock);
            EXPECT_GE(found, life.allowed) << "cut at " << cut_at << ", luck " << luck;
            EXPECT_LE(found, life.allowed + 1);
        }
    }
}

}  // namespace
}  // namespace kiosk::services::test
