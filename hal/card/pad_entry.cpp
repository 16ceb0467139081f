// The thread owns the entry, and the entry the card, so that a driver that is gone leaves nothing dangling.
#include "hal/card/pad_entry.h"

#include <thread>

namespace kiosk::hal {

void PadEntry::start() {
    std::thread{[entry = shared_from_this()] {
        auto result = entry->card_->control()(entry->code_, entry->structure_);
        const std::lock_guard lock{entry->mutex_};
        entry->result_ = std::move(result);
        entry->changed_.notify_all();
    }}.detach();
}

void PadEntry::wait(Millis time) {
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, time, [this] { return result_.has_value(); });
}

bool PadEntry::done() const {
    const std::lock_guard lock{mutex_};
    return result_.has_value();
}

}  // namespace kiosk::hal
