// What the terminal's words mean for the money: nothing but an answer of its own proves anything.
#include "kiosk/app/wired_terminal.h"

#include <utility>

#include "kiosk/app/terminal_counter.h"
#include "kiosk/base/json.h"
#include "services/crypto/digest.h"

namespace kiosk::app {
namespace {

using namespace acquirer;
using device::TerminalAnswer;
using device::TerminalEnd;
using services::Prepared;

class WiredDevice final : public hal::Device {
public:
    explicit WiredDevice(std::shared_ptr<TerminalCounter> counter) : counter_{std::move(counter)} {}
    ~WiredDevice() override { stop(); }

    [[nodiscard]] DeviceKind kind() const override { return DeviceKind::card_terminal; }
    void start(hal::Post post) override {
        counter_->terminal().start([counter = std::weak_ptr{counter_}, post = std::move(post)](
                                       DeviceKind kind, device::Event event) {
            if (const auto here = counter.lock(); here && here->took(event)) return;
            post(kind, std::move(event));
        });
        counter_->open();
    }
    void stop() override {
        counter_->terminal().stop();
        counter_->close();
    }
    void submit(EffectId id, const device::Command& command, Millis deadline) override {
        counter_->terminal().submit(id, command, deadline);
    }
    void cancel(EffectId id) override { counter_->terminal().cancel(id); }
    void look_again() override { counter_->terminal().look_again(); }
    [[nodiscard]] DeviceStatistics statistics() const override { return counter_->terminal().statistics(); }

private:
    std::shared_ptr<TerminalCounter> counter_;
};

struct Written {
    const char* name;
    device::Command command;
    bool moves_money;
};

// Nothing for what is no business of the terminal's.
std::optional<Written> written(const Call& call) {
    if (const auto* pay = std::get_if<Pay>(&call))
        return Written{"terminal/purchase", device::Purchase{pay->order.value, pay->amount}, true};
    if (const auto* query = std::get_if<QueryPayment>(&call))
        return Written{"terminal/query", device::QueryPurchase{query->order.value}, false};
    if (const auto* reverse = std::get_if<Reverse>(&call))
        return Written{"terminal/void", device::VoidPurchase{reverse->order.value}, true};
    if (const auto* refund = std::get_if<Refund>(&call))
        return Written{"terminal/void", device::VoidPurchase{refund->order.value}, true};
    return std::nullopt;
}

Refused refusal(RefusalReason reason, const TerminalAnswer& answer) {
    return {reason, "terminal", answer.detail};
}

Unknown unexpected(const TerminalAnswer& answer) {
    return {"the terminal does not know how it ended: " + answer.detail};
}

Outcome<Reply> paid(const Call& call, const TerminalAnswer& answer) {
    const bool query = std::holds_alternative<QueryPayment>(call);
    switch (answer.end) {
        case TerminalEnd::approved:
            return Done<Reply>{Payment{PaymentState::paid, answer.transaction_number, answer.payer}};
        case TerminalEnd::voided:
            return Done<Reply>{Payment{PaymentState::closed, answer.transaction_number, answer.payer}};
        case TerminalEnd::declined:
            return refusal(RefusalReason::payment_declined, answer);
        case TerminalEnd::abandoned:
            return refusal(RefusalReason::payment_abandoned, answer);
        case TerminalEnd::not_found:
            if (query) return refusal(RefusalReason::nothing_to_undo, answer);
            return unexpected(answer);
        case TerminalEnd::unknown:
            return unexpected(answer);
    }
    return unexpected(answer);
}

// Only the terminal's own word that the order is dead proves that no money is with it.
Outcome<Reply> given_back(const Call& call, const TerminalAnswer& answer) {
    const bool refund = std::holds_alternative<Refund>(call);
    switch (answer.end) {
        case TerminalEnd::voided:
            if (refund) return Done<Reply>{RefundResult{RefundState::done, answer.transaction_number}};
            return Done<Reply>{Payment{PaymentState::closed, answer.transaction_number, answer.payer}};
        case TerminalEnd::declined:
        case TerminalEnd::not_found:
        case TerminalEnd::abandoned:
            return refusal(refund ? RefusalReason::refund_refused : RefusalReason::business, answer);
        case TerminalEnd::approved:
        case TerminalEnd::unknown:
            return unexpected(answer);
    }
    return unexpected(answer);
}

class WiredPort final : public services::AcquirerPort {
public:
    WiredPort(std::unique_ptr<services::AcquirerPort> others, std::shared_ptr<TerminalCounter> counter)
        : others_{std::move(others)}, counter_{std::move(counter)} {}

    Result<Prepared> prepare(const Call& call) override {
        if (!at_terminal(call)) return others_->prepare(call);
        const auto message = written(call);
        if (!message) return fail(ErrorKind::bug, "a terminal on the kiosk is not asked for refund numbers");
        Prepared prepared;
        prepared.name = message->name;
        prepared.body = body_of(call);
        prepared.body_hash = services::crypto::sm3_hex(prepared.body);
        prepared.moves_money = message->moves_money;
        return prepared;
    }

    Outcome<Reply> send(const Call& call, const Prepared& prepared, Millis wait) override {
        if (!at_terminal(call)) return others_->send(call, prepared, wait);
        const auto message = written(call);
        if (!message) return Refused{RefusalReason::not_sent, "", "no such message"};
        const auto answer = counter_->ask(message->command, wait);
        if (!answer) return Unknown{"the terminal did not answer"};
        if (const auto* unable = std::get_if<device::Unable>(&*answer))
            return Refused{RefusalReason::not_sent, "", unable->detail};
        const auto* said = std::get_if<TerminalAnswer>(&*answer);
        if (said == nullptr) return Unknown{"the terminal answered something else"};
        const bool back = std::holds_alternative<device::VoidPurchase>(message->command);
        return back ? given_back(call, *said) : paid(call, *said);
    }

private:
    static bool at_terminal(const Call& call) {
        return std::visit([](const auto& one) { return one.method == Method::card_terminal; }, call);
    }
    // What goes into the journal's hash: the terminal's own frames are the driver's business.
    static std::string body_of(const Call& call) {
        Json body{{"order", std::visit(
                                [](const auto& one) -> std::string {
                                    if constexpr (requires { one.order; }) return one.order.value;
                                    return "";
                                },
                                call)}};
        if (const auto* pay = std::get_if<Pay>(&call)) body["amount"] = pay->amount.fen();
        return body.dump();
    }

    std::unique_ptr<services::AcquirerPort> others_;
    std::shared_ptr<TerminalCounter> counter_;
};

}  // namespace

WiredTerminal wire_terminal(std::unique_ptr<services::AcquirerPort> others,
                            std::unique_ptr<hal::Device> terminal) {
    auto counter = std::make_shared<TerminalCounter>(std::move(terminal));
    return {std::make_unique<WiredPort>(std::move(others), counter), std::make_unique<WiredDevice>(counter)};
}

}  // namespace kiosk::app
