// A terminal on the kiosk, by its twin with threads and time: what the payment port hears, and that the
// driver hears of the device and of nothing that it did not ask.
#include "kiosk/app/wired_terminal.h"

#include <atomic>
#include <future>
#include <thread>

#include <gtest/gtest.h>

#include "hal/card_terminal.h"

namespace kiosk::app {
namespace {

using namespace acquirer;

constexpr Millis patience{10'000};
const OrderNumber order{"K001-20261125-0001-P1"};
const RefundNumber refund{"K001-20261125-0001-R1"};

class Wallets final : public services::AcquirerPort {
public:
    Result<services::Prepared> prepare(const Call&) override { return services::Prepared{.name = "wallet"}; }
    Outcome<Reply> send(const Call&, const services::Prepared&, Millis) override {
        return Done<Reply>{Payment{PaymentState::paid, "W1", "微信支付"}};
    }
};

class WiredTerminalTest : public testing::Test {
protected:
    void SetUp() override {
        hal::VirtualCardTerminalConfig config;
        config.bank_time = Millis{1};
        config.silent_after = Millis{50};
        auto twin = hal::make_virtual_card_terminal(config);
        hands = twin.hands;
        auto wired = wire_terminal(std::make_unique<Wallets>(), std::move(twin.device));
        port = std::move(wired.port);
        terminal = std::move(wired.device);
    }
    void start() {
        terminal->start([this](DeviceKind, const device::Event& event) {
            if (std::holds_alternative<device::Completed>(event)) ++completions_heard;
            if (const auto* changed = std::get_if<device::StatusChanged>(&event))
                if (changed->status.state == DeviceState::ready) ready = true;
        });
        wait_until([this] { return ready.load(); });
    }
    void TearDown() override {
        terminal->stop();
        EXPECT_EQ(completions_heard, 0) << "answers to the port reached the driver";
    }

    template <class Condition>
    void wait_until(Condition condition) {
        const auto until = std::chrono::steady_clock::now() + patience;
        while (!condition() && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(Millis{2});
        ASSERT_TRUE(condition());
    }
    [[nodiscard]] bool asks_for_card() const { return hands->display().chinese.size() == 2; }

    std::future<Outcome<Reply>> begin(const Call& call, Millis wait = patience) {
        return std::async(std::launch::async,
                          [this, call, wait] { return services::ask(*port, call, wait); });
    }
    Outcome<Reply> ask(const Call& call) { return services::ask(*port, call, patience); }
    Outcome<Reply> pay_with_card() {
        auto paying = begin(Pay{Method::card_terminal, order, Fen{1500}, Secret{}, ""});
        wait_until([this] { return asks_for_card(); });
        hands->tap("储蓄卡 *1234");
        return paying.get();
    }
    static PaymentState state_of(const Outcome<Reply>& outcome) {
        EXPECT_TRUE(outcome.is_done());
        return outcome.is_done() ? std::get<Payment>(outcome.done()).state : PaymentState::user_paying;
    }
    static RefusalReason reason_of(const Outcome<Reply>& outcome) {
        EXPECT_TRUE(outcome.is_refused());
        return outcome.is_refused() ? outcome.refused().reason : RefusalReason::business;
    }

    std::shared_ptr<hal::VirtualCardTerminalHands> hands;
    std::unique_ptr<services::AcquirerPort> port;
    std::unique_ptr<hal::Device> terminal;
    std::atomic<int> completions_heard{0};
    std::atomic<bool> ready{false};
};

TEST_F(WiredTerminalTest, APurchaseIsPaidFoundAndGivenBackOnce) {
    start();
    const auto paid = pay_with_card();
    EXPECT_EQ(state_of(paid), PaymentState::paid);
    EXPECT_EQ(std::get<Payment>(paid.done()).payer, "储蓄卡 *1234");
    EXPECT_EQ(state_of(ask(QueryPayment{Method::card_terminal, order})), PaymentState::paid);
    for (int repeated = 0; repeated < 2; ++repeated) {
        const auto back = ask(Refund{Method::card_terminal, order, refund, Fen{1500}});
        ASSERT_TRUE(back.is_done());
        EXPECT_EQ(std::get<RefundResult>(back.done()).state, RefundState::done);
    }
    EXPECT_EQ(state_of(ask(QueryPayment{Method::card_terminal, order})), PaymentState::closed);
    EXPECT_EQ(hands->debits(order.value), 1);
}

TEST_F(WiredTerminalTest, ABankThatDeclinesAndAPatientWhoLeavesAreToldApart) {
    start();
    hands->bank(hal::TerminalBank::declines);
    EXPECT_EQ(reason_of(pay_with_card()), RefusalReason::payment_declined);
    auto paying = begin(Pay{Method::card_terminal, {"P2"}, Fen{1500}, Secret{}, ""});
    wait_until([this] { return asks_for_card(); });
    hands->press('c');
    EXPECT_EQ(reason_of(paying.get()), RefusalReason::payment_abandoned);
}

TEST_F(WiredTerminalTest, ALostAnswerIsUnknownUntilTheTerminalIsAsked) {
    start();
    hands->lose_answers(true);
    EXPECT_TRUE(pay_with_card().is_unknown());
    EXPECT_TRUE(ask(Reverse{Method::card_terminal, order}).is_unknown());
    hands->lose_answers(false);
    EXPECT_EQ(state_of(ask(QueryPayment{Method::card_terminal, order})), PaymentState::closed);
}

TEST_F(WiredTerminalTest, AnOrderReversedBeforeItCameIsNeverPaid) {
    start();
    EXPECT_EQ(reason_of(ask(QueryPayment{Method::card_terminal, order})), RefusalReason::nothing_to_undo);
    EXPECT_EQ(state_of(ask(Reverse{Method::card_terminal, order})), PaymentState::closed);
    EXPECT_EQ(state_of(ask(Pay{Method::card_terminal, order, Fen{1500}, Secret{}, ""})),
              PaymentState::closed);
    EXPECT_EQ(hands->debits(order.value), 0);
}

TEST_F(WiredTerminalTest, WhoseTimeIsOverIsStoppedAtTheTerminal) {
    start();
    auto paying = begin(Pay{Method::card_terminal, order, Fen{1500}, Secret{}, ""}, Millis{200});
    EXPECT_EQ(reason_of(paying.get()), RefusalReason::payment_abandoned);
    EXPECT_FALSE(asks_for_card());
}

TEST_F(WiredTerminalTest, WithoutATerminalNothingIsSent) {
    EXPECT_EQ(reason_of(ask(Pay{Method::card_terminal, order, Fen{1500}, Secret{}, ""})),
              RefusalReason::not_sent)
        << "not started";
    start();
    hands->unplug(true);
    EXPECT_EQ(reason_of(ask(Pay{Method::card_terminal, order, Fen{1500}, Secret{}, ""})),
              RefusalReason::not_sent)
        << "unplugged";
    terminal->stop();
    EXPECT_EQ(reason_of(ask(Reverse{Method::card_terminal, order})), RefusalReason::not_sent) << "stopped";
}

TEST_F(WiredTerminalTest, AStopInTheMiddleLeavesNobodyWaiting) {
    start();
    auto paying = begin(Pay{Method::card_terminal, order, Fen{1500}, Secret{}, ""});
    wait_until([this] { return asks_for_card(); });
    terminal->stop();
    ASSERT_EQ(paying.wait_for(Millis{5'000}), std::future_status::ready);
    EXPECT_FALSE(paying.get().is_done());
}

TEST_F(WiredTerminalTest, WalletsGoTheirOwnWay) {
    start();
    const auto paid = ask(Pay{Method::wallet_code, order, Fen{1500}, Secret{"134567890123456789"}, ""});
    EXPECT_EQ(state_of(paid), PaymentState::paid);
    EXPECT_EQ(std::get<Payment>(paid.done()).transaction_number, "W1");
    EXPECT_FALSE(port->prepare(QueryRefund{Method::card_terminal, refund})) << "terminals know no refunds";
}

}  // namespace
}  // namespace kiosk::app
