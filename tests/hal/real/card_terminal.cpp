// The driver of a card terminal behind a wire on the bench: the same model, served over loopback in frames.
#include "tests/hal/common/bench.h"
#include "tests/hal/fixtures/ecr_server.h"

namespace kiosk::hal {
namespace {

class EcrBench final : public TerminalBench {
public:
    EcrBench() {
        device = make_ecr_card_terminal({.device = terminal_.address(),
                                         .poll_interval = Millis{150},
                                         .ack_timeout = Millis{400},
                                         .answer_timeout = Millis{1'000},
                                         .abort_patience = Millis{800}});
    }
    ~EcrBench() override { device.reset(); }
    device::Command good() override { return device::QueryPurchase{"nobody's"}; }
    device::Command lasting() override {
        return device::Purchase{"order " + std::to_string(++orders_), Fen{1200}};
    }
    void gone(bool gone) override { terminal_.unplug(gone); }
    VirtualCardTerminalHands& hands() override { return terminal_.model(); }

private:
    EcrServer terminal_{{.bank_time = Millis{100}}};
    int orders_ = 0;
};

[[maybe_unused]] const bool ecr_on_the_bench = on_the_bench<TerminalBench, EcrBench>("EcrCardTerminal");

}  // namespace
}  // namespace kiosk::hal
