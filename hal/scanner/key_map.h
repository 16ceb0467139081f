// What a key of a US keyboard writes.
#pragma once

#include <cstdint>

namespace kiosk::hal {

// `key` is a KEY_ code of linux/input-event-codes.h. Zero: a key that writes nothing.
[[nodiscard]] char letter_of(std::uint16_t key, bool shift, bool caps_lock);

}  // namespace kiosk::hal
