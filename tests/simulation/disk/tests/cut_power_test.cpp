// The power goes at every operation of the disk, many times with different luck. What was acknowledged must
// be there after the restart, whole, and the journal must verify; and the same harness must convict settings
// that are known to lose commits.
#include <cstdio>

#include <gtest/gtest.h>

#include "kiosk/base/log.h"
#include "tests/simulation/disk/tests/ledgers.h"

namespace kiosk::simulation {
namespace {

constexpr int no_append = -1;

struct Row {
    std::int64_t operations = 0;
    std::int64_t syncs = 0;
    int cuts = 0;
    int corrupt = 0;
    int acknowledged_lost = 0;
    int torn = 0;
    int durable_unacknowledged = 0;
    std::string first_problem;
};

struct Workload {
    OpenLedger open;
    int appends = 8;
};

// Until the first call that fails; the number of the last append that was acknowledged.
int run(CutDisk& disk, const Workload& workload) {
    std::string problem;
    const auto ledger = workload.open(disk, problem);
    if (!ledger) return no_append;
    int acknowledged = no_append;
    for (int number = 0; number < workload.appends && ledger->append(number); ++number) acknowledged = number;
    return acknowledged;
}

void judge(CutDisk& disk, const Workload& workload, int acknowledged, Row& row) {
    ++row.cuts;
    std::string problem;
    const auto ledger = workload.open(disk, problem);
    const auto found = ledger ? ledger->read() : Findings{true, problem, {}};
    if (found.corrupt) {
        ++row.corrupt;
        if (row.first_problem.empty()) row.first_problem = found.problem;
        return;
    }
    bool lost = false;
    bool torn = false;
    for (int number = 0; number <= acknowledged; ++number) lost |= !found.facts_of_append.contains(number);
    for (const auto& [number, facts] : found.facts_of_append) torn |= facts != 2;
    row.acknowledged_lost += lost ? 1 : 0;
    row.torn += torn ? 1 : 0;
    if (!found.facts_of_append.empty() && found.facts_of_append.rbegin()->first > acknowledged)
        ++row.durable_unacknowledged;
}

// Cuts at each of the last `places` operations (0 = all), `outcomes` times each.
Row cut_everywhere(const Workload& workload, int outcomes, unsigned lying_syncs_percent = 0, int places = 0) {
    Row row;
    {
        CutDisk disk{"cut", SeededChooser{0}};
        EXPECT_EQ(run(disk, workload), workload.appends - 1) << "a good day";
        row.operations = disk.operations();
        row.syncs = disk.syncs();
    }
    const auto first = places == 0 ? 1 : row.operations - places + 1;
    for (auto at = first; at <= row.operations; ++at)
        for (int outcome = 0; outcome < outcomes; ++outcome) {
            CutDisk disk{"cut", SeededChooser{static_cast<std::uint64_t>(at * 100'003 + outcome)}};
            disk.set({.cut_at = at, .lying_syncs_percent = lying_syncs_percent});
            const int acknowledged = run(disk, workload);
            disk.restart();
            judge(disk, workload, acknowledged, row);
        }
    return row;
}

void print(const char* what, const Row& row) {
    static const bool headed = [] {
        std::printf(
            "| %-38s | fsyncs | cuts | corrupt | acknowledged lost | torn | durable though "
            "unacknowledged |\n",
            "storage");
        return true;
    }();
    static_cast<void>(headed);
    std::printf("| %-38s | %lld | %d | %d | %d | %d | %d |%s%s\n", what, static_cast<long long>(row.syncs),
                row.cuts, row.corrupt, row.acknowledged_lost, row.torn, row.durable_unacknowledged,
                row.first_problem.empty() ? "" : " first: ", row.first_problem.c_str());
}

void expect_nothing_lost(const Row& row) {
    EXPECT_EQ(row.corrupt, 0) << row.first_problem;
    EXPECT_EQ(row.acknowledged_lost, 0);
    EXPECT_EQ(row.torn, 0);
}

TEST(CutPower, TheJournalLosesNothingWhereverThePowerGoes) {
    const auto row = cut_everywhere({product_journal()}, 25);
    print("the journal", row);
    expect_nothing_lost(row);
    EXPECT_GE(row.cuts, 5'000);
    EXPECT_GT(row.durable_unacknowledged, 0) << "cuts between fsync and answer were among them";
}

TEST(CutPower, TheJournalLosesNothingWhileItsLogMoves) {
    // Enough for the log to be moved into the database; the cuts fall on the operations around and after it.
    const auto row = cut_everywhere({product_journal(), 105}, 1, 0, 400);
    print("the journal, its log moving", row);
    expect_nothing_lost(row);
}

TEST(CutPower, SafeSettingsOfPlainSqliteLoseNothing) {
    const auto row = cut_everywhere({plain_sqlite("WAL", "FULL")}, 20);
    print("plain SQLite, WAL/FULL", row);
    expect_nothing_lost(row);
}

TEST(CutPower, ConvictsTheDefaultSettingsOfSqlite) {
    const auto row = cut_everywhere({plain_sqlite("DELETE", "FULL")}, 20);
    print("plain SQLite, DELETE/FULL (default)", row);
    EXPECT_GT(row.acknowledged_lost, 0) << "or this harness sees nothing";
}

TEST(CutPower, ConvictsALogThatIsNotSyncedAtEachCommit) {
    const auto row = cut_everywhere({plain_sqlite("WAL", "NORMAL")}, 20);
    print("plain SQLite, WAL/NORMAL", row);
    EXPECT_GT(row.acknowledged_lost, 0) << "or this harness sees nothing";
}

TEST(CutPower, ConvictsNoSyncAtAll) {
    const auto row = cut_everywhere({plain_sqlite("DELETE", "OFF")}, 20);
    print("plain SQLite, DELETE/OFF", row);
    EXPECT_GT(row.corrupt, 0) << "or torn writes are not torn";
}

TEST(CutPower, NoSettingSavesAJournalFromADiskThatLies) {
    const auto row = cut_everywhere({product_journal()}, 10, 5);
    print("the journal, 5 % of syncs are lies", row);
    EXPECT_GT(row.corrupt + row.acknowledged_lost, 0) << "or the lies are none";
}

}  // namespace
}  // namespace kiosk::simulation
