// The card reader's driver over any PC/SC: the real one, or one made of data. Tests put a recorder between.
#pragma once

#include <memory>

#include "hal/card/pcsc.h"
#include "hal/card_reader.h"

namespace kiosk::hal {

[[nodiscard]] std::unique_ptr<Device> make_card_reader_over(PcscConfig config, pcsc::ContextMaker pcsc);

}  // namespace kiosk::hal
