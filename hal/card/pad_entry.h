// One entry at the reader's pad. The call into PC/SC lasts as long as a person types and cannot be ended from
// here, so it runs on a thread of its own that keeps the card; whoever waits may leave before it is over.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "hal/card/powered_card.h"

namespace kiosk::hal {

class PadEntry : public std::enable_shared_from_this<PadEntry> {
public:
    PadEntry(std::shared_ptr<PoweredCard> card, std::uint32_t code, std::string structure)
        : card_{std::move(card)}, code_{code}, structure_{std::move(structure)} {}

    void start();
    void wait(Millis time);
    [[nodiscard]] bool done() const;
    // When done: the status word, or why there is none.
    [[nodiscard]] const card::Read<std::string>& status_word() const { return *result_; }
    // Asks the service to end it; a real pad may go on until its own time-out.
    void cancel() { card_->cancel(); }

private:
    const std::shared_ptr<PoweredCard> card_;
    const std::uint32_t code_;
    const std::string structure_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<card::Read<std::string>> result_;
};

}  // namespace kiosk::hal
