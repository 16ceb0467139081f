// ZIP archives made in memory by libzip, for what is sent to the platform and to whoever supports this kiosk.
// Private to the room.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"

namespace kiosk::services::archive {

struct ZipEntry {
    std::string name;
    std::string_view bytes;  // outlive the call
};
[[nodiscard]] Result<std::string> zip_of(std::span<const ZipEntry> entries);

}  // namespace kiosk::services::archive
