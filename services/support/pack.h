// ZIP archives in memory, and the cutting that keeps them short.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "services/support.h"

namespace kiosk::services::support {

[[nodiscard]] Result<std::string> zip_of(const std::vector<SupportFile>& files);
// The newest lines of `text`, at most `bytes_kept` of them, below a line that says how many are missing.
// Whole where it fits.
[[nodiscard]] std::string newest_lines(const std::string& text, std::size_t bytes_kept);
// At most `bytes_most`; every file that may be cut loses the same share. Error(refused): too long even so.
[[nodiscard]] Result<std::string> packed(const std::vector<SupportFile>& files, std::size_t bytes_most);

}  // namespace kiosk::services::support
