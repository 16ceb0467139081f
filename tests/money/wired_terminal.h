// A terminal on the kiosk for the small world: the twin's own model and ledger behind the product's own port,
// without time and threads. What the patient, the bank and the wire do is asked of the chooser.
#pragma once

#include <memory>
#include <string>

#include "hal/card_terminal/terminal_model.h"
#include "services/ports.h"
#include "tests/money/chooser.h"

namespace kiosk::money::test {

class WiredTerminalWorld {
public:
    explicit WiredTerminalWorld(Chooser& chooser);
    ~WiredTerminalWorld();
    // Written and sent as the driver does it.
    [[nodiscard]] Outcome<acquirer::Reply> ask(const acquirer::Call& call);
    // 1: the bank was debited for this order and has not given back.
    [[nodiscard]] int net(const std::string& order) const {
        return model_->query(order).end == device::TerminalEnd::approved ? 1 : 0;
    }
    [[nodiscard]] int debits(const std::string& order) const { return model_->debits(order); }

private:
    std::shared_ptr<hal::TerminalModel> model_;
    std::unique_ptr<hal::Device> device_;
    std::unique_ptr<services::AcquirerPort> port_;
};

}  // namespace kiosk::money::test
