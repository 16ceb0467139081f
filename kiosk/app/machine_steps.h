// How long the machine makes a patient wait, step by step, heard from inside the core: identify (reading,
// decoding, asking), settle (holding, settling, booking), print (from the slip that is asked for to the
// printer that takes it). For the demo's meter and for the kiosk's figures.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/app/driver.h"

namespace kiosk::app {

enum class MachineStep { identify, settle, print };
[[nodiscard]] std::string_view machine_step_name(MachineStep step);

struct StepTime {
    MachineStep step = MachineStep::identify;
    Millis took{0};
};

// What a patient in this phase waits for; nothing where it is the machine that waits.
[[nodiscard]] std::optional<MachineStep> waiting_in(journey::Phase phase);

class MachineSteps {
public:
    // Each says the step that has just ended, if one has.
    std::optional<StepTime> on_session(const journey::Session& session, Millis at);
    std::optional<StepTime> on_device(DeviceKind kind, const device::Event& event, Millis at);

private:
    std::optional<MachineStep> waiting_;
    Millis since_{0};
    EffectId print_;  // the slip that is being waited for
    std::optional<Millis> print_since_;
};

}  // namespace kiosk::app
