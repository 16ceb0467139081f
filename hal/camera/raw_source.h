// A stream of raw frames: a camera, or what stands in for one. One thread at a time uses it.
#pragma once

#include <functional>

#include "hal/camera/raw_frame.h"
#include "hal/code_scanner.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace kiosk::hal {

class RawSource {
public:
    virtual ~RawSource() = default;
    // Again after an error of next() or present().
    [[nodiscard]] virtual Result<void> open() = 0;
    // `use` sees the newest frame, and its bytes belong to the source again when it returns. Waits at most
    // `wait`; false = no frame came; an error = the source is gone.
    using Use = std::function<void(const RawFrame&)>;
    [[nodiscard]] virtual Result<bool> next(Millis wait, const Use& use) = 0;
    // Ends the streaming and keeps everything else, so that next() has its frame soon.
    virtual void rest() = 0;
    [[nodiscard]] virtual Result<void> present() = 0;
    [[nodiscard]] virtual bool has_light() const { return false; }
    virtual void light(LightHint) {}
    virtual void close() = 0;
};

}  // namespace kiosk::hal
