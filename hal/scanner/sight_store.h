// The scanner's newest sight, between the driver that writes it and staff's screen that looks at it.
#pragma once

#include <chrono>
#include <deque>
#include <mutex>

#include "hal/code_scanner.h"

namespace kiosk::hal {

class SightStore final : public ScannerView {
public:
    [[nodiscard]] ScannerSight look() const override;

    // A frame with what was found in it; `frames_per_second` is counted here.
    void put(ScannerSight sight);
    // It rests, or is gone: no picture stays behind.
    void clear();

private:
    using Moment = std::chrono::steady_clock::time_point;

    mutable std::mutex mutex_;
    ScannerSight sight_;
    std::deque<Moment> came_;  // of the frames of the last second
};

}  // namespace kiosk::hal
