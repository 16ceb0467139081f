// All screens of the kiosk on one sheet, for eyes and for documents.
#pragma once

#include <string>

#include "ui/display.h"

namespace kiosk::ui {

// Draws the built-in example screens (invented data) at half size side by side, and writes their ids as JSON:
// a list of {"name", "screen", "items": [{"id", "role", "label", "x", "y", "width", "height", "enabled"}]}.
Result<void> save_contact_sheet(const std::string& path_png, const std::string& path_json,
                                const DisplayOptions& options);
// The same screens, each as a picture of full size: FOLDER/<name>.png.
Result<void> save_screens(const std::string& folder, const DisplayOptions& options);

}  // namespace kiosk::ui
