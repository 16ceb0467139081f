// The twin of the card terminal: the model, asked without a wire. Losses of a wire are played all the same.
#include <utility>

#include "hal/card_terminal.h"
#include "hal/card_terminal/terminal_model.h"
#include "hal/driver/driver.h"

namespace kiosk::hal {
namespace {

using device::TerminalAnswer;
using device::TerminalEnd;

constexpr Millis turn{20};
constexpr Millis looks_every{200};

class TwinTerminal final : public Driver {
public:
    TwinTerminal(std::shared_ptr<TerminalModel> model, Millis silent_after)
        : Driver{DeviceKind::card_terminal, looks_every},
          model_{std::move(model)},
          silent_after_{silent_after} {}
    ~TwinTerminal() override { stop(); }

private:
    void opened() override {
        status(DeviceState::opening);
        idle();
    }
    void idle() override {
        let_time_pass();
        if (model_->unplugged())
            status(DeviceState::absent, DeviceTrouble::unplugged, "twin");
        else
            status(DeviceState::ready, DeviceTrouble::none, "twin");
    }

    device::Completion perform(const device::Command& command) override {
        const auto* purchase = std::get_if<device::Purchase>(&command);
        const auto* query = std::get_if<device::QueryPurchase>(&command);
        const auto* undo = std::get_if<device::VoidPurchase>(&command);
        if (purchase == nullptr && query == nullptr && undo == nullptr)
            return device::Unable{DeviceTrouble::none, "a card terminal cannot do this"};
        idle();
        if (model_->unplugged()) return device::Unable{DeviceTrouble::unplugged, "twin"};
        status(DeviceState::busy, DeviceTrouble::none, "twin");
        auto answer = purchase != nullptr ? pay(*purchase)
                      : query != nullptr  ? heard(model_->query(query->order))
                                          : heard(model_->void_order(undo->order));
        idle();
        return answer;
    }

    [[nodiscard]] device::Completion heard(TerminalAnswer answer) const {
        if (!model_->loses_answers()) return answer;
        return TerminalAnswer{TerminalEnd::unknown, "", "", "no answer came"};
    }

    device::Completion pay(const device::Purchase& purchase) {
        if (purchase.amount <= Fen{0}) return device::Unable{DeviceTrouble::none, "no amount"};
        if (!model_->begin(purchase.order, purchase.amount))
            return device::Unable{DeviceTrouble::none, "busy with another order"};
        Steady::time_point lost_since{};
        while (true) {
            const bool early = wait(turn);
            let_time_pass();
            if (model_->unplugged())
                return TerminalAnswer{TerminalEnd::unknown, "", "", "unplugged while it was asked"};
            if (early) model_->stop(purchase.order);
            const auto answer = model_->ended(purchase.order);
            if (answer && !model_->loses_answers()) return *answer;
            if (early) return TerminalAnswer{TerminalEnd::unknown, "", "", "too late to stop it"};
            if (answer && lost_since == Steady::time_point{}) lost_since = Steady::now();
            if (answer && Steady::now() - lost_since > silent_after_)
                return TerminalAnswer{TerminalEnd::unknown, "", "", "no answer came"};
        }
    }

    void let_time_pass() {
        const auto now = Steady::now();
        const auto passed = std::chrono::duration_cast<Millis>(now - moved_);
        moved_ += passed;
        model_->advance(passed);
    }

    std::shared_ptr<TerminalModel> model_;
    const Millis silent_after_;
    Steady::time_point moved_ = Steady::now();
};

}  // namespace

VirtualCardTerminal make_virtual_card_terminal(VirtualCardTerminalConfig config) {
    const auto silent_after = config.silent_after;
    auto model = std::make_shared<TerminalModel>(std::move(config));
    return {std::make_unique<TwinTerminal>(model, silent_after), model};
}

}  // namespace kiosk::hal
