// The good day at the card terminal, and the ways in which a patient or a bank says no.
#include "tests/hal/common/terminal_room.h"

namespace kiosk::hal {
namespace {

using device::TerminalEnd;
using TerminalPaid = TerminalRoom;
constexpr const char* card = "储蓄卡 *1234";

TEST_P(TerminalPaid, ByATap) {
    const auto id = purchase("K1P1");
    EXPECT_EQ(bench->hands().display().english.front(), "Pay CNY 12.34");
    EXPECT_EQ(bench->hands().display().chinese.front(), "消费 12.34 元");
    bench->hands().tap(card);
    const auto paid = answer(id);
    EXPECT_EQ(paid.end, TerminalEnd::approved);
    EXPECT_EQ(paid.payer, card);
    EXPECT_FALSE(paid.transaction_number.empty());
    EXPECT_EQ(bench->hands().debits("K1P1"), 1);
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}), paid);
}

TEST_P(TerminalPaid, ByACardWithItsPin) {
    const auto id = purchase("K1P1");
    bench->hands().insert(card);
    ASSERT_TRUE(wait_for_display("Enter your PIN "));
    for (const char key : std::string{"12e3<34e"}) bench->hands().press(key);
    EXPECT_EQ(answer(id).end, TerminalEnd::approved);
}

TEST_P(TerminalPaid, DeclinedAndThenPaidWithAnotherCard) {
    bench->hands().bank(TerminalBank::declines);
    const auto id = purchase("K1P1");
    bench->hands().tap(card);
    EXPECT_EQ(answer(id).end, TerminalEnd::declined);
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}).end, TerminalEnd::declined);
    EXPECT_EQ(bench->hands().debits("K1P1"), 0);
    bench->hands().bank(TerminalBank::approves);
    const auto again = purchase("K1P1");
    bench->hands().tap("信用卡 *9");
    EXPECT_EQ(answer(again).end, TerminalEnd::approved);
    EXPECT_EQ(bench->hands().debits("K1P1"), 1);
}

TEST_P(TerminalPaid, LeftByThePatientAtItsKeys) {
    const auto id = purchase("K1P1");
    bench->hands().press('c');
    EXPECT_EQ(answer(id).end, TerminalEnd::abandoned);
    const auto again = purchase("K1P2");
    bench->hands().insert(card);
    bench->hands().withdraw();
    EXPECT_EQ(answer(again).end, TerminalEnd::abandoned);
    EXPECT_EQ(bench->hands().debits("K1P1") + bench->hands().debits("K1P2"), 0);
}

TEST_P(TerminalPaid, StoppedByTheKioskBeforeACard) {
    const auto id = purchase("K1P1");
    bench->device->cancel({id});
    EXPECT_EQ(answer(id).end, TerminalEnd::abandoned) << "the terminal says that nothing was charged";
    EXPECT_TRUE(wait_for_display("Welcome"));
}

TEST_P(TerminalPaid, RunsIntoItsDeadlineBeforeACard) {
    const auto id = begin(device::Purchase{"K1P1", Fen{100}}, Millis{600});
    EXPECT_EQ(answer(id).end, TerminalEnd::abandoned);
    bench->hands().tap(card);
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}).end, TerminalEnd::abandoned) << "a late card buys nothing";
}

TEST_P(TerminalPaid, TheSameOrderIsNeverChargedTwice) {
    const auto id = purchase("K1P1");
    bench->hands().tap(card);
    const auto paid = answer(id);
    EXPECT_EQ(ask(device::Purchase{"K1P1", Fen{1234}}), paid);
    EXPECT_EQ(bench->hands().debits("K1P1"), 1);
}

TEST_P(TerminalPaid, NothingIsAskedForNoMoney) {
    begin(device::Purchase{"K1P1", Fen{0}});
    EXPECT_NE(as<device::Unable>(recorder.completion({last_id})), nullptr);
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}).end, TerminalEnd::not_found);
}

INSTANTIATE_TEST_SUITE_P(Devices, TerminalPaid, testing::ValuesIn(benches<TerminalBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
