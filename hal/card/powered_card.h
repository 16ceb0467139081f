// One card that this process holds alone, from power-up to power-off, and the question what became of it: the
// service is slow and unsure about cards that go, so the slot is asked for the truth (devices 2.1).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "hal/card/apdu.h"
#include "hal/card/pcsc.h"
#include "hal/card/pin.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal {

class PoweredCard {
public:
    struct Opening {
        std::string reader;
        int tries = 3;  // contacts bounce on insertion, and a first reset may fail
        // Pauses between two tries; true: give up.
        std::function<bool()> pause;
        // True: the command that wanted the card has ended; nothing more is sent.
        std::function<bool()> ended;
    };
    // Why there is none: CardFailed or Unable.
    using Opened = std::expected<std::unique_ptr<PoweredCard>, device::Completion>;
    static Opened open(const pcsc::ContextMaker& make_context, Opening opening);

    PoweredCard(const PoweredCard&) = delete;
    PoweredCard& operator=(const PoweredCard&) = delete;

    [[nodiscard]] std::string atr() const { return card_->atr(); }  // bytes
    [[nodiscard]] card::Transmit transmit();                        // lives no longer than this
    [[nodiscard]] card::Control control();                          // the same

    // A chip in another slot, or nothing; on the same context, for as long as this card.
    [[nodiscard]] std::unique_ptr<pcsc::Card> open_module(const std::string& reader);

    enum class Presence { there, gone, service_dead };
    [[nodiscard]] Presence look();
    // What a command ends with whose exchange failed: `said` where the link is whole, otherwise the truth.
    [[nodiscard]] device::Completion explain(const device::CardFailed& said);
    // Shakes a control() loose, where the service can.
    void cancel() { context_->cancel(); }

private:
    PoweredCard(pcsc::ContextMaker make_context, Opening opening, std::unique_ptr<pcsc::Context> context)
        : make_context_{std::move(make_context)},
          opening_{std::move(opening)},
          context_{std::move(context)} {}
    [[nodiscard]] pcsc::Answer<void> connect();
    [[nodiscard]] device::Completion truth_about(const pcsc::Failure& failure);
    card::Read<std::string> kept(pcsc::Answer<std::string> answer);

    const pcsc::ContextMaker make_context_;
    const Opening opening_;
    std::unique_ptr<pcsc::Context> context_;
    std::unique_ptr<pcsc::Card> card_;
    std::uint32_t event_count_ = 0;        // of the slot when the card was powered
    std::optional<pcsc::Failure> broken_;  // the link's last failure
};

}  // namespace kiosk::hal
