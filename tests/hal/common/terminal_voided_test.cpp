// A void ends an order for good: paid or not, known or not, once or twice.
#include "tests/hal/common/terminal_room.h"

namespace kiosk::hal {
namespace {

using device::TerminalEnd;
using TerminalVoided = TerminalRoom;

TEST_P(TerminalVoided, APaidOrderTwice) {
    const auto id = purchase("K1P1");
    bench->hands().tap("储蓄卡 *1234");
    ASSERT_EQ(answer(id).end, TerminalEnd::approved);
    EXPECT_EQ(ask(device::VoidPurchase{"K1P1"}).end, TerminalEnd::voided);
    EXPECT_EQ(ask(device::VoidPurchase{"K1P1"}).end, TerminalEnd::voided);
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}).end, TerminalEnd::voided);
    EXPECT_EQ(ask(device::Purchase{"K1P1", Fen{1234}}).end, TerminalEnd::voided) << "it can never be paid";
    EXPECT_EQ(bench->hands().debits("K1P1"), 1);
}

TEST_P(TerminalVoided, AnOrderThatNeverCame) {
    EXPECT_EQ(ask(device::QueryPurchase{"K1P9"}).end, TerminalEnd::not_found);
    EXPECT_EQ(ask(device::VoidPurchase{"K1P9"}).end, TerminalEnd::voided);
    EXPECT_EQ(ask(device::Purchase{"K1P9", Fen{1234}}).end, TerminalEnd::voided);
    EXPECT_EQ(bench->hands().debits("K1P9"), 0);
}

INSTANTIATE_TEST_SUITE_P(Devices, TerminalVoided, testing::ValuesIn(benches<TerminalBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
