// A4 sheets for the office: tables over as many pages as they need, real text in embedded fonts.
#pragma once

#include <string>

#include "kiosk/base/result.h"
#include "kiosk/domain/sheet.h"

namespace kiosk::printer {

// The PDF's bytes; the same sheet gives the same bytes.
[[nodiscard]] Result<std::string> render_sheet(const Sheet& sheet);

}  // namespace kiosk::printer
