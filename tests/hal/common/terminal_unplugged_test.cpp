// The terminal loses its plug: before a purchase, while it waits for the card, and while the bank is asked.
#include "tests/hal/common/terminal_room.h"

namespace kiosk::hal {
namespace {

using device::TerminalEnd;

class TerminalUnplugged : public TerminalRoom {
protected:
    void pull() {
        bench->gone(true);
        ASSERT_TRUE(recorder.wait_for_status([](const auto& now) { return !now.usable(); }));
    }
    void plug() {
        bench->gone(false);
        ASSERT_TRUE(recorder.wait_until_usable());
    }
};

TEST_P(TerminalUnplugged, BeforeAPurchaseNothingReachesIt) {
    pull();
    begin(device::Purchase{"K1P1", Fen{1234}});
    EXPECT_NE(as<device::Unable>(recorder.completion({last_id})), nullptr);
    plug();
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}).end, TerminalEnd::not_found);
}

TEST_P(TerminalUnplugged, WhileItWaitsForTheCard) {
    const auto id = purchase("K1P1");
    bench->gone(true);
    EXPECT_EQ(answer(id).end, TerminalEnd::unknown) << "the kiosk cannot know";
    plug();
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}).end, TerminalEnd::abandoned);
    EXPECT_EQ(bench->hands().debits("K1P1"), 0);
}

TEST_P(TerminalUnplugged, WhileTheBankIsAsked) {
    bench->hands().bank_time(Millis{300});
    const auto id = purchase("K1P1");
    bench->hands().tap("储蓄卡 *1234");
    bench->gone(true);
    EXPECT_EQ(answer(id).end, TerminalEnd::unknown);
    ASSERT_TRUE(wait_for_debit("K1P1")) << "the bank goes on without the terminal";
    plug();
    EXPECT_EQ(ask(device::QueryPurchase{"K1P1"}).end, TerminalEnd::approved);
    EXPECT_EQ(bench->hands().debits("K1P1"), 1);
}

INSTANTIATE_TEST_SUITE_P(Devices, TerminalUnplugged, testing::ValuesIn(benches<TerminalBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
