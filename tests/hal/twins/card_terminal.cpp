// The twin of the card terminal on the bench.
#include "tests/hal/common/bench.h"

namespace kiosk::hal {
namespace {

class TerminalTwin final : public TerminalBench {
public:
    TerminalTwin() {
        auto made = make_virtual_card_terminal({.bank_time = Millis{100}, .silent_after = Millis{1'000}});
        device = std::move(made.device);
        hands_ = std::move(made.hands);
    }
    device::Command good() override { return device::QueryPurchase{"nobody's"}; }
    device::Command lasting() override {
        return device::Purchase{"order " + std::to_string(++orders_), Fen{1200}};
    }
    void gone(bool gone) override { hands_->unplug(gone); }
    VirtualCardTerminalHands& hands() override { return *hands_; }

private:
    std::shared_ptr<VirtualCardTerminalHands> hands_;
    int orders_ = 0;
};

[[maybe_unused]] const bool registered = on_the_bench<TerminalBench, TerminalTwin>("VirtualCardTerminal");

}  // namespace
}  // namespace kiosk::hal
