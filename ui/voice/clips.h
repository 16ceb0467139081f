// Recordings as they lie in folders: "<folder>/zh/take_card.wav".
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "ui/display.h"

namespace kiosk::ui {

inline constexpr int clip_hertz = 22'050;  // mono, 16 bit; what was recorded otherwise is converted

class Clips {
public:
    explicit Clips(const VoiceOptions& options) : folders_{options.own_folder, options.folder} {}
    // Samples of the first folder that has the recording. Empty where none has: told once in the log.
    [[nodiscard]] std::vector<std::int16_t> load(const std::string& id, Language language);

private:
    void tell_once(const std::string& path, const std::string& why);

    std::vector<std::string> folders_;  // the hospital's own first; some may be empty
    std::set<std::string> told_;
};

}  // namespace kiosk::ui
