// What the kiosk's own log of staff says of a journey: which actions it holds, and whether it is whole.
#pragma once

#include <string>

namespace kiosk::demo {

// `wanted`: "whole" (the chain and its seal fit), "sign_in_refused" (an action that was written at least
// once), "sign_in_refused = 5" or "sign_in = 0" (exactly as often). Empty, or what is otherwise.
[[nodiscard]] std::string audit_problem(const std::string& data_folder, const std::string& wanted);

}  // namespace kiosk::demo
