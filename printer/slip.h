// The slip: content -> lines -> PDF and bitmap from one layout. Pure: same content, same bytes.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/device.h"
#include "kiosk/domain/slip.h"

namespace kiosk::printer {

// 80 mm paper, 72 mm printable, 576 dots at 203 dpi. The PDF's page is 80 mm wide and as long as its content,
// with real text (so that it can be searched and tested) in embedded fonts.
[[nodiscard]] Result<device::PrintDocument> render_slip(const SlipContent& content);
// A picture of the same bitmap, for people and tests.
[[nodiscard]] Result<std::string> bitmap_png(const device::Bitmap& bitmap);

}  // namespace kiosk::printer
