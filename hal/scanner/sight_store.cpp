// A frame is handed on and not copied; it is older than a second only where the camera stands still.
#include "hal/scanner/sight_store.h"

#include <algorithm>
#include <utility>

namespace kiosk::hal {
namespace {

constexpr std::chrono::seconds lately{1};

}  // namespace

ScannerSight SightStore::look() const {
    const auto since = std::chrono::steady_clock::now() - lately;
    const std::lock_guard lock{mutex_};
    if (came_.empty() || came_.back() < since) return {};
    auto sight = sight_;
    sight.frames_per_second =
        static_cast<double>(std::ranges::count_if(came_, [&](Moment moment) { return moment >= since; }));
    return sight;
}

void SightStore::put(ScannerSight sight) {
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock{mutex_};
    while (!came_.empty() && came_.front() < now - lately) came_.pop_front();
    came_.push_back(now);
    std::swap(sight_, sight);
}

void SightStore::clear() {
    const std::lock_guard lock{mutex_};
    sight_ = {};
    came_.clear();
}

}  // namespace kiosk::hal
