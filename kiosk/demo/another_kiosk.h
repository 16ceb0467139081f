// `at another kiosk` and `destroy first kiosk`: the patient walks over to a second machine of the same
// hospital, with a folder, a journal, a number and a block of message ids of its own. What it knows of the
// first one's cases it can only have from the hospital.
#pragma once

#include <string>

#include "kiosk/app/config.h"
#include "kiosk/demo/journey_file.h"

namespace kiosk::demo {

// The step is not taken at a kiosk.
[[nodiscard]] bool between_kiosks(const JourneyStep& step);
[[nodiscard]] bool changes_kiosk(const JourneyFile& journey);

struct Place {
    app::KioskConfig config;          // of the kiosk where the patient stands
    bool first_is_destroyed = false;  // with all that it had still to do
};
// Takes the steps from `step` on that happen between kiosks; `step` is then the next at a kiosk. The machine
// must be gone already.
Result<void> walk_over(const JourneyFile& journey, std::size_t& step, Place& place);

}  // namespace kiosk::demo
