// Calling a C function of a loaded library with arguments that came as data.
#pragma once

#include "hal/vendor/message.h"

namespace kiosk::hal::vendor {

// `library` is dlopen's. Whatever the function writes beyond its room ends this process (a page without
// access lies behind each room) instead of spoiling what stands there.
[[nodiscard]] Answer invoke(void* library, const Call& call);

}  // namespace kiosk::hal::vendor
