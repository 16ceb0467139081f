// The wire may lose what was said, the bank may say no, the patient may leave; nobody hurries.
#include "tests/money/wired_terminal.h"

#include "kiosk/app/wired_terminal.h"

namespace kiosk::money::test {
namespace {

using device::TerminalAnswer;
using device::TerminalEnd;

constexpr Millis bank_time{1};

// Answers before submit() returns.
class InstantTerminal final : public hal::Device {
public:
    InstantTerminal(std::shared_ptr<hal::TerminalModel> model, Chooser& chooser)
        : model_{std::move(model)}, chooser_{chooser} {}

    [[nodiscard]] DeviceKind kind() const override { return DeviceKind::card_terminal; }
    void start(hal::Post post) override { post_ = std::move(post); }
    void stop() override {}
    void submit(EffectId id, const device::Command& command, Millis) override {
        post_(kind(), device::Completed{id, completion(command)});
    }
    void cancel(EffectId) override {}
    void look_again() override {}
    [[nodiscard]] DeviceStatistics statistics() const override { return {}; }

private:
    device::Completion completion(const device::Command& command) {
        enum { heard, unheard, not_there, kinds };
        const int wire = chooser_.pick(kinds, "the terminal's wire");
        if (wire == not_there) return device::Unable{DeviceTrouble::unplugged, ""};
        auto answer = done(command);
        if (wire == unheard) return TerminalAnswer{TerminalEnd::unknown, "", "", "the line was cut"};
        return answer;
    }
    TerminalAnswer done(const device::Command& command) {
        if (const auto* query = std::get_if<device::QueryPurchase>(&command))
            return model_->query(query->order);
        if (const auto* undo = std::get_if<device::VoidPurchase>(&command)) return void_order(undo->order);
        return purchase(std::get<device::Purchase>(command));
    }
    TerminalAnswer void_order(const std::string& order) {
        // After its settlement a terminal may refuse; nothing has changed then.
        if (chooser_.pick(2, "the bank refuses the void") == 1)
            return {TerminalEnd::declined, "", "", "batch closed"};
        return model_->void_order(order);
    }
    TerminalAnswer purchase(const device::Purchase& purchase) {
        enum { approves, declines, leaves, kinds };
        const int patient = chooser_.pick(kinds, "at the terminal");
        model_->bank(patient == declines ? hal::TerminalBank::declines : hal::TerminalBank::approves);
        model_->begin(purchase.order, purchase.amount);
        patient == leaves ? model_->stop(purchase.order) : model_->tap("储蓄卡 *1234");
        model_->advance(bank_time);
        return model_->ended(purchase.order).value_or(TerminalAnswer{});
    }

    std::shared_ptr<hal::TerminalModel> model_;
    Chooser& chooser_;
    hal::Post post_;
};

}  // namespace

WiredTerminalWorld::WiredTerminalWorld(Chooser& chooser)
    : model_{std::make_shared<hal::TerminalModel>(
          hal::VirtualCardTerminalConfig{bank_time, Millis{60'000}, {}, {}})} {
    auto wired = app::wire_terminal(nullptr, std::make_unique<InstantTerminal>(model_, chooser));
    port_ = std::move(wired.port);
    device_ = std::move(wired.device);
    device_->start([](DeviceKind, const device::Event&) {});
}

WiredTerminalWorld::~WiredTerminalWorld() { device_->stop(); }

Outcome<acquirer::Reply> WiredTerminalWorld::ask(const acquirer::Call& call) {
    return services::ask(*port_, call, Millis{1'000});
}

}  // namespace kiosk::money::test
