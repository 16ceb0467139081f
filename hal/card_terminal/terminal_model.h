// A card terminal without its wire: screens, keys, a patient with a card, and a bank behind it. Time is
// handed in. The bank goes on when the terminal is unplugged, as the real one does. Thread-safe.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "hal/card_terminal.h"
#include "hal/card_terminal/terminal_ledger.h"

namespace kiosk::hal {

class TerminalModel final : public VirtualCardTerminalHands {
public:
    explicit TerminalModel(VirtualCardTerminalConfig config);

    // --- the wire's side
    // Begins a purchase, or finds the order already decided. False: busy with another order.
    bool begin(const std::string& order, Fen amount);
    // The purchase's end; nothing while it runs.
    [[nodiscard]] std::optional<device::TerminalAnswer> ended(const std::string& order) const;
    // "Stop": what it brought. Too late once the bank was asked.
    void stop(const std::string& order);
    [[nodiscard]] device::TerminalAnswer query(const std::string& order) const;
    device::TerminalAnswer void_order(const std::string& order);
    void advance(Millis time);
    [[nodiscard]] bool unplugged() const;
    [[nodiscard]] bool loses_answers() const;

    // --- hands
    [[nodiscard]] TerminalDisplay display() const override;
    void tap(const std::string& masked) override;
    void insert(const std::string& masked) override;
    void withdraw() override;
    void press(char key) override;
    void bank(TerminalBank mood) override;
    void bank_time(Millis time) override;
    void unplug(bool gone) override;
    void lose_answers(bool lose) override;
    [[nodiscard]] int debits(const std::string& order) const override;

private:
    enum class Step { idle, card, pin, bank };
    void ask_bank();
    void bank_says();
    void leave();  // nothing was charged

    mutable std::mutex mutex_;
    VirtualCardTerminalConfig config_;
    TerminalLedger ledger_;
    Step step_ = Step::idle;
    std::string order_;
    Fen amount_;
    std::string payer_;
    std::string pin_;  // only its length is ever looked at
    Millis left_{0};   // of the step's patience
    TerminalBank bank_ = TerminalBank::approves;
    bool unplugged_ = false;
    bool loses_answers_ = false;
};

}  // namespace kiosk::hal
