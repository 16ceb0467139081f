// The acquirer's certified card terminal beside the kiosk: it has screens and keys of its own, keeps card
// numbers and PINs to itself and books by our order number. A driver for one that is asked over a wire, and a
// twin. Both answer Purchase, QueryPurchase and VoidPurchase (kiosk/domain/device.h) alike:
//   Unable     nothing of the command reached the terminal;
//   abandoned  the terminal itself says that nothing was charged;
//   unknown    sent, and nobody knows: ask with QueryPurchase, or close the order with VoidPurchase.
// A purchase is sent once. The same order again is not charged again: it gets the answer of the first time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "hal/device.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/fen.h"

namespace kiosk::hal {

struct EcrConfig {
    std::string device = "/dev/ttyS1";  // or "tcp://host:port"
    int baud = 115'200;                 // 8N1
    Millis poll_interval{5'000};        // is it there, while idle
    Millis ack_timeout{1'000};          // a frame's ACK
    Millis purchase_timeout{180'000};   // without any answer: it is told to stop
    Millis answer_timeout{10'000};      // of a query or void
    Millis abort_patience{2'000};       // after a cancel or deadline: what the terminal says to "stop"
    Millis connect_timeout{2'000};
};
// Speaks the frames of hal/card_terminal/ecr_frame.h.
[[nodiscard]] std::unique_ptr<Device> make_ecr_card_terminal(EcrConfig config);

// What stands on the twin's own display, both languages, top line first.
struct TerminalDisplay {
    std::vector<std::string> chinese;
    std::vector<std::string> english;
    friend bool operator==(const TerminalDisplay&, const TerminalDisplay&) = default;
};
// How the twin's bank answers.
enum class TerminalBank { approves, declines, silent };

// The hands at the twin, and what can befall it. Any thread.
class VirtualCardTerminalHands {
public:
    virtual ~VirtualCardTerminalHands() = default;
    [[nodiscard]] virtual TerminalDisplay display() const = 0;
    // Presents a card; `masked` is what the receipt shows, "储蓄卡 *1234". Tapped: no PIN. Inserted: the
    // terminal asks for the PIN.
    virtual void tap(const std::string& masked) = 0;
    virtual void insert(const std::string& masked) = 0;
    virtual void withdraw() = 0;
    // '0'..'9', '<' deletes, 'c' cancels, 'e' enters.
    virtual void press(char key) = 0;
    virtual void bank(TerminalBank mood) = 0;
    virtual void bank_time(Millis time) = 0;
    virtual void unplug(bool gone) = 0;
    // The terminal works on, but what it says does not arrive.
    virtual void lose_answers(bool lose) = 0;
    // How often the bank was debited for this order; for tests, 0 or 1.
    [[nodiscard]] virtual int debits(const std::string& order) const = 0;
};
struct VirtualCardTerminal {
    std::unique_ptr<Device> device;
    std::shared_ptr<VirtualCardTerminalHands> hands;
};
struct VirtualCardTerminalConfig {
    Millis bank_time{800};        // from the PIN to the bank's word
    Millis patient_time{60'000};  // without a card or key: given up, nothing charged
    Millis silent_after{3'000};   // a purchase whose answer is lost ends unknown
    std::string ledger_file;      // empty: the ledger ends with the process
};
[[nodiscard]] VirtualCardTerminal make_virtual_card_terminal(VirtualCardTerminalConfig config = {});

}  // namespace kiosk::hal
