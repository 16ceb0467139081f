// The bank has paid and the terminal's answer does not arrive: unknown, and the question afterwards finds it.
#include "tests/hal/common/terminal_room.h"

namespace kiosk::hal {
namespace {

using device::TerminalEnd;
using TerminalAnswerLost = TerminalRoom;

TEST_P(TerminalAnswerLost, IsUnknownAndFoundByTheQuery) {
    const auto id = purchase("K1P1", Millis{1'500});
    bench->hands().lose_answers(true);
    bench->hands().tap("储蓄卡 *1234");
    EXPECT_EQ(answer(id).end, TerminalEnd::unknown);
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}).end, TerminalEnd::unknown) << "still nothing arrives";
    bench->hands().lose_answers(false);
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}).end, TerminalEnd::approved);
    EXPECT_EQ(ask(device::Purchase{"K1P1", Fen{1234}}).end, TerminalEnd::approved);
    EXPECT_EQ(bench->hands().debits("K1P1"), 1);
}

// The stop comes when the bank is being asked already: nobody may call that abandoned.
TEST_P(TerminalAnswerLost, AStopThatComesTooLateProvesNothing) {
    bench->hands().bank_time(Millis{4'000});
    const auto id = purchase("K1P1");
    bench->hands().tap("储蓄卡 *1234");
    bench->device->cancel({id});
    EXPECT_EQ(answer(id).end, TerminalEnd::unknown);
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}).end, TerminalEnd::unknown)
        << "the bank has not answered yet";
    ASSERT_TRUE(wait_for_debit("K1P1"));
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}).end, TerminalEnd::approved);
}

TEST_P(TerminalAnswerLost, ABankThatNeverAnswersStaysUnknown) {
    bench->hands().bank(TerminalBank::silent);
    const auto id = purchase("K1P1", Millis{3'000});
    bench->hands().tap("储蓄卡 *1234");
    EXPECT_EQ(answer(id).end, TerminalEnd::unknown);
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}).end, TerminalEnd::unknown);
    EXPECT_EQ(ask(device::VoidPurchase{"K1P1"}).end, TerminalEnd::unknown);
}

INSTANTIATE_TEST_SUITE_P(Devices, TerminalAnswerLost, testing::ValuesIn(benches<TerminalBench>()),
                         bench_name);

}  // namespace
}  // namespace kiosk::hal
