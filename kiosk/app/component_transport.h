// The insurance bureau's component for e-codes, where the city gives kiosks a library instead of a local
// front: requests to "component:" go to it, all others to the network. The texts are the same in both forms
// (specification 3.1), so the settlement client need not know.
#pragma once

#include <memory>

#include "hal/ecode_component.h"
#include "services/transport.h"

namespace kiosk::app {

inline constexpr const char* component_url = "component:";

// A null component answers nothing: "not sent", as an address that nobody listens at.
[[nodiscard]] std::unique_ptr<services::Transport> with_component(
    std::unique_ptr<services::Transport> network, std::unique_ptr<hal::EcodeComponent> component);

}  // namespace kiosk::app
