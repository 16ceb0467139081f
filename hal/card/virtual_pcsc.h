// A PC/SC made of data: one reader with a pad and a slot for cards, a second one for a security module, and a
// service that can die. It says what pcsc-lite says in the same places (devices-measured, a), so that the
// same driver runs over it.
#pragma once

#include <memory>

#include "hal/card/pcsc.h"
#include "hal/card_reader.h"

namespace kiosk::hal {

struct VirtualPcsc {
    std::shared_ptr<VirtualCardSlot> slot;
    pcsc::ContextMaker make_context;
};
[[nodiscard]] VirtualPcsc make_virtual_pcsc();

}  // namespace kiosk::hal
