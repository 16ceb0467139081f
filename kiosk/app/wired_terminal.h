// A card terminal that hangs on this kiosk instead of behind the acquirer's server: the payment port asks the
// device, whose answers are taken out of what the driver hears of it. The order number is the same on both
// ways, and so are the three outcomes:
//   Pay, QueryPayment  -> Purchase, QueryPurchase;
//   Reverse, Refund    -> VoidPurchase: an order is given back whole or not at all, by its number, and once;
//   QueryRefund        -> never written: the terminal knows no refund numbers, and a void may be repeated.
#pragma once

#include <memory>

#include "hal/device.h"
#include "services/ports.h"

namespace kiosk::app {

struct WiredTerminal {
    std::unique_ptr<services::AcquirerPort> port;  // the terminal's calls, and `others` for the wallets'
    std::unique_ptr<hal::Device> device;           // in place of the terminal; starts, tells and stops it
};
// Thread safe, in either order of destruction. The port answers within `wait`, or says Unknown and lets the
// terminal stop the command; before start() and after stop() nothing is sent.
[[nodiscard]] WiredTerminal wire_terminal(std::unique_ptr<services::AcquirerPort> others,
                                          std::unique_ptr<hal::Device> terminal);

}  // namespace kiosk::app
