// What may be changed at the machine itself: few things that depend on where it stands. They lie in a file of
// their own beside the journal, over the configuration that hospital IT deploys, so that neither overwrites
// the other. The version before is kept, for one step back.
#pragma once

#include <string>
#include <vector>

#include "kiosk/app/config.h"

namespace kiosk::app {

// One setting as the page shows it: steps up and down within its bounds.
struct LocalSetting {
    std::string key;  // "display.micrometres_per_px"
    std::int64_t value = 0;
    std::int64_t lowest = 0;
    std::int64_t highest = 1;  // 0 and 1: a flag
    std::int64_t step = 1;
    [[nodiscard]] bool is_flag() const { return lowest == 0 && highest == 1; }
    friend bool operator==(const LocalSetting&, const LocalSetting&) = default;
};
[[nodiscard]] std::vector<LocalSetting> local_settings(const KioskConfig& config);

// Over what was read from the configuration. A file that is damaged changes nothing and is told as problems.
[[nodiscard]] std::vector<ConfigProblem> apply_local_settings(KioskConfig& config);
// All of them, or what went wrong and nothing changed. The file before becomes the one to go back to.
[[nodiscard]] Result<void> save_local_settings(const std::string& data_folder,
                                               const std::vector<LocalSetting>& settings);
[[nodiscard]] bool can_restore_local_settings(const std::string& data_folder);
// Swaps the two: going back twice is where one was.
[[nodiscard]] Result<void> restore_local_settings(const std::string& data_folder);

}  // namespace kiosk::app
