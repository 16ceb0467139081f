// The slip's dots as PWG raster, for printers that take no PDF (PWG 5102.4): the format is plain enough to
// write without a library.
#pragma once

#include <string>

#include "kiosk/domain/device.h"

namespace kiosk::hal {

[[nodiscard]] std::string pwg_raster_of(const device::Bitmap& bitmap);

}  // namespace kiosk::hal
