// A USB stick for the bundle: which one is mounted, whether it has room, and a file that is on it when the
// call returns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace kiosk::services::support {

// Mount points strictly below `folder` that may be written on, in the order in which they were mounted.
// `mountinfo` has the form of /proc/self/mountinfo (proc(5)).
[[nodiscard]] std::vector<std::string> sticks_below(const std::string& folder, std::string_view mountinfo);

// On the first of them that has room; the file's path. Error(not_found): no stick; Error(unavailable): none
// has room, or writing failed, and then nothing is left on it under that name.
[[nodiscard]] Result<std::string> save_below(const std::string& folder, const std::string& mountinfo_path,
                                             const std::string& name, std::string_view bytes);

}  // namespace kiosk::services::support
