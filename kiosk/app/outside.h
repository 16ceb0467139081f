// Everything that the core talks to beyond the machine, and the journal that remembers it: opened in the
// order in which its parts need one another.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/app/config.h"
#include "kiosk/app/driver.h"

namespace kiosk::app {

// Puts something into the line between the kiosk and its counterparties; only the demo's mishaps do.
using WireTap = std::function<std::unique_ptr<services::Transport>(std::unique_ptr<services::Transport>)>;

class Outside {
public:
    // Errors are for the operator: what cannot be opened, and why.
    static Result<std::unique_ptr<Outside>> open(const KioskConfig& config, const WireTap& tap = {});

    // From here on the card terminal that hangs on this kiosk is asked, not the acquirer's server. What comes
    // back takes its place among the devices. Before world().
    [[nodiscard]] std::unique_ptr<hal::Device> wire(std::unique_ptr<hal::Device> terminal);
    // The world of a driver; devices and display are added by whoever has them.
    [[nodiscard]] World world();
    [[nodiscard]] const Clock& clock() const { return clock_; }
    [[nodiscard]] services::Transport& transport() { return *transport_; }
    [[nodiscard]] services::Journal& journal() { return *journal_; }

private:
    Outside() = default;

    SystemClock clock_;
    services::SettlementConfig settlement_;
    std::unique_ptr<services::Transport> transport_;
    std::unique_ptr<services::Journal> journal_;
    std::unique_ptr<services::SettlementClient> insurance_;
    std::unique_ptr<services::HisPort> his_;
    std::unique_ptr<services::AcquirerPort> acquirer_;
};

}  // namespace kiosk::app
